# SPDX-License-Identifier: GPL-2.0-or-later
"""From a recognised table to observations: keys repaired, totals kept apart, what cannot be placed still counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import pandas as pd

from .coverage import spoken_of, whole_city
from .errors import SozialraumError
from .keys import detect_vintage, joined_key, known_systems, official_names, repair_key
from .layouts import Layout, Recognised, clean_header, known_quantities
from .lor import CITY, KEY_LENGTH, REST, level_of
from .parsing import Parsed, column_style, parse_number
from .records import Quantity
from .status import Flag, Reason, Status

TOTAL = "zusammen"  # a row of a Bezirk's total in the statistical office's workbooks
REJECT_COLUMNS = ["row_no", "column_name", "content", "reason"]


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
    """

    def __init__(
        self,
        areas: Mapping[str, frozenset[str]],
        valid: Mapping[str, tuple[str, str]],
        districts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.areas, self._valid, self.districts = areas, valid, districts
        self.ids = {v: _all_levels(plr) for v, plr in areas.items()}

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


@dataclass
class Extract:
    """What a table says.

    `observations` and `rejects` as for `Library.add_source`; `quantities` what they count; `rows` lines that name an
    area, `matched` those whose area is in the library; `notes` what the person should know.
    """

    observations: pd.DataFrame
    rejects: pd.DataFrame
    quantities: tuple[Quantity, ...]
    vintage: str
    level: str
    rows: int
    matched: int
    repaired: int
    notes: list[Reason] = field(default_factory=list)


def extract(found: Recognised, period: date, known: Known) -> Extract:
    """Read a table by its layout.

    Raises
    ------
    SozialraumError
        ``no_lor_key`` (sheet), ``vintage_not_in_library`` or ``old_keys_not_in_library`` (vintage, known),
        ``areas_not_in_library``, ``duplicate_keys`` (count, examples), ``vintage_ambiguous``.
    """
    reader = _Reader(found, period, known)
    rows = reader.rows()
    if found.layout.objects:
        return reader.sum_objects(rows)
    return reader.read(rows)


class _Reader:
    def __init__(self, found: Recognised, period: date, known: Known) -> None:
        self.found, self.layout, self.period, self.known = found, found.layout, period.isoformat(), known
        self.rejects: list[tuple] = []
        self.notes: list[Reason] = []
        self.records: list[tuple] = []
        self.repaired: list[tuple[str, str]] = []
        self.vintage = ""

    # --- rows and keys

    def _place(self, name: object) -> int:
        return name if isinstance(name, int) else self.found.header.index(str(name))

    def rows(self) -> list[Row]:
        """All lines with a key, totals included; each with level and area."""
        key = self.layout.key
        places = [self._place(p) for p in key.get("parts", [key.get("column")])]
        rows, district = [], ""
        for n, cells in enumerate(self.found.sheet.rows[self.found.first_row :], self.found.first_row + 1):
            written = [cells[p] if len(cells) > p else None for p in places]
            total = self._total(cells, district)
            if total:
                rows.append(Row(n, cells, "", total, level_of(total), total, total=True))
                continue
            if not self._is_data(cells, written, bool(self.layout.objects)):
                continue
            clean = joined_key(written) if "parts" in key else self._key(written[0])
            rows.append(Row(n, cells, "".join(str(w) for w in written if w is not None).strip(), clean))
            district = clean[:2] if clean and clean != CITY else district
            if (clean and any(not isinstance(w, str) for w in written if w is not None)) or _lost_zero(written, clean):
                self.repaired.append((rows[-1].written, clean or ""))
        if not any(r.key for r in rows if not r.total):
            raise SozialraumError("no_lor_key", sheet=self.found.sheet.name or self.found.sheet.file)
        self._locate(rows)
        return rows

    def _key(self, written: object) -> str | None:
        city = self.layout.key.get("city")
        return CITY if city is not None and str(written).strip() == city else repair_key(written)

    def _total(self, cells: Sequence[object], district: str) -> str:
        """Area of a row of totals: the Bezirk above "Zusammen", the city at its name; "" for other rows."""
        place = self.layout.label
        if place is None or len(cells) <= place + 1 or any(cells[:place]):
            return ""
        label = clean_header(cells[place])
        if not label or label.isdigit() or parse_number(cells[place + 1]).value is None:
            return ""
        return district if label.lower() == TOTAL else CITY

    def _is_data(self, cells: Sequence[object], written: Sequence[object], objects: bool) -> bool:
        """Titles, blank lines and footnotes have neither a key nor a number."""
        if any(w not in (None, "") for w in written) and len(cells) > 1:
            return bool(joined_key(written) or repair_key(written[0]) or self._numbers(cells) or objects)
        return (objects and bool(any(c not in (None, "") for c in cells))) or bool(
            self._numbers(cells) and self.found.header
        )

    def _numbers(self, cells: Sequence[object]) -> bool:
        return any(
            parse_number(cells[p]).value is not None for p, _ in self._columns() if len(cells) > p and cells[p] != ""
        )

    def _columns(self) -> list[tuple[int, str]]:
        """Position and quantity of each column that is read."""
        if not self.found.header:
            return [(int(place), quantity) for place, quantity in self.layout.columns.items()]
        named = [(n, self.layout.quantity(name)) for n, name in enumerate(self.found.header)]
        return [(n, quantity) for n, quantity in named if quantity]

    def _locate(self, rows: Sequence[Row]) -> None:
        """Key system of the table by the set of its keys, then level and area of each row."""
        keys = [r.key for r in rows if r.key and not r.total]
        self.vintage = self._vintage(keys)
        existing = self.known.ids[self.vintage] | _all_levels(known_systems().get(self.vintage, ()))
        for row in rows:
            if row.total:
                continue
            if row.key in existing:
                row.level, row.area_id = level_of(row.key), row.key
            else:
                self._place_unknown(row)

    def _vintage(self, keys: Iterable[str]) -> str:
        ids = set(keys)
        candidates: Sequence[str] = detect_vintage(ids).candidates
        if not candidates:  # a key system only this library knows
            candidates = [v for v in self.known.areas if len(ids & self.known.ids[v]) * 2 > len(ids)]
        if not candidates:
            raise SozialraumError("no_lor_key", sheet=self.found.sheet.name or self.found.sheet.file)
        here = [v for v in self.known.areas if v in candidates]
        if not here:
            raise SozialraumError(
                "old_keys_not_in_library" if candidates[-1] == "2020" else "vintage_not_in_library",
                file=self.found.sheet.file, vintage=candidates[-1],
                known=", ".join(self.known.areas),
            )  # fmt: skip
        # Keys of Bezirke and the city are equal in all systems: then the one in force at the date.
        return ([v for v in here if self.known.in_force(v, self.period)] or here)[-1]

    def _place_unknown(self, row: Row) -> None:
        """A key of no area: a total under a pseudo-key, or a case that cannot be placed (REST)."""
        key = row.key or ""
        district = key[:2] if key[:2] in self.known.ids[self.vintage] else self._district_named(row)
        if len(key) > 2 and not key[2:].strip("0") and district:  # "010000": total of Bezirk 01
            row.level, row.area_id, row.total = "BEZ", district, True
            return
        if key and not key.strip("9") and len(key) < 8 and self._names_city(row):  # "999999": total of the city
            row.level, row.area_id, row.total = "STADT", CITY, True
            return
        row.level, row.area_id = REST, district or CITY
        foreign = key and any(key == plr[: len(key)] for plr in _others(self.vintage))
        reason = "foreign_key" if foreign else "key_missing" if not row.written.strip("-–. ") else "key_unknown"
        name = self._text(row, self.layout.objects.get("name", ""))
        self.rejects.append((row.number, self._key_name(), "; ".join(t for t in (row.written, name) if t), reason))
        if foreign:
            self.notes.append(Reason("mixed_systems", {"row": row.number, "key": key, "area": row.area_id}))

    def _names_city(self, row: Row) -> bool:
        return any(isinstance(c, str) and c.strip().lower().startswith("berlin") for c in row.cells)

    def _district_named(self, row: Row) -> str:
        """The Bezirk an object's row names in words."""
        text = self._text(row, self.layout.objects.get("district", ""))
        names = {n: i for v in self.known.areas for i, n in official_names(v).items() if len(i) == 2}
        names |= self.known.districts
        found = names.get(text, repair_key(text) or "")
        return found if len(found) == 2 and found in self.known.ids[self.vintage] else ""

    def _text(self, row: Row, column: str) -> str:
        if not column or column not in self.found.header:
            return ""
        place = self._place(column)
        return clean_header(row.cells[place]) if len(row.cells) > place else ""

    def _key_name(self) -> str:
        key = self.layout.key
        places = [self._place(p) for p in key.get("parts", [key.get("column")])]
        return " ".join(self.found.header[p] if self.found.header else str(p + 1) for p in places)

    # --- numbers

    def read(self, rows: Sequence[Row]) -> Extract:
        """One number a row and column; unplaced rows are summed under the smallest area known."""
        self._refuse_duplicates(rows)
        kept = [r for r in rows if r.level == REST or r.area_id in self.known.ids[self.vintage]]
        self._tell_absent(len(rows) - len(kept))
        for place, quantity in self._columns():
            self._read_column(kept, place, quantity)
        if self.layout.split:
            self._read_split(kept)
        self._check_totals(kept)
        return self._result(rows, kept)

    def _refuse_duplicates(self, rows: Sequence[Row]) -> None:
        counts = Counter((r.level, r.area_id) for r in rows if r.level != REST)
        twice = [(area, [r.number for r in rows if (r.level, r.area_id) == (level, area)])
                 for (level, area), n in counts.items() if n > 1]  # fmt: skip
        if twice:
            examples = "; ".join(f"{area}: {', '.join(map(str, numbers[:5]))}" for area, numbers in twice[:5])
            raise SozialraumError("duplicate_keys", file=self.found.sheet.file, count=len(twice), examples=examples)

    def _tell_absent(self, absent: int) -> None:
        if absent:
            self.notes.append(Reason("areas_left_out", {"count": absent}))

    def _read_column(self, rows: Sequence[Row], place: int, quantity: str) -> None:
        name = self.found.header[place] if self.found.header else f"{place + 1}"
        cells = [r.cells[place] if len(r.cells) > place else None for r in rows]
        if quantity in self.layout.categorical:
            for row, cell in zip(rows, cells, strict=True):
                self._add(row, quantity, None, *self._category(cell))
            return
        style = column_style(cells)
        rest: dict[str, list[Parsed]] = defaultdict(list)
        for row, cell in zip(rows, cells, strict=True):
            parsed = self._checked(parse_number(cell, style), row, name, cell, quantity)
            if row.level == REST:
                rest[row.area_id].append(parsed)
            else:
                self._add(row, quantity, parsed.value, None, parsed.status, parsed.flag)
        for area_id, parts in rest.items():
            if quantity not in self.layout.intensive:
                status, value = _sum(parts)
                self.records.append((REST, area_id, quantity, value, None, status, None))

    def _category(self, cell: object) -> tuple[str | None, Status]:
        text = clean_header(cell)
        if text in self.layout.blocked:
            return None, Status.NOT_APPLICABLE
        return (text, Status.VALUE) if text else (None, Status.MISSING)

    def _checked(self, parsed: Parsed, row: Row, column: str, cell: object, quantity: str) -> Parsed:
        """A number no count can be is not taken and listed."""
        reason = "" if parsed.readable else "no_number"
        kind = self._quantity(quantity)
        if parsed.value is not None and kind.kind == "extensive":
            if parsed.value < 0:
                reason = "negative_count"
            elif kind.unit == "Personen" and not float(parsed.value).is_integer():
                reason = "fraction_in_count"
        if not reason:
            return parsed
        self.rejects.append((row.number, column, clean_header(cell), reason))
        return Parsed(None, Status.MISSING)

    def _read_split(self, rows: Sequence[Row]) -> None:
        """A column spread over quantities by the class in another (EW of a PLR under its status)."""
        split, valid = self.layout.split, self.layout.valid
        value, by = self._place(split["value"]), self._place(split["by"])
        for row in rows:
            if row.level == REST:
                continue
            parsed = parse_number(row.cells[value])
            group = clean_header(row.cells[by]).removesuffix(".0")
            usable = group in valid["values"]
            for name, target in {None: split["total"], **split["parts"]}.items():
                mine = usable and name in (None, group)
                # Outside its class, and in an invalid area, there is nothing of this quantity.
                self._add(row, target, parsed.value if mine else 0.0, None, parsed.status if mine else Status.NONE)

    def _add(self, row: Row, quantity: str, value, text, status: Status, flag: Flag | None = None) -> None:
        self.records.append((row.level, row.area_id, quantity, value, text, status, flag))

    # --- totals

    def _check_totals(self, rows: Sequence[Row]) -> None:
        """Sums of the finest level against the published totals of the same table, first column only."""
        columns = [c for c in self._columns() if c[1] not in self.layout.categorical]
        if not columns:
            return
        main = columns[0][1]
        values = {(level, area): value for level, area, q, value, _, status, _ in self.records
                  if q == main and status in (Status.VALUE, Status.NONE)}  # fmt: skip
        finest = self._finest(rows)
        parts = {area: v for (level, area), v in values.items() if level == finest}
        rest = {area: v for (level, area), v in values.items() if level == REST}
        gaps = [area for level, area, q, _, _, status, _ in self.records
                if q == main and level == finest and status not in (Status.VALUE, Status.NONE)]  # fmt: skip
        for (level, area), total in values.items():
            if level not in ("BEZ", "STADT") or level == finest or (level == "STADT" and not whole_city(parts)):
                continue
            if any(level == "STADT" or a.startswith(area) for a in gaps):
                continue  # a part was not delivered: the sum of the others is no sum
            inside = [v for a, v in {**parts}.items() if level == "STADT" or a.startswith(area)]
            inside += [v for a, v in rest.items() if level == "STADT" or a == area]
            if not inside:
                continue
            code = "total_agrees" if abs(sum(inside) - total) < 0.5 else "total_row_differs"
            if level == "STADT" or code == "total_row_differs":
                difference = sum(inside) - total
                self.notes.append(
                    Reason(code, {"sum": sum(inside), "total": total, "difference": difference, "area": area})
                )

    def _finest(self, rows: Sequence[Row]) -> str:
        lengths = [len(r.area_id) for r in rows if r.level not in (REST, "STADT") and not r.total]
        return level_of("0" * max(lengths)) if lengths else "STADT"

    # --- objects

    def sum_objects(self, rows: Sequence[Row]) -> Extract:
        """Count and sum a list of objects by area; an object without the figure does not hide the sum."""
        kept = [r for r in rows if r.level == REST or r.area_id in self.known.ids[self.vintage]]
        self._tell_absent(len(rows) - len(kept))
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in kept:
            groups[row.level, row.area_id].append(row)
        occupied = [area_id for _, area_id in groups if area_id != CITY]
        for plr in spoken_of(self.known.areas[self.vintage], occupied):
            groups.setdefault(("PLR", plr), [])
        styles = {
            place: column_style(r.cells[place] for r in kept if len(r.cells) > place) for place, _ in self._columns()
        }
        for (level, area_id), members in groups.items():
            self._sum_group(level, area_id, members, styles)
        return self._result(rows, kept)

    def _sum_group(self, level: str, area_id: str, members: Sequence[Row], styles: Mapping[int, str]) -> None:
        here = Status.VALUE if members else Status.NONE
        names = None
        if level == REST:  # the profile names what could not be placed
            names = (
                "; ".join(filter(None, (self._text(r, self.layout.objects.get("name", "")) for r in members))) or None
            )
        self.records.append((level, area_id, self.layout.objects["count"], float(len(members)), names, here, None))
        for place, quantity in self._columns():
            name = self.found.header[place]
            parsed = [self._checked(parse_number(r.cells[place], styles[place]), r, name, r.cells[place], quantity)
                      for r in members]  # fmt: skip
            stated = [p.value for p in parsed if p.value is not None]
            lacking = len(members) - len(stated)
            flag = Flag.INCOMPLETE if lacking else None
            self.records.append((level, area_id, quantity, float(sum(stated)), None, here, flag))
            if lacking:
                self.records.append((level, area_id, f"{quantity}.unstated", float(lacking), None, Status.VALUE, None))

    # --- result

    def _quantity(self, quantity: str) -> Quantity:
        known = known_quantities().get(quantity)
        if known is not None:
            return known
        return described(quantity, self.layout)

    def _result(self, rows: Sequence[Row], kept: Sequence[Row]) -> Extract:
        columns = ["level", "area_id", "quantity", "value", "text", "status", "flag"]
        frame = pd.DataFrame(self.records, columns=columns)
        frame.insert(0, "vintage", self.vintage)
        frame.insert(4, "period", self.period)
        frame["value"] = pd.to_numeric(frame["value"])
        data = [r for r in rows if not r.total]
        matched = sum(1 for r in kept if not r.total and r.level != REST)
        if not matched and not any(r.total for r in kept):
            raise SozialraumError("areas_not_in_library", file=self.found.sheet.file)
        fixed = [(w, k) for w, k in self.repaired if k]
        if fixed:
            self.notes.insert(
                0, Reason("keys_repaired", {"count": len(fixed), "written": fixed[0][0], "key": fixed[0][1]})
            )
        self.notes += [Reason(code, values) for code, values in self.found.sheet.notes]
        quantities = tuple(self._quantity(q) for q in frame["quantity"].unique())
        rejects = pd.DataFrame(self.rejects, columns=REJECT_COLUMNS)
        return Extract(frame, rejects, quantities, self.vintage, self._finest(rows), len(data), matched, len(fixed),
                       self.notes)  # fmt: skip


def described(quantity: str, layout: Layout) -> Quantity:
    """A quantity that no catalogue lists: ages and origins of people, objects without a figure, or an office's own."""
    if quantity.endswith(".unstated"):
        base = known_quantities().get(quantity.removesuffix(".unstated"))
        title = f"{base.title if base else quantity}: Objekte ohne Angabe"
        return Quantity(quantity, title, "Anzahl", "extensive", "date", layout.office)
    if ".alter." in quantity:
        low, _, high = quantity.rpartition(".")[2].partition("_")
        group = f"{low} bis unter {high} Jahre" if high else f"{low} Jahre und älter"
        who = "mit Migrationshintergrund, " if ".mh." in quantity else ""
        return Quantity(quantity, f"EW {who}{group}", "Personen", "extensive", "date", layout.office)
    kind = "intensive" if quantity in layout.intensive else "extensive"
    return Quantity(quantity, layout.titles.get(quantity, quantity), "", kind, "date", layout.office)


def _sum(parts: Sequence[Parsed]) -> tuple[Status, float | None]:
    """A sum with a suppressed or missing part takes that status; it is never a smaller number."""
    for status in (Status.SUPPRESSED, Status.MISSING):
        if any(p.status is status for p in parts):
            return status, None
    return Status.VALUE, float(sum(p.value or 0.0 for p in parts))


def _all_levels(plr: Iterable[str]) -> frozenset[str]:
    """The keys of all areas above and of the PLR themselves, the city included."""
    return frozenset({CITY, *(p[:length] for p in plr for length in KEY_LENGTH.values())})


def _others(vintage: str) -> frozenset[str]:
    return frozenset().union(*(plr for v, plr in known_systems().items() if v != vintage))


def _lost_zero(written: Sequence[object], clean: str | None) -> bool:
    text = "".join(str(w).strip() for w in written if w is not None)
    return clean is not None and clean != CITY and text != clean and len(written) == 1
