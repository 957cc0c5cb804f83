# SPDX-License-Identifier: GPL-2.0-or-later
"""A library read into its `Overview`. Runs beside the window: no widget is touched."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ..processing.domain.errors import SozialraumError
from .overview import AreaNode, IndicatorLine, OfficeLine, Overview, Reject, SourceLine, ThemeLine

if TYPE_CHECKING:
    from ..processing.domain.library import Library
    from ..processing.domain.numbers import Numbers

OLD = timedelta(days=548)  # older than 18 months: worth a look (planner.md 2.2)


def read_overview(path: Path, known: Overview | None = None) -> Overview:
    """Open a library and read all of it. Runs in the background.

    Parameters
    ----------
    known
        What was read before: returned as it is when nothing has been written since.

    Raises
    ------
    SozialraumError
        Those of `Library`; ``package_missing`` and the like where QGIS's Python lacks a package.
    """
    from ..processing import packages

    problem = packages.missing(packages.LIBRARY)
    if problem is not None:
        raise problem
    from ..processing.algorithms.computing import cache_folder
    from ..processing.domain.library import Library
    from ..processing.domain.numbers import Numbers

    library = Library(path)
    vintages = library.vintages
    if not vintages:
        raise SozialraumError("not_a_library", file=path.name)
    # Not the file's date: QGIS touches the file when it opens a layer of it.
    state = ".".join((library.meta("state", "0"), *vintages))
    if known is not None and (known.path, known.state) == (path, state):
        return known
    numbers = Numbers.read(library, cache_folder())
    counts = _numbers_by_source(library)
    return Overview(
        path=path,
        state=state,
        numbers=numbers,
        vintages=vintages,
        valid_to={system.vintage: system.valid_to for system in library.key_systems()},
        trees={vintage: _tree(numbers, vintage) for vintage in vintages},
        dates={vintage: tuple(reversed(numbers.periods("ew", vintage))) for vintage in vintages},
        offices=_offices(library, numbers),
        sources=tuple(_source(row, counts) for row in library.sources().to_dict("records")),
        rejects=_rejects(library),
        fictional=numbers.fictional,
    )


def _tree(numbers: "Numbers", vintage: str) -> tuple[AreaNode, ...]:
    below: dict[str, list[AreaNode]] = {}
    for level, parent_length in (("PLR", 6), ("BZR", 4), ("PGR", 2), ("BEZ", 0)):
        areas = numbers.areas(vintage, level)
        nodes: dict[str, list[AreaNode]] = {}
        for area_id in areas.ids:
            node = AreaNode(area_id, areas.names[area_id], level, tuple(below.get(area_id, ())))
            nodes.setdefault(area_id[:parent_length], []).append(node)
        below = nodes
    return tuple(below.get("", ()))


def _offices(library: "Library", numbers: "Numbers") -> tuple[OfficeLine, ...]:
    """Offices in the order of the catalogue, then the others."""
    from ..processing.domain.catalogue import themes

    found: dict[str, list[ThemeLine]] = {}
    by_theme: dict[str, list[IndicatorLine]] = {}
    offices_of: dict[str, str] = {}
    for indicator, line in _indicators(numbers):
        by_theme.setdefault(indicator.theme, []).append(line)
        offices_of.setdefault(indicator.theme, indicator.office)
    lines: list[tuple[str, ThemeLine]] = []
    for theme, indicators in by_theme.items():
        if theme not in themes():
            title = "Monitoring Soziale Stadtentwicklung" if theme == "mss" else theme
            newest = max(i.period for i in indicators)
            lines.append((offices_of[theme], ThemeLine(title, newest, False, indicators=tuple(indicators))))
    lines += _facilities(library, numbers, by_theme)
    lines += _other_sources(library, numbers)
    newest = max((line.period for _, line in lines if line.period and line.theme), default=None)
    for office, line in lines:
        old = bool(line.theme and line.period and newest and newest - line.period > OLD)
        found.setdefault(office, []).append(replace(line, old=old))
    return tuple(OfficeLine(office, tuple(themes)) for office, themes in found.items())


def _indicators(numbers: "Numbers") -> Iterator[tuple]:
    """Each indicator of the catalogue with numbers in the newest key system that has any."""
    from ..processing.domain.indicators import dates_of

    for indicator in numbers.indicators:
        for vintage in reversed(numbers.vintages):
            dates = dates_of(numbers, indicator, vintage, indicator.levels[0], "")
            if dates.period is not None and dates.reason is None:
                rate = bool(indicator.denominator) or indicator.categorical
                line = IndicatorLine(
                    indicator.indicator, indicator.short or indicator.title, indicator.unit, dates.period,
                    indicator.levels, rate,
                )  # fmt: skip
                yield indicator, line
                break


def _facilities(
    library: "Library", numbers: "Numbers", by_theme: Mapping[str, list[IndicatorLine]]
) -> Iterator[tuple[str, ThemeLine]]:
    """Themes with features, then those of which only numbers by area were delivered (object tables)."""
    from ..processing.domain.catalogue import themes

    rows = _features(library)
    quantities = library.quantities()
    titles = dict(zip(quantities["quantity"], quantities["title"], strict=True))
    counted = {q.removesuffix(".count") for q in numbers.observed.quantities if q.endswith(".count")}
    for theme in [*(t for t in themes() if t in rows or t in counted), *sorted(set(rows) - set(themes()))]:
        known = themes().get(theme)
        kinds, count, capacity, office, period = rows.get(theme, ((), 0, None, "", None))
        if theme not in rows:
            period, count, capacity = _object_table(numbers, theme, known.capacity if known else "")
        title = known.plural if known else titles.get(f"{theme}.count", theme)
        yield (
            office or (known.office if known else "Sonstige"),
            ThemeLine(
                title, period, False, theme, kinds, count, capacity, known.unit if known else "",
                tuple(by_theme.get(theme, ())),
            ),
        )  # fmt: skip


def _features(library: "Library") -> dict[str, tuple]:
    """Kinds, number, capacity, office and newest date of each theme's features."""
    queries = {
        "point": "SELECT theme, count(*), sum(capacity), max(office), max(period) FROM facilities_point GROUP BY theme",
        "line": "SELECT theme, count(*), NULL, max(office), max(period) FROM facilities_line GROUP BY theme",
        "area": "SELECT theme, count(*), NULL, max(office), max(period) FROM facilities_area GROUP BY theme",
    }
    found: dict[str, tuple] = {}
    with library.reading() as connection:
        for kind, query in queries.items():
            for theme, count, capacity, office, period in connection.execute(query):
                kinds, before = (found[theme][0], found[theme][1]) if theme in found else ((), 0)
                when = _date(period)
                found[theme] = ((*kinds, kind), before + count, capacity, office, when)
    return found


def _object_table(numbers: "Numbers", theme: str, capacity: str) -> tuple[date | None, int, float | None]:
    """Objects and their capacity, all areas and cases not placed taken together."""
    for vintage in reversed(numbers.vintages):
        dates = numbers.periods(f"{theme}.count", vintage)
        if dates:
            sums = []
            for quantity in (f"{theme}.count", capacity):
                column = numbers.column(quantity, dates[-1], vintage, "BEZ") if quantity else None
                sums.append(float(column.values[column.known].sum()) if column is not None else None)
            return dates[-1], int(sums[0] or 0), sums[1]
    return None, 0, None


def _other_sources(library: "Library", numbers: "Numbers") -> Iterator[tuple[str, ThemeLine]]:
    """Sources of which the catalogue computes nothing, so that nothing imported is invisible."""
    from ..processing.domain.catalogue import themes
    from ..processing.domain.formula import parse

    known = {t.quantity for i in numbers.indicators for f in (i.numerator, i.denominator) if f for t in parse(f)}
    seen: set[int] = set()
    with library.reading() as connection:
        pairs = connection.execute("SELECT DISTINCT source_id, quantity FROM observations").fetchall()
    for source_id, quantity in pairs:
        if quantity in known or quantity.startswith("ew.") or quantity.split(".")[0] in themes():
            seen.add(source_id)
    having = {source_id for source_id, _ in pairs} - seen
    own_themes = {q.removesuffix(".count") for _, q in pairs if q.endswith(".count")}
    by_own_theme = {s for s, q in pairs if q.split(".")[0] in own_themes}
    for row in library.sources().to_dict("records"):
        if int(row["source_id"]) in having - by_own_theme:
            yield row["office"] or "Sonstige", ThemeLine(row["title"], _date(row["period"]), False)


def _numbers_by_source(library: "Library") -> dict[int, int]:
    counts: dict[int, int] = {}
    queries = (
        "SELECT source_id, count(*) FROM observations GROUP BY source_id",
        "SELECT source_id, count(*) FROM observations_old GROUP BY source_id",
        "SELECT source_id, count(*) FROM facilities_point GROUP BY source_id",
        "SELECT source_id, count(*) FROM facilities_line GROUP BY source_id",
        "SELECT source_id, count(*) FROM facilities_area GROUP BY source_id",
    )
    with library.reading() as connection:
        for query in queries:
            for source_id, count in connection.execute(query):
                counts[source_id] = counts.get(source_id, 0) + count
    return counts


def _source(row: Mapping[str, object], counts: Mapping[int, int]) -> SourceLine:
    source_id = int(row["source_id"])  # type: ignore[call-overload]
    texts = {key: str(row[key] or "") for key in ("office", "title", "file", "sheet", "period", "imported_at")}
    sizes = {key: int(row[key]) for key in ("rows", "matched", "rejected")}  # type: ignore[call-overload]
    return SourceLine(source_id, **texts, **sizes, published=bool(row["published"]), numbers=counts.get(source_id, 0))


def _rejects(library: "Library") -> tuple[Reject, ...]:
    sources = {int(row["source_id"]): row for row in library.sources().to_dict("records")}
    found = []
    for row in library.rejects().to_dict("records"):
        source = sources.get(int(row["source_id"]), {})
        number = row["row_no"]
        row_no = "" if number is None or number != number else str(int(number))
        found.append(
            Reject(
                str(source.get("title", "")), str(source.get("file", "")), row_no, _text(row["column_name"]),
                _text(row["content"]), str(row["reason"]),
            )
        )  # fmt: skip
    return tuple(found)


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)


def _date(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None
