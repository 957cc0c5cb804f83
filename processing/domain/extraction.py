# SPDX-License-Identifier: GPL-2.0-or-later
"""From a recognised table to observations: keys repaired, totals kept apart, what cannot be placed still counted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from .coverage import spoken_of, whole_city
from .errors import SozialraumError
from .layouts import Layout, Recognised, clean_header, known_quantities
from .lor import CITY, KEY_LENGTH, REST, level_of
from .parsing import Parsed, Style, column_style, parse_number
from .records import Quantity
from .schema import REJECT_COLUMNS
from .status import Flag, Reason, Status
from .table_rows import Known, Row, located


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
    return reader.sum_objects() if found.layout.objects else reader.read()


class _Reader:
    def __init__(self, found: Recognised, period: date, known: Known) -> None:
        self.found, self.layout, self.period, self.known = found, found.layout, period.isoformat(), known
        lines = located(found, self.period, known)
        self.rows, self.vintage, self.sums, self.repaired = lines.rows, lines.vintage, lines.sums, lines.repaired
        self.rejects, self.notes = list(lines.rejects), list(lines.notes)
        self.columns = [c for c in found.columns() if c[1] not in self.layout.optional or self._filled(c[0])]
        self.kept = [r for r in self.rows if r.level == REST or r.area_id in known.ids[self.vintage]]
        if len(self.kept) < len(self.rows):
            self.notes.append(Reason("areas_left_out", {"count": len(self.rows) - len(self.kept)}))
        self.records: list[tuple] = []

    def _filled(self, place: int) -> bool:
        return any(clean_header(row.cell(place)) not in ("", *self.layout.blocked) for row in self.rows)

    # --- numbers

    def read(self) -> Extract:
        """One number a row and column; unplaced rows are summed under the smallest area known."""
        self._refuse_duplicates()
        for place, quantity in self.columns:
            self._read_column(place, quantity)
        if self.layout.split and {self.layout.split["value"], self.layout.split["by"]} <= set(self.found.header):
            self._read_split()
        self._check_totals()
        self._tell_lacking()
        return self._result()

    def _refuse_duplicates(self) -> None:
        lines: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row in self.rows:
            if row.level != REST:
                lines[row.level, row.area_id].append(row.number)
        twice = [(area, numbers) for (_, area), numbers in lines.items() if len(numbers) > 1]
        if twice:
            examples = "; ".join(f"{area}: {', '.join(map(str, numbers[:5]))}" for area, numbers in twice[:5])
            raise SozialraumError("duplicate_keys", file=self.found.sheet.file, count=len(twice), examples=examples)

    def _tell_lacking(self) -> None:
        """Areas that a nearly whole table does not name: they will be missing in every sum."""
        finest = self._finest()
        named = {r.area_id for r in self.rows if r.level == finest}
        districts = {a[:2] for a in named}
        length = KEY_LENGTH.get(finest, 0)
        wanted = {i for i in self.known.ids[self.vintage] if len(i) == length and i[:2] in districts}
        lacking = sorted(wanted - named)
        if lacking and length > 2 and len(lacking) <= 0.1 * len(wanted):
            areas = ", ".join(lacking[:10]) + (" …" if len(lacking) > 10 else "")
            self.notes.append(Reason("areas_lacking", {"count": len(lacking), "areas": areas}))

    def _read_column(self, place: int, quantity: str) -> None:
        rows = self.kept
        name = self.found.header[place] if self.found.header else f"{place + 1}"
        cells = [r.cell(place) for r in rows]
        if quantity in self.layout.categorical:
            for row, cell in zip(rows, cells, strict=True):
                if row.level != REST:
                    self._add(row, quantity, None, *self._category(cell))
            return
        style = column_style(cells)
        rest: dict[str, list[Parsed]] = defaultdict(list)
        for row, cell in zip(rows, cells, strict=True):
            parsed = self._checked(self._number(cell, style), row, name, cell, quantity)
            if row.level == REST:
                rest[row.area_id].append(parsed)
            else:
                self._add(row, quantity, parsed.value, None, parsed.status, parsed.flag)
        for area_id, parts in rest.items():
            if quantity not in self.layout.intensive and not self.layout.delivered:
                status, value = _sum(parts)
                self.records.append((REST, area_id, quantity, value, None, status, None))

    def _number(self, cell: object, style: Style) -> Parsed:
        blocked = self.layout.blocked and clean_header(cell).removesuffix(".0") in self.layout.blocked
        return Parsed(None, Status.NOT_APPLICABLE) if blocked else parse_number(cell, style)

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

    def _read_split(self) -> None:
        """A column spread over quantities by the class in another (EW of a PLR under its status)."""
        split, valid = self.layout.split, self.layout.valid
        value, by = self.found.place(split["value"]), self.found.place(split["by"])
        for row in self.kept:
            if row.level == REST:
                continue
            parsed = parse_number(row.cell(value))
            group = clean_header(row.cell(by)).removesuffix(".0")
            sign = None if group in valid["values"] else self._category(row.cell(by))[1]
            for name, target in {None: split["total"], **split["parts"]}.items():
                if sign is not None:  # declared invalid: outside of what is counted; no class delivered: not known
                    self._add(row, target, None, None, Status.MISSING if sign is Status.VALUE else sign)
                elif name in (None, group):
                    self._add(row, target, parsed.value, None, parsed.status)
                else:  # outside its class there is nothing of this quantity
                    self._add(row, target, 0.0, None, Status.NONE)

    def _add(self, row: Row, quantity: str, value, text, status: Status, flag: Flag | None = None) -> None:
        self.records.append((row.level, row.area_id, quantity, value, text, status, flag))

    # --- totals

    def _check_totals(self) -> None:
        """Sums of the finest level against the published totals of the same table, first column only."""
        if self.layout.delivered:
            return
        columns = [c for c in self.columns if c[1] not in self.layout.categorical]
        if not columns:
            return
        main = columns[0][1]
        values = {(level, area): value for level, area, q, value, _, status, _ in self.records
                  if q == main and status in (Status.VALUE, Status.NONE)}  # fmt: skip
        finest = self._finest()
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

        self._check_sum(columns[0][0], [*parts.values(), *rest.values()], bool(gaps))

    def _check_sum(self, place: int, values: Sequence[float], gaps: bool) -> None:
        """The one "Summe" of a table that is the total of no area."""
        if len(self.sums) != 1 or gaps:
            return
        row = self.sums[0]
        total = parse_number(row.cell(place)).value
        if total is not None and abs(sum(values) - total) >= 0.5:
            told = {"row": row.number, "sum": sum(values), "total": total, "difference": sum(values) - total}
            self.notes.append(Reason("table_sum_differs", told))

    def _finest(self) -> str:
        lengths = [len(r.area_id) for r in self.kept if r.level not in (REST, "STADT") and not r.total]
        return level_of("0" * max(lengths)) if lengths else "STADT"

    # --- objects

    def sum_objects(self) -> Extract:
        """Count and sum a list of objects by area; an object without the figure does not hide the sum."""
        kept = self.kept
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in kept:
            groups[row.level, row.area_id].append(row)
        occupied = [area_id for _, area_id in groups if area_id != CITY]
        for plr in spoken_of(self.known.areas[self.vintage], occupied):
            groups.setdefault(("PLR", plr), [])
        styles = {place: column_style(r.cell(place) for r in kept) for place, _ in self.columns}
        for (level, area_id), members in groups.items():
            self._sum_group(level, area_id, members, styles)
        return self._result()

    def _sum_group(self, level: str, area_id: str, members: Sequence[Row], styles: Mapping[int, str]) -> None:
        here = Status.VALUE if members else Status.NONE
        names = None
        if level == REST:  # the profile names what could not be placed
            names = (
                "; ".join(
                    filter(None, (self.found.text(r.cells, self.layout.objects.get("name", "")) for r in members))
                )
                or None
            )
        self.records.append((level, area_id, self.layout.objects["count"], float(len(members)), names, here, None))
        for place, quantity in self.columns:
            name = self.found.header[place]
            parsed = [self._checked(parse_number(r.cell(place), styles[place]), r, name, r.cell(place), quantity)
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

    def _result(self) -> Extract:
        columns = ["level", "area_id", "quantity", "value", "text", "status", "flag"]
        frame = pd.DataFrame(self.records, columns=columns)
        frame.insert(0, "vintage", self.vintage)
        frame.insert(4, "period", self.period)
        frame["value"] = pd.to_numeric(frame["value"])
        data = [r for r in self.rows if not r.total]
        matched = sum(1 for r in self.kept if not r.total and r.level != REST)
        if not matched and not any(r.total for r in self.kept):
            raise SozialraumError("areas_not_in_library", file=self.found.sheet.file)
        fixed = [(w, k) for w, k in self.repaired if k]
        if fixed:
            written, key = fixed[0]
            told = {"count": len(fixed), "written": written, "key": key}
            self.notes.insert(0, Reason("keys_were_numbers" if written == key else "keys_repaired", told))
        self.notes += [Reason(code, values) for code, values in self.found.sheet.notes]
        quantities = tuple(self._quantity(q) for q in frame["quantity"].unique())
        rejects = pd.DataFrame(self.rejects, columns=list(REJECT_COLUMNS))
        return Extract(frame, rejects, quantities, self.vintage, self._finest(), len(data), matched, len(fixed),
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
        groups = {".mh.": "mit Migrationshintergrund, ", ".w.": "weiblich, ", ".m.": "männlich, "}
        who = "".join(words for part, words in groups.items() if part in quantity)
        return Quantity(quantity, f"EW {who}{group}", "Personen", "extensive", "date", layout.office)
    if layout.delivered:  # a number of cases beside its share ("kid.d5.abs")
        base = known_quantities().get(quantity.removesuffix(".abs"))
        return Quantity(
            quantity, f"{base.title if base else quantity}, absolut", "Anzahl", "intensive", "date", layout.office
        )
    kind = "intensive" if quantity in layout.intensive else "extensive"
    return Quantity(quantity, layout.titles.get(quantity, quantity), "", kind, "date", layout.office)


def _sum(parts: Sequence[Parsed]) -> tuple[Status, float | None]:
    """Unplaced cases added by the rules of `columns`: with a missing or suppressed part there is no sum."""
    found = {p.status for p in parts}
    for status in (Status.MISSING, Status.SUPPRESSED):
        if status in found:
            return status, None
    if Status.VALUE in found:
        return Status.VALUE, float(sum(p.value or 0.0 for p in parts))
    return (Status.NONE, 0.0) if Status.NONE in found else (Status.NOT_APPLICABLE, None)
