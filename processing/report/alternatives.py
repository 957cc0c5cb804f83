# SPDX-License-Identifier: GPL-2.0-or-later
"""Alternative texts of charts and maps, from the data: what, area, date, message, and what is missing."""

from collections import Counter
from collections.abc import Sequence

from ..domain.catalogue import Indicator
from ..domain.categories import label
from ..domain.formatting import period_text
from ..domain.profile import AgeStructure, Cell, Choropleth, FacilityRow, IndicatorRow, PopulationSeries, Profile
from ..domain.status import Status
from .ground import Ground
from .mssgrid import ATTENTION, groups_of
from .sentences import DATIVES, PLURALS, bridged_words, capital, extremes, listing, percent


def spoken(cell: Cell) -> str:
    """A number, or the words for its sign."""
    return cell.spoken or cell.text


def _unit(row_or_map: IndicatorRow | Choropleth, cell: Cell) -> str:
    if cell.status is not Status.VALUE:
        return spoken(cell)
    unit = row_or_map.indicator.unit
    if unit == "%":
        return percent(cell)
    return cell.text


def overview_map(profile: Profile) -> str:
    """Where the area lies in the district, or the district in the city."""
    plural = PLURALS.get(profile.area.level, "Gebiete")
    where = f"im Bezirk {profile.district.name}" if profile.district else f"in {profile.city.name}"
    if len(profile.shapes.sisters) < 2:
        return f"Karte von {profile.area.name} allein: Andere {plural} {where} sind nicht in der Datenbibliothek."
    return (
        f"Karte der {len(profile.shapes.sisters)} {plural} {where}. {profile.area.name} ist hervorgehoben"
        f" und liegt {_direction(profile)}."
    )


def _direction(profile: Profile) -> str:
    """Rough position in the district, or in the city, by the middles of the outlines."""
    whole = "des Bezirks" if profile.district else "der Stadt"
    own = [s.geometry for s in profile.shapes.sisters if s.area.area_id == profile.area.area_id]
    if not own:
        return f"innerhalb {whole}"
    bounds = [s.geometry.bounds for s in profile.shapes.sisters]
    left, bottom = min(b[0] for b in bounds), min(b[1] for b in bounds)
    right, top = max(b[2] for b in bounds), max(b[3] for b in bounds)
    x = (own[0].centroid.x - left) / max(right - left, 1)
    y = (own[0].centroid.y - bottom) / max(top - bottom, 1)
    north = "Norden" if y > 0.6 else "Süden" if y < 0.4 else ""
    east = "Osten" if x > 0.6 else "Westen" if x < 0.4 else ""
    if north and east:
        return f"im {north.removesuffix('en')}{east.lower()} {whole}"
    return f"im {north or east} {whole}" if north or east else f"in der Mitte {whole}"


def series(profile: Profile, points: PopulationSeries, indicator: Indicator | None = None) -> str:
    """A line over the years: the population's, or an indicator's."""
    known = [p for p in points.points if p.cell.status is Status.VALUE]
    name = profile.area.name
    if not known:
        if indicator is not None:
            return f"Diagramm von {name}, {indicator.title}: Die Datenbibliothek enthält keinen Wert."
        return f"Diagramm der Einwohnerzahl von {name}: Die Datenbibliothek enthält keine Einwohnerzahl."
    values = [f"{period_text(p.period)}: {spoken(p.cell)}" for p in known]
    left_out = f"dazwischen {len(values) - 6} weitere Werte"
    shown = values if len(values) <= 8 else [*values[:2], left_out, *values[-4:]]
    head = f"Liniendiagramm der Einwohnerzahl von {name}"
    if indicator is not None:
        head = f"Liniendiagramm von {name}, {indicator.title}"
    text = f"{head}. {'; '.join(shown)}."
    gaps = [f"{period_text(p.period)} {spoken(p.cell)}" for p in points.points if p.cell.status is not Status.VALUE]
    if gaps:
        text += f" Ohne Zahl: {', '.join(gaps)}."
    if points.recut:
        text += " Alle Zahlen gelten für den Zuschnitt seit der Gebietsreform vom 01.01.2021."
    words = bridged_words(points)
    return f"{text} {capital(words)}." if words else text


def bars(profile: Profile, row: IndicatorRow) -> str:
    """All sister areas as bars: where the area stands, the ends, district and city, who has no value."""
    plural = PLURALS.get(profile.area.level, "Gebiete")
    names = {a.area_id: a.name for a in profile.sisters}
    cells = [(cell, names.get(area, area)) for area, cell in row.sisters.items()]
    day = f" am {period_text(row.period)}" if row.period else ""
    head = f"Balkendiagramm der {len(cells)} {plural}, {row.indicator.title}{day}."
    text = f"{profile.area.name} {_unit(row, row.area)}"
    if row.rank is not None:
        text += f" (Rang {row.rank.text}, 1 = höchster Wert)"
    if profile.district is not None:
        text += f"; Bezirk {_unit(row, row.district)}, {profile.city.name} {_unit(row, row.city)}"
    known = [(c, n) for c, n in cells if c.value is not None]
    if len(known) > 1:
        low, high = extremes(known)
        text += f". Höchster Wert {high[1]} {_unit(row, high[0])}, niedrigster {low[1]} {_unit(row, low[0])}"
    return f"{head} {text}. {_missing(cells)}"


def shares(title: str, structure: AgeStructure) -> str:
    """Parts of a whole for area, district and city."""
    return ages(structure).replace("Altersgruppen in Jahren", title, 1)


def mss_grid(profile: Profile, drawn: Choropleth) -> str:
    """Which of the social monitoring's groups the area's planning areas are in, and how many of the district."""
    names = {s.area.area_id: s.area.name for s in profile.shapes.children}
    groups = groups_of(drawn)
    own = [f"{name}: {label(groups[area])}" for area, name in names.items() if area in groups]
    without = [name for area, name in names.items() if area not in groups]
    counts = Counter(groups.values())
    head = f"Raster aus Status und Dynamik des Monitorings Soziale Stadtentwicklung am {period_text(drawn.period)}"
    text = "; ".join(own) if own else f"Kein Planungsraum von {profile.area.name} ist zugeordnet"
    text += f". Ohne Zuordnung: {listing(without)}" if without else ""
    special = sum(counts[group] for group in ATTENTION)
    return (
        f"{head}. {text}. Im Bezirk sind {len(groups)} Planungsräume zugeordnet, davon {special} mit besonderem"
        " Aufmerksamkeitsbedarf."
    )


def areas(profile: Profile, ground: Ground | None = None) -> str:
    """The map of the planning areas with their names."""
    names = [s.area.name for s in profile.shapes.children]
    on = f" auf dem Hintergrund {ground.title}" if ground is not None else ""
    few = f"Karte des Planungsraums {names[0]}" if len(names) == 1 else f"Karte der {len(names)} Planungsräume"
    listed = f": {listing(names)}" if len(names) > 1 else ""
    return f"{few} von {profile.area.name} {'mit seinen' if len(names) == 1 else 'mit ihren'} Grenzen{on}{listed}."


def classes(profile: Profile, drawn: Choropleth) -> str:
    """A map of all planning areas of the district: its extremes and those of the area."""
    names = {s.area.area_id: s.area.name for s in (*profile.shapes.children, *profile.shapes.neighbours)}
    cells = [(cell, names[area]) for area, cell in drawn.cells.items() if area in names]
    where = f"im Bezirk {profile.district.name}" if profile.district else f"in {profile.city.name}"
    head = f"Karte der {len(cells)} Planungsräume {where}, {drawn.indicator.title} am {period_text(drawn.period)}."
    if drawn.indicator.categorical:
        counts = Counter(cell.text for cell, _ in cells if cell.status is Status.VALUE)
        text = "; ".join(f"{count}-mal {words}" for words, count in sorted(counts.items())) + "."
        text = text if counts else "Für keinen Planungsraum liegt eine Zuordnung vor."
    else:
        text = _extremes(profile, drawn, cells)
    own = [(drawn.cells[s.area.area_id], s.area.name) for s in profile.shapes.children if s.area.area_id in drawn.cells]
    inside = "; ".join(f"{name} {_unit(drawn, cell)}" for cell, name in own)
    return f"{head} {text} Umrandet {profile.area.name}: {inside}." if inside else f"{head} {text}"


def strips(profile: Profile, rows: Sequence[IndicatorRow]) -> str:
    """Position of the area among its sisters for several indicators."""
    plural = PLURALS.get(profile.area.level, "Gebiete")
    parts = []
    for row in rows:
        values = [c for c in row.sisters.values() if c.exact is not None]
        span = ""
        if values:
            low, high = min(values, key=lambda c: c.exact or 0), max(values, key=lambda c: c.exact or 0)
            span = f", Spanne {_unit(row, low)} bis {_unit(row, high)}"
        signs = Counter(spoken(c) for c in row.sisters.values() if c.exact is None)
        without = "".join(f", {count}-mal {words}" for words, count in signs.items())
        chance = f", zufällige Schwankung {row.interval.text}" if row.interval is not None else ""
        parts.append(
            f"{row.indicator.title}: {_unit(row, row.area)} (Bezirk {_unit(row, row.district)}{chance}{span}{without})"
        )
    head = f"Punktdiagramme: Lage von {profile.area.name} unter den {len(profile.sisters)} {plural}"
    return f"{head} {'des Bezirks' if profile.district else ''}. {'. '.join(parts)}.".replace(" .", ".")


def ages(structure: AgeStructure) -> str:
    """All shares of all bars."""
    bars = []
    for bar in structure.bars:
        shares = ", ".join(f"{g}: {spoken(c)}" for g, c in zip(structure.groups, bar.shares, strict=True))
        bars.append(f"{bar.area.name}: {shares}")
    day = period_text(structure.period) if structure.period else "ohne Datum"
    return f"Balken zu je 100 Prozent, Altersgruppen in Jahren am {day}. {'. '.join(bars)}."


def choropleth(profile: Profile, drawn: Choropleth) -> str:
    """A map of the areas inside the own one: extremes, comparison, what is missing."""
    own = [s.area for s in profile.shapes.of(drawn.level)]
    cells = [(drawn.cells[a.area_id], a.name) for a in own if a.area_id in drawn.cells]
    title, day = drawn.indicator.title, period_text(drawn.period)
    head = f"Karte der {len(own)} {PLURALS[drawn.level]} von {profile.area.name}, {title} am {day}."
    return f"{head} {_categories(cells) if drawn.indicator.categorical else _extremes(profile, drawn, cells)}"


def _extremes(profile: Profile, drawn: Choropleth, cells: Sequence[tuple[Cell, str]]) -> str:
    known = [(c, n) for c, n in cells if c.value is not None]
    if not known:
        return "Es liegt kein Wert vor."
    low, high = extremes(known)
    text = f"Höchster Wert {high[1]} {_unit(drawn, high[0])}, niedrigster {low[1]} {_unit(drawn, low[0])}"
    if low[0].text == high[0].text:
        text = f"{'Einziger' if len(known) == 1 else 'Überall derselbe'} Wert {low[1]} {_unit(drawn, low[0])}"
    row = profile.row(drawn.indicator.indicator)
    if row is not None:
        text += f"; Bezirk {_unit(row, row.district)}, {profile.city.name} {_unit(row, row.city)}"
    return f"{text}. {_missing(cells)}"


def _categories(cells: Sequence[tuple[Cell, str]]) -> str:
    text = "; ".join(f"{name}: {label(cell.text)}" for cell, name in cells if cell.status is Status.VALUE)
    return f"{text}. {_missing(cells)}" if text else "Es liegt keine Zuordnung vor."


def _missing(cells: Sequence[tuple[Cell, str]]) -> str:
    lacking = [name for cell, name in cells if cell.status not in (Status.VALUE, Status.NONE)]
    if not lacking:
        return "Kein Wert fehlt."
    return f"Ohne Wert: {listing(lacking)}."


def facilities(profile: Profile, shown: Sequence[FacilityRow]) -> str:
    """The map of facilities: numbers by theme, and where most of them are."""
    if not shown:
        return f"Karte der Planungsräume von {profile.area.name}. Es sind keine Einrichtungen mit Lage erfasst."
    names = {s.area.area_id: s.area.name for s in profile.shapes.children}
    parts = []
    for row in shown:
        text = f"{row.title} {spoken(row.count)}"
        known = {a: c.value for a, c in row.by_child.items() if c.value and a in names}
        most = [a for a in known if known[a] == max(known.values())]
        if len(known) > 1 and len(most) == 1:
            text += f", die meisten in {names[most[0]]} ({row.by_child[most[0]].text})"
        parts.append(f"{text}, Stand {period_text(row.period)}")
    areas = f"in {len(names)} {DATIVES['PLR']} von" if len(names) != 1 else "in"
    return f"Karte der Einrichtungen {areas} {profile.area.name}. {'. '.join(parts)}."
