# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of a table by LOR key: which are areas, which are totals of others, which belong to no area.

A row is a total where the table has rows inside its area; it is a check sum and counts nothing of its own. A row whose
key is no area's counts for the Bezirk its first digits name (pseudo-keys such as 019900), else for the city: no case is
lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from .area_keys import read_keys, refuse_twice
from .attributes import Attribute
from .catalogue import later_areas
from .errors import SozialraumError
from .keys import detect_vintage, known_systems, official_names
from .lor import CITY, CITY_DISTRICTS, KEY_LENGTH, LEVELS, ancestor, level_of
from .status import Reason
from .table_rows import all_levels
from .total_rows import label_of

if TYPE_CHECKING:
    import pandas as pd

_NAMED = 5  # so many keys or areas a sentence lists
_ROUNDING = 1e-6
_UNPLACED = ("nicht", "unbekannt", "ohne ")  # a row that says so is a case without area, whatever else it names


@dataclass
class Rows:
    """Where each row of a table counts.

    Parameters
    ----------
    vintage
        The key system, told by the set of keys.
    area_id : object array (n,)
        The area of a row; of a row without an area the Bezirk or the city it counts for.
    placed : bool array (n,)
        Rows of areas, that are no totals.
    carried : bool array (n,)
        Rows of no area.
    total : bool array (n,)
        Rows that sum up others; `area_id` is "" where it is of no area.
    """

    vintage: str
    area_id: np.ndarray
    placed: np.ndarray
    carried: np.ndarray
    total: np.ndarray
    notes: list[Reason] = field(default_factory=list)

    def level(self) -> str:
        """The finest level of the rows of areas."""
        return min((level_of(a) for a in self.area_id[self.placed]), key=LEVELS.index)

    def groups(self, level: str) -> np.ndarray:
        """The area of `level` each row counts in; "" where it is of no such area or a total."""
        found = np.full(len(self.area_id), "", dtype=object)
        for i in np.flatnonzero(self.placed | self.carried):
            own = self.area_id[i]
            if LEVELS.index(level_of(own)) <= LEVELS.index(level):
                found[i] = ancestor(own, level)
        return found

    def lacking(self, level: str, areas: Sequence[str]) -> dict[str, list[str]]:
        """Planungsräume of the key system that no row speaks of, by area of `level`; rows coarser than the area do not.

        The city needs all its Bezirke; the made-up one is none of them.
        """
        length = KEY_LENGTH.get(level, 0)
        spoken = {own for own in self.area_id[self.placed] if own != CITY and len(own) >= length}
        whole = CITY in self.area_id[self.placed]
        later = later_areas().get(self.vintage, {})
        found: dict[str, list[str]] = {area: [] for area in areas}
        for plr in sorted(known_systems()[self.vintage]):
            area = ancestor(plr, level)
            if area not in found or plr in later or (level == "STADT" and (plr[:2] not in CITY_DISTRICTS or whole)):
                continue
            if not any(plr[:n] in spoken for n in KEY_LENGTH.values()):
                found[area].append(plr)
        return found


def rows_of(frame: "pd.DataFrame", key: str, counts: "Mapping[str, Attribute]", layer: str) -> Rows:
    """Tell the rows of a table apart.

    Parameters
    ----------
    key
        Field with LOR keys of any level, as people write them.
    counts
        Fields that are summed; labels of totals are looked for in the others.

    Raises
    ------
    SozialraumError
        ``field_missing`` (layer, field), ``rollup_no_keys`` (layer, field, content); ``keys_twice`` of
        `refuse_twice`.
    """
    cells, keys = read_keys(frame, key, layer)
    detected = detect_vintage(k for k in keys if k)
    if not detected.candidates:
        filled = list(dict.fromkeys(str(cell) for cell in cells if cell is not None))
        shown = ", ".join(f"„{text}“" for text in filled[:_NAMED]) or "–"
        raise SozialraumError("rollup_no_keys", layer=layer, field=key, content=shown)
    vintage = detected.vintage or detected.candidates[-1]
    existing = all_levels(known_systems()[vintage])
    area_id = np.array([k if k in existing else "" for k in keys], dtype=object)
    refuse_twice(area_id.tolist(), key, layer)
    rows = Rows(vintage, area_id, area_id != "", np.zeros(len(cells), bool), np.zeros(len(cells), bool))
    names = {name.casefold(): i for i, name in official_names(vintage).items() if len(i) == 2}
    names |= {"berlin": CITY, CITY.casefold(): CITY}
    labels = [c for c in frame.columns if c not in counts and frame[c].dtype == object]
    for i in np.flatnonzero(~rows.placed):
        texts = [cell for c in labels if isinstance(cell := frame[c].iloc[i], str)]
        _place(rows, i, keys[i] or "", texts, names, counts)
    _find_totals(rows)
    _tell(rows, cells, keys)
    return rows


def _place(
    rows: Rows, i: int, key: str, texts: Sequence[str], names: Mapping[str, str], counts: "Mapping[str, Attribute]"
) -> None:
    """A row whose key is no area's: a total by its key or its words, else a case to be carried."""
    districts = {own[:2] for own in rows.area_id[rows.placed]} | CITY_DISTRICTS
    district = key[:2] if key[:2] in districts else ""
    area = None if key.strip("9") else _total_of(rows, i, texts, names, counts)
    if district and len(key) > 2 and not key[2:].strip("0"):  # "010000": total of Bezirk 01
        rows.area_id[i], rows.total[i] = district, True
    elif area is not None:
        rows.area_id[i], rows.total[i] = area, True
    else:
        rows.area_id[i], rows.carried[i] = district or CITY, True


def _total_of(
    rows: Rows, i: int, texts: Sequence[str], names: Mapping[str, str], counts: "Mapping[str, Attribute]"
) -> str | None:
    """The area of a row that calls itself a total, "" for one of no area, None where it is none.

    A mere name ("Berlin" may stand in each row of a table) makes a total only where the numbers are the sum.
    """
    if any(word in text.casefold() for text in texts for word in _UNPLACED):
        return None
    for text in texts:
        label = label_of(text, names)
        area = names.get(label or "", CITY if text.casefold().startswith("berlin") else "")
        if label is not None and not area:
            return ""
        if area and (text.casefold() != label or _adds_up(rows, i, area, counts)):
            return area
    return None


def _adds_up(rows: Rows, i: int, area: str, counts: "Mapping[str, Attribute]") -> bool:
    """Whether a row holds the sums of the finest rows in an area, in all fields that are summed."""
    length = max(len(own) for own in rows.area_id[rows.placed])
    inside = [own != "" and len(own) == length and own.startswith("" if area == CITY else area) for own in rows.area_id]
    pairs = [(column.values[i], np.nansum(column.values[inside])) for column in counts.values()]
    return any(total for _, total in pairs) and all(same_sum(own, total) or np.isnan(own) for own, total in pairs)


def same_sum(total: float, summed: float) -> bool:
    """Whether a delivered total and a sum are one number, but for the rounding of floats; False where one is NaN."""
    return abs(total - summed) <= _ROUNDING * max(1.0, abs(total))


def _find_totals(rows: Rows) -> None:
    """Rows of areas that have rows inside them are totals; what calls itself one and has none is an area."""
    finer = {own[:n] for own in rows.area_id[rows.placed] if own != CITY for n in KEY_LENGTH.values() if n < len(own)}
    if finer or any(own != CITY for own in rows.area_id[rows.placed]):
        finer.add(CITY)
    taken = set(rows.area_id[rows.placed])
    for i in np.flatnonzero(rows.placed | rows.total):
        own = rows.area_id[i]
        rows.total[i] = own in finer or (rows.total[i] and (not own or own in taken))
        rows.placed[i] = not rows.total[i]
        taken.add(own)


def _tell(rows: Rows, cells: Sequence[object], keys: Sequence[str | None]) -> None:
    repaired = [(c, k) for c, k, own in zip(cells, keys, rows.area_id, strict=True) if k == own and str(c).strip() != k]
    if repaired:
        written, clean = repaired[0]
        rows.notes.append(Reason("keys_repaired", {"count": len(repaired), "written": str(written), "key": clean}))
    others = frozenset().union(*(all_levels(plr) for v, plr in known_systems().items() if v != rows.vintage))
    foreign = [i for i in np.flatnonzero(rows.carried) if keys[i] in others]
    for i in foreign[:_NAMED]:
        values = {"row": int(i) + 1, "key": keys[i], "vintage": rows.vintage, "area": rows.area_id[i]}
        rows.notes.append(Reason("rollup_foreign_key", values))
    carried = [str(cells[i]) if cells[i] not in (None, "") else "–" for i in np.flatnonzero(rows.carried)]
    if carried:
        shown = ", ".join(list(dict.fromkeys(carried))[:_NAMED])
        rows.notes.append(Reason("rollup_unassigned", {"count": len(carried), "keys": shown}))
