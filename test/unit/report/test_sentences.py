# SPDX-License-Identifier: GPL-2.0-or-later
"""Generated German: right in number, direction and with any part missing."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.profile import AreaRef, Below, Cell, Change, Range
from sozialraum.processing.domain.status import Flag, Quality, Reason, Status
from sozialraum.processing.report import alternatives, overview, sentences, standing
from sozialraum.processing.report.templates import read_template

NBSP = "\u00a0"
PHRASES = read_template("kurzprofil").phrases


def with_row(profile, indicator, **changed):
    rows = [replace(r, **changed) if r.indicator.indicator == indicator else r for r in profile.rows]
    return replace(profile, rows=tuple(rows))


def percent(value):
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return Cell(f"{sign}{str(abs(value)).replace('.', ',')}{NBSP}%", Status.VALUE, value, value)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (24800, f"In der Bezirksregion Lindenufer leben am 31.12.2024 24.800 Menschen mit Hauptwohnsitz; das sind "
                f"7,3{NBSP}% der Bevölkerung des Bezirks Musterbezirk."),
        (1, f"In der Bezirksregion Lindenufer lebt am 31.12.2024 ein Mensch mit Hauptwohnsitz; das sind 7,3{NBSP}% der "
            "Bevölkerung des Bezirks Musterbezirk."),
        (0, "In der Bezirksregion Lindenufer ist am 31.12.2024 niemand mit Hauptwohnsitz gemeldet."),
    ],
)  # fmt: skip
def test_population(made_up, people, expected):
    assert sentences.population(made_up(people=people)) == expected


def test_population_secret_or_missing(made_up):
    profile = made_up()
    secret = with_row(profile, "ew", area=formatting.sign_cell(Status.SUPPRESSED))
    assert sentences.population(secret) == "Die Einwohnerzahl von Lindenufer am 31.12.2024 ist geheim zu halten."
    none = with_row(profile, "ew", area=formatting.missing("no_data"))
    assert sentences.population(none) == "Für Lindenufer enthält die Datenbibliothek keine Einwohnerzahl."


@pytest.mark.parametrize(
    ("own", "district", "city", "expected"),
    [
        (4.7, 1.7, 3.4, f"ist die Zahl um 100 (4,7{NBSP}%) gestiegen; im Bezirk um 1,7{NBSP}%, in Musterstadt um "
                        f"3,4{NBSP}%."),
        (-4.7, 1.7, 0.0, f"ist die Zahl um 100 (4,7{NBSP}%) gesunken; im Bezirk ist sie um 1,7{NBSP}% gestiegen, in "
                         "Musterstadt ist sie unverändert."),
        (0.0, 0.0, -1.0, "ist die Zahl unverändert; im Bezirk ist sie unverändert, in Musterstadt ist sie um "
                         f"1,0{NBSP}% gesunken."),
    ],
)  # fmt: skip
def test_development(made_up, own, district, city, expected):
    change = Change(5, date(2019, 12, 31), percent(own), percent(district), percent(city))
    # the line of the made-up profile has 100 people fewer at that date
    profile = with_row(made_up(since="known"), "ew", changes={5: change})
    if own == 0:  # then the line has as many people at both dates
        same = replace(profile.series.points[-1], period=date(2019, 12, 31), vintage="2020")
        profile = replace(profile, series=replace(profile.series, points=(same, *profile.series.points[1:])))
    assert overview.development(profile) == f"Seit dem 31.12.2019 {expected}"


def test_development_of_a_recut_area(made_up):
    assert overview.development(made_up(since="recut")) == (
        "Ein Vergleich mit dem 31.12.2019 ist nicht möglich, weil die Gebiete 2021 neu zugeschnitten wurden."
    )
    assert overview.development(made_up(since="")) == ""


def about(value, size):
    """An estimated change in per cent with its expected error."""
    text = f"{str(size).replace('.', ',')}{NBSP}%"
    return formatting.estimated(percent(value), error=text, size=size, unit="%")


@pytest.mark.parametrize(
    ("own", "size", "expected"),
    [
        (4.7, 1.2, f"ist die Zahl um etwa 4,7{NBSP}% (umgerechnet) gestiegen; im Bezirk um 1,7{NBSP}%, in Musterstadt "
                   f"ist sie um 3,4{NBSP}% gesunken."),
        (-4.7, 1.2, f"ist die Zahl um etwa 4,7{NBSP}% (umgerechnet) gesunken; im Bezirk ist sie um 1,7{NBSP}% "
                    f"gestiegen, in Musterstadt um 3,4{NBSP}%."),
        # An error as large as the change could turn its direction.
        (1.2, 1.2, f"hat sich die Zahl kaum verändert (umgerechnet ≈+1,2{NBSP}%); im Bezirk ist sie um 1,7{NBSP}% "
                   f"gestiegen, in Musterstadt ist sie um 3,4{NBSP}% gesunken."),
        (0, 0.0, f"hat sich die Zahl kaum verändert (umgerechnet ≈0{NBSP}%); im Bezirk ist sie um 1,7{NBSP}% "
                 f"gestiegen, in Musterstadt ist sie um 3,4{NBSP}% gesunken."),
    ],
)  # fmt: skip
def test_development_by_an_estimate_names_no_persons(made_up, own, size, expected):
    change = Change(5, date(2019, 12, 31), about(own, size), percent(1.7), percent(-3.4), Quality.MIXED)
    profile = with_row(made_up(since="known"), "ew", changes={5: change})
    assert overview.development(profile) == f"Seit dem 31.12.2019 {expected}"


def test_an_estimate_too_uncertain_is_no_comparison(made_up):
    change = Change(5, date(2019, 12, 31), formatting.missing("uncertain", limit="5,0 %"), percent(1.7), percent(3.4))
    profile = with_row(made_up(), "ew", changes={5: change})
    assert overview.development(profile) == (
        "Ein Vergleich mit dem 31.12.2019 ist nicht möglich, weil die Gebiete 2021 neu zugeschnitten wurden."
    )
    assert sentences.notes_of([change.area]) == [f"k.{NBSP}A.: Gebietszuschnitt seit 2021 neu, Umrechnung zu unsicher"]


def test_the_mark_of_estimates_is_explained_once_with_the_largest_error():
    points = formatting.estimated(percent(0.3), error=f"0,4{NBSP}Pp.", size=0.4, unit="Pp.")
    cells = [about(4.7, 1.2), percent(9.9), about(-3.0, 2.5), points]
    assert sentences.estimate_notes(cells, "2021") == [
        f"≈ umgerechnet auf den Gebietsstand LOR 2021; erwarteter Fehler bis 2,5{NBSP}%, bei Anteilen bis 0,4{NBSP}Pp."
    ]
    assert sentences.estimate_notes([percent(9.9)], "2021") == []


@pytest.mark.parametrize(
    ("quality", "estimated", "words"),
    [
        (Quality.IDENTICAL, False, ""),
        (Quality.MERGED, False, "vor 2021 aus ganzen früheren Planungsräumen"),
        (Quality.SPLIT, True, "vor 2021 umgerechnet (gestrichelt)"),
        (Quality.MIXED, True, "vor 2021 umgerechnet (gestrichelt)"),
    ],
)
def test_how_the_line_came_over_the_reform(made_up, quality, estimated, words):
    series = made_up(since="known").series
    cell = series.points[0].cell
    first = replace(series.points[0], quality=quality, cell=formatting.estimated(cell, error="") if estimated else cell)
    series = replace(series, points=(first, *series.points[1:]))
    assert sentences.bridged_words(series) == words
    told = alternatives.series(made_up(), series)
    assert sentences.capital(words) in told
    assert ("31.12.2019: umgerechnet etwa 24.700" in told) == estimated


def rated(profile, value, district, deviation):
    five = next(r.indicator for r in profile.rows if r.indicator.indicator == "a5")
    cells = (formatting.indicator_cell(Fraction(v), five) for v in (value, district))
    own, beside = cells
    others = [r for r in profile.rows if r.indicator.direction == "neutral"]
    row = replace(profile.row("a5"), area=own, district=beside, deviation=deviation)
    return replace(profile, rows=(*others, row))


def test_highlight_of_planner_md(made_up):
    # 0,30 beside 0,57 at −1,09 standard deviations (planner.md 3.4)
    profile = rated(made_up(), "0.30", "0.57", -1.09)
    assert overview.highlights(profile, PHRASES) == [
        f"Deutlich unter dem Bezirkswert liegt die öffentliche Spielplatzfläche: 0,30{NBSP}m² je EW (Bezirk 0,57)."
    ]


@pytest.mark.parametrize(
    ("value", "deviation", "words"),
    [("0.30", -1.09, "deutlich unter dem"), ("0.30", -0.7, "unter dem"), ("0.55", -0.4, "nahe am"),
     ("0.60", 0.7, "über dem"), ("0.90", 1.0, "deutlich über dem"), ("0.60", -1.2, "")],
)  # fmt: skip
def test_distance_in_words(made_up, value, deviation, words):
    assert standing.among_sisters(rated(made_up(), value, "0.57", deviation).row("a5")) == words


def test_neutral_indicators_are_never_highlighted(made_up):
    profile = made_up()
    neutral = tuple(r for r in profile.rows if r.indicator.direction == "neutral")
    assert any(abs(r.deviation or 0) > 1 for r in neutral)
    assert overview.highlights(replace(profile, rows=neutral), PHRASES) == []


@pytest.mark.parametrize(
    ("values", "reliable", "expected"),
    [
        (("14.4", "14.3", "16.5"), True, "Zwischen den 3 Planungsräumen reicht der Anteil der unter 18-Jährigen von "
                                         "14,3 % (Odenwaldstraße) bis 16,5 % (Perelsplatz)."),
        (("14.4", "14.3", "14.6"), False, "In den 3 Planungsräumen liegt der Anteil der unter 18-Jährigen zwischen "
                                          "14,3 % und 14,6 %; die Unterschiede gehen nicht über zufällige Schwankung "
                                          "hinaus."),
        (("14.4", None, "16.5"), True, "Zwischen den 2 Planungsräumen mit Wert reicht der Anteil der unter 18-Jährigen "
                                       "von 14,4 % (Taunusstraße) bis 16,5 % (Perelsplatz). Für einen Planungsraum "
                                       "liegt keine Angabe vor."),
        (("14.4", "14.4"), True, "In den 2 Planungsräumen beträgt der Anteil der unter 18-Jährigen jeweils 14,4 %."),
        (("14.4", None), True, None),
        ((None, None), True, None),
    ],
)  # fmt: skip
def test_how_the_planning_areas_differ_in_the_overview(made_up, values, reliable, expected):
    names = ("Taunusstraße", "Odenwaldstraße", "Perelsplatz")
    b1 = made_up().row("b1").indicator
    cells = [formatting.missing("no_data") if v is None else formatting.indicator_cell(Fraction(v), b1) for v in values]
    areas = [AreaRef(f"0730051{n}", name, "PLR") for n, name in enumerate(names)]
    below = Below(date(2024, 12, 31), tuple(zip(areas, cells, strict=False)), reliable)
    found = overview.overview(replace(made_up(), below={"b1": below}), PHRASES)
    told = [s.replace(NBSP, " ") for s in found if "Planungsräumen" in s and "MSS" not in s]
    assert told == ([expected] if expected else [])


def test_monitoring_groups(made_up):
    profile = made_up(children=4)
    column = profile.children.columns.index("mss_gruppe")
    texts = ["2+/- (Status mittel, Dynamik stabil)", "4- (Status sehr niedrig, Dynamik negativ)", "2- (x)", None]
    rows = []
    for row, text in zip(profile.children.rows, texts, strict=False):
        cell = Cell(text, Status.VALUE) if text else formatting.not_applicable("small_population")
        rows.append(replace(row, cells=(*row.cells[:column], cell)))
    found = replace(profile, children=replace(profile.children, rows=tuple(rows)))
    assert sentences.groups(found) == (
        "MSS 2021: 2 von 4 Planungsräumen mit Status mittel, 1 mit Status sehr niedrig. "
        "Planungsraum 4 ist wegen zu geringer Einwohnerzahl ohne Zuordnung."
    )


def test_overview_has_at_most_six_sentences(made_up):
    for changed in ({}, {"signs": True}, {"facilities": False}, {"people": 0}, {"children": 1}, {"mss": False}):
        found = overview.overview(made_up(**changed), PHRASES)
        assert 1 <= len(found) <= 6
        assert all(s.endswith(".") and "  " not in s and "None" not in s for s in found)


def test_alternative_text_of_the_map(made_up):
    profile = made_up()
    # values 14, 15, 16; district and city as the maker makes them for b1: 4,8 + 1 and + 3
    assert alternatives.choropleth(profile, profile.maps[0]) == (
        "Karte der 3 Planungsräume von Lindenufer, Unter 18 Jahre (B1) am 31.12.2024. Höchster Wert Planungsraum 3 "
        f"16,0{NBSP}%, niedrigster Planungsraum 1 14,0{NBSP}%; Bezirk 5,8{NBSP}%, Musterstadt 7,8{NBSP}%. "
        "Kein Wert fehlt."
    )


def test_alternative_text_names_what_is_missing_but_no_secret(made_up):
    profile = made_up(children=5, signs=True)
    text = alternatives.choropleth(profile, profile.maps[0])
    assert "Ohne Wert: Planungsraum 1, Planungsraum 2 und Planungsraum 3." in text
    assert "11,0" not in text  # the number behind the sign


def test_equal_extremes_are_all_named_and_no_most_is_made_up(made_up):
    profile = made_up()
    drawn = profile.maps[0]
    same = formatting.without_unit(formatting.indicator_cell(Fraction(15), drawn.indicator))
    first, *others = drawn.cells
    text = alternatives.choropleth(profile, replace(drawn, cells=drawn.cells | dict.fromkeys(others, same)))
    assert f"Höchster Wert Planungsraum 2 und Planungsraum 3 15,0{NBSP}%, niedrigster Planungsraum 1" in text
    one = {first: same} | dict.fromkeys(others, formatting.missing("delivered"))
    assert f"Einziger Wert Planungsraum 1 15,0{NBSP}%;" in alternatives.choropleth(profile, replace(drawn, cells=one))
    assert "die meisten" not in alternatives.facilities(profile, profile.facilities)  # two in each


def test_strips_tell_the_span_that_is_drawn(made_up):
    profile = made_up()
    row = profile.row("jfe_plaetze")
    cells = dict(row.sisters) | {"991009": formatting.sign_cell(Status.NONE, Reason("delivered"))}
    text = alternatives.strips(profile, [replace(row, sisters=cells)])
    assert "1-mal nichts vorhanden" in text
    assert "Spanne nichts" not in text


def test_a_few_people_less_are_not_called_unchanged(made_up):
    profile = made_up(since="known", people=24_800)  # the maker's line begins with 100 people fewer
    row = profile.row("ew")
    change = Change(5, date(2019, 12, 31), percent(0), percent(0), percent(0))
    told = overview.development(with_row(profile, "ew", changes={5: change}, area=row.area))
    assert told.startswith(f"Seit dem 31.12.2019 ist die Zahl um 100 (0{NBSP}%) gestiegen")


def test_reasons():
    reason = Reason("no_such_period", {"period": date(2019, 12, 31)})
    assert sentences.reason_text(reason) == f"k.{NBSP}A.: für den 31.12.2019 liegen keine Werte vor"
    assert sentences.reason_text(Reason("delivered")) == ""


def test_nothing_is_highlighted_beside_a_lower_bound_or_by_chance(made_up):
    profile = rated(made_up(), "0.90", "0.57", 1.2)
    assert overview.highlights(profile, PHRASES) == [
        f"Deutlich über dem Bezirkswert liegt die öffentliche Spielplatzfläche: 0,90{NBSP}m² je EW (Bezirk 0,57)."
    ]
    bound = replace(profile.row("a5").district, flag=Flag.INCOMPLETE, reason=Reason("incomplete", {"count": 2}))
    assert overview.highlights(with_row(profile, "a5", district=bound), PHRASES) == []
    assert overview.highlights(with_row(profile, "a5", interval=Range(0.5, 1.3, "")), PHRASES) == []


def test_nothing_there_is_far_below_the_district_too(made_up):
    profile = with_row(rated(made_up(), "0.30", "0.57", -1.4), "a5", area=formatting.sign_cell(Status.NONE))
    assert overview.highlights(profile, PHRASES) == [
        "Deutlich unter dem Bezirkswert liegt die öffentliche Spielplatzfläche: nichts vorhanden (Bezirk 0,57)."
    ]


def test_the_map_of_a_districts_regions_is_told_by_regions(made_up):
    profile = made_up()
    regions = profile.shapes.sisters[:3]
    cells = {s.area.area_id: formatting.number_cell(10 + n) for n, s in enumerate(regions)}
    drawn = replace(profile.maps[0], level="BZR", cells=cells)
    district = replace(profile, area=profile.district, shapes=replace(profile.shapes, regions=regions))
    told = alternatives.choropleth(district, drawn)
    assert told.startswith("Karte der 3 Bezirksregionen von Musterbezirk, Unter 18 Jahre (B1) am 31.12.2024. ")
    assert f"Höchster Wert Nachbarregion 3 12{NBSP}%, niedrigster Lindenufer 10{NBSP}%; Bezirk" in told


def test_a_district_lies_in_its_city(made_up):
    profile = made_up()
    city = replace(profile, area=profile.district, district=None)
    shapes = [replace(s, area=profile.district) if n == 0 else s for n, s in enumerate(profile.shapes.sisters)]
    told = alternatives.overview_map(replace(city, shapes=replace(profile.shapes, sisters=tuple(shapes))))
    assert told == "Karte der 9 Bezirke in Musterstadt. Musterbezirk ist hervorgehoben und liegt im Westen der Stadt."
    alone = alternatives.overview_map(replace(city, shapes=replace(profile.shapes, sisters=tuple(shapes[:1]))))
    assert alone.startswith("Karte von Musterbezirk allein")


def test_values_that_the_line_does_not_read_out_are_counted(made_up):
    series = made_up().series
    points = tuple(replace(series.points[0], period=date(2010 + n, 12, 31)) for n in range(11))
    assert "31.12.2011: 24.760; dazwischen 5 weitere Werte; 31.12.2017: 24.760" in alternatives.series(
        made_up(), replace(series, points=points)
    )
