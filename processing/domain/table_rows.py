# SPDX-License-Identifier: GPL-2.0-or-later
"""The lines of a table: which are data, which are totals, where each counts. What cannot be placed is never lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from . import total_rows
from .errors import SozialraumError
from .keys import detect_vintage, joined_key, known_systems, official_names, repair_key
from .layouts import Recognised, clean_header
from .lor import CITY, KEY_LENGTH, REST, level_of
from .parsing import parse_number
from .status import Reason


class Known:
    """What the library knows of areas.

    Parameters
    ----------
    areas
        PLR ids by vintage, in the order of validity, oldest first.
    valid
        First and last day (ISO, last ``""`` = open) by vintage.
    districts
        Ids of the Bezirke by their name in the library.
    city
        What the library calls the city.
    """

    def __init__(
        self,
        areas: Mapping[str, frozenset[str]],
        valid: Mapping[str, tuple[str, str]],
        districts: Mapping[str, str] = MappingProxyType({}),
        city: str = "Berlin",
    ) -> None:
        self.areas, self._valid, self.city = areas, valid, city
        official = {name: i for v in areas for i, name in official_names(v).items() if len(i) == 2}
        self.districts = {**official, **districts}
        self.ids = {v: all_levels(plr) for v, plr in areas.items()}

    def in_force(self, vintage: str, day: str) -> bool:
        """Whether a key system is valid on a day (ISO)."""
        first, last = self._valid[vintage]
        return first <= day and (not last or day <= last)


@dataclass
class Row:
    """One line of data: its number in the sheet (1 = first), its cells, its key and where it counts."""

    number: int
    cells: Sequence[object]
    written: str  # the key as it stands in the file
    key: str | None
    level: str = ""
    area_id: str = ""
    total: bool = False

    def cell(self, place: int) -> object:
        """What stands in a column; None where the line ends before it."""
        return self.cells[place] if len(self.cells) > place else None


@dataclass
class Located:
    """The lines of a table with their places.

    `rows` are areas, published totals and unplaced cases; `sums` are totals of no area ("Summe" of a few), to check
    only. `rejects` are (row, column, content, reason); `repaired` are keys as written and as they should be.
    """

    rows: list[Row]
    vintage: str
    sums: list[Row] = field(default_factory=list)
    rejects: list[tuple[int, str, str, str]] = field(default_factory=list)
    repaired: list[tuple[str, str]] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)


def located(found: Recognised, period: str, known: Known) -> Located:
    """All lines of a table that name an area or hold numbers.

    Raises
    ------
    SozialraumError
        ``no_lor_key`` (sheet), ``vintage_not_in_library`` or ``old_keys_not_in_library`` (vintage, known).
    """
    return _Locator(found, period, known).located()


def all_levels(plr: Iterable[str]) -> frozenset[str]:
    """The keys of all areas above the PLR and of the PLR themselves, the city included."""
    return frozenset({CITY, *(p[:length] for p in plr for length in KEY_LENGTH.values())})


class _Locator:
    def __init__(self, found: Recognised, period: str, known: Known) -> None:
        self.found, self.layout, self.period, self.known = found, found.layout, period, known
        self.columns = found.columns()
        self.out = Located([], "")

    def located(self) -> Located:
        rows = self._lines()
        keys = [r.key for r in rows if r.key and not r.total]
        if not keys:
            raise self._no_key()
        self.out.vintage = self._vintage(keys)
        existing = self.known.ids[self.out.vintage] | all_levels(known_systems().get(self.out.vintage, ()))
        strange = []
        for row in rows:
            if row.key in existing and not row.total:
                row.level, row.area_id = level_of(row.key), row.key
            elif not row.total:
                strange.append(row)
        totals = total_rows.Totals(rows, self.known, self.out.vintage, self.columns)
        for row in strange:
            if self.layout.objects or not totals.placed(row):
                self._place_unknown(row)
        self.out.rows = [r for r in rows if r.level]
        self.out.sums = [r for r in rows if not r.level]
        return self.out

    def _no_key(self) -> SozialraumError:
        return SozialraumError("no_lor_key", sheet=self.found.sheet.name or self.found.sheet.file)

    def _lines(self) -> list[Row]:
        places = self.found.key_places()
        parts = len(places) > 1
        rows, district = [], ""
        for n, cells in enumerate(self.found.sheet.rows[self.found.first_row :], self.found.first_row + 1):
            written = [cells[p] if len(cells) > p else None for p in places]
            total = self._labelled(cells, district)
            if total:
                rows.append(Row(n, cells, "", total, level_of(total), total, total=True))
                continue
            if not self._is_data(cells, written):
                continue
            clean = joined_key(written) if parts else self._key(written[0])
            rows.append(Row(n, cells, "".join(str(w) for w in written if w is not None).strip(), clean))
            district = clean[:2] if clean and clean != CITY else district
            if (clean and any(not isinstance(w, str) for w in written if w is not None)) or _lost_zero(written, clean):
                self.out.repaired.append((rows[-1].written, clean or ""))
        return rows

    def _key(self, written: object) -> str | None:
        city = self.layout.key.get("city")
        return CITY if city is not None and str(written).strip() == city else repair_key(written)

    def _labelled(self, cells: Sequence[object], district: str) -> str:
        """Area of a layout's row of totals: the Bezirk above "Zusammen", the city at its name; "" for other rows."""
        place = self.layout.label
        if place is None or len(cells) <= place + 1 or any(cells[:place]):
            return ""
        label = clean_header(cells[place])
        if not label or label.isdigit() or parse_number(cells[place + 1]).value is None:
            return ""
        return district if label.lower() == total_rows.DISTRICT else CITY

    def _is_data(self, cells: Sequence[object], written: Sequence[object]) -> bool:
        """Titles, blank lines and footnotes have neither a key nor a number."""
        objects = bool(self.layout.objects)
        if any(w not in (None, "") for w in written) and len(cells) > 1:
            return bool(objects or joined_key(written) or repair_key(written[0]) or self._numbers(cells))
        filled = any(c not in (None, "") for c in cells)
        return (objects and filled) or bool(self._numbers(cells) and self.found.header)

    def _numbers(self, cells: Sequence[object]) -> bool:
        """Whether a line says anything in a column of numbers: a number or a sign, for a secret is no blank."""
        said = (cells[p] for p, _ in self.columns if len(cells) > p and cells[p] is not None)
        return any(str(cell).strip() and parse_number(cell).readable for cell in said)

    # --- places

    def _vintage(self, keys: Iterable[str]) -> str:
        """The key system by the set of the table's keys."""
        ids = set(keys)
        candidates: Sequence[str] = detect_vintage(ids).candidates
        if not candidates:  # a key system only this library knows
            candidates = [v for v in self.known.areas if len(ids & self.known.ids[v]) * 2 > len(ids)]
        if not candidates:
            raise self._no_key()
        here = [v for v in self.known.areas if v in candidates]
        if not here:
            raise SozialraumError(
                "old_keys_not_in_library" if candidates[-1] == "2020" else "vintage_not_in_library",
                file=self.found.sheet.file, vintage=candidates[-1], known=", ".join(self.known.areas),
            )  # fmt: skip
        # Keys of Bezirke and the city are equal in all systems: then the one in force at the date.
        return ([v for v in here if self.known.in_force(v, self.period)] or here)[-1]

    def _place_unknown(self, row: Row) -> None:
        """A key of no area: a total under a pseudo-key, or a case that cannot be placed (REST)."""
        key = row.key or ""
        district = key[:2] if key[:2] in self.known.ids[self.out.vintage] else self._district_named(row)
        if len(key) > 2 and not key[2:].strip("0") and district:  # "010000": total of Bezirk 01
            row.level, row.area_id, row.total = "BEZ", district, True
            return
        if key and not key.strip("9") and len(key) < 8 and self._names_city(row):  # "999999": total of the city
            row.level, row.area_id, row.total = "STADT", CITY, True
            return
        row.level, row.area_id = REST, district or CITY
        foreign = bool(key) and any(key == plr[: len(key)] for plr in _others(self.out.vintage))
        reason = "foreign_key" if foreign else "key_missing" if not row.written.strip("-–. ") else "key_unknown"
        name = self.found.text(row.cells, self.layout.objects.get("name", ""))
        content = "; ".join(t for t in (row.written, name) if t)
        self.out.rejects.append((row.number, self._key_name(), content, reason))
        if foreign:
            self.out.notes.append(Reason("mixed_systems", {"row": row.number, "key": key, "area": row.area_id}))

    def _names_city(self, row: Row) -> bool:
        return any(isinstance(c, str) and c.strip().lower().startswith(self.known.city.lower()) for c in row.cells)

    def _district_named(self, row: Row) -> str:
        """The Bezirk an object's row names in words."""
        text = self.found.text(row.cells, self.layout.objects.get("district", ""))
        found = self.known.districts.get(text, repair_key(text) or "")
        return found if len(found) == 2 and found in self.known.ids[self.out.vintage] else ""

    def _key_name(self) -> str:
        return " ".join(self.found.header[p] if self.found.header else str(p + 1) for p in self.found.key_places())


def _others(vintage: str) -> frozenset[str]:
    return frozenset().union(*(plr for v, plr in known_systems().items() if v != vintage))


def _lost_zero(written: Sequence[object], clean: str | None) -> bool:
    text = "".join(str(w).strip() for w in written if w is not None)
    return clean is not None and clean != CITY and text != clean and len(written) == 1
