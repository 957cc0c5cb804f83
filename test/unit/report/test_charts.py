# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts on paper: what stands in them and where, and what their alternative texts say."""

import zlib
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.profile import (
    AgeBar,
    AgeStructure,
    Choropleth,
    MapClass,
    PopulationSeries,
    Pyramid,
    SeriesPoint,
)
from sozialraum.processing.domain.status import Reason, Status
from sozialraum.processing.report import alternatives, barchart, charts, maps, mssgrid, pyramid, shares, style
from sozialraum.processing.report.sheet import width_of
from sozialraum.processing.report.vectors import Form, Paper, Words

BY_ID = {i.indicator: i for i in indicators()}
B1 = BY_ID["b1"]
BY_SEX = Pyramid(date(2024, 12, 31), ((0, 18), (18, 65), (65, None)), (formatting.number_cell(1_200),) * 3,
                 (formatting.number_cell(900),) * 3)  # fmt: skip
WIDTHS = [195.0, 260.0, 482.0]  # points: a dock of 260 pixels to a page


def percent(value):
    return formatting.indicator_cell(Fraction(str(value)), B1)


def sign(status):
    return formatting.sign_cell(status, Reason("delivered"))


def words(paper):
    return [mark.text.strip() for mark in paper.marks if isinstance(mark, Words)]


def height_of(paper, text):
    return next(mark.y for mark in paper.marks if isinstance(mark, Words) and mark.text.strip() == text)


def inside(paper):
    """No word leaves the paper."""
    for mark in paper.marks:
        if isinstance(mark, Words):
            bold = mark.font.endswith("Bold")
            assert mark.x >= -0.5, mark
            assert mark.x + width_of(mark.text.rstrip(), mark.size, bold) <= paper.width + 0.5, mark
            assert 0 <= mark.y <= paper.height, mark
    return paper


def row_of(made_up, values):
    """A row with these cells of the regions 991001, 991002 …; district 15, city 20."""
    cells = {f"9910{n:02d}": cell for n, cell in enumerate(values, 1)}
    return replace(
        made_up().row("b1"), sisters=cells, area=cells["991001"], district=percent(15), city=percent(20), rank=None
    )


def names_of(row):
    return {area: f"Region {area[-2:]}" for area in row.sisters}


def bars(row, width=482.0, height=200.0, **kwargs):
    paper = Paper(width, height)
    barchart.draw_bars(paper, row, names_of(row), "991001", **kwargs)
    return inside(paper)


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_stand_from_high_to_low_and_name_the_references(made_up, width):
    paper = bars(row_of(made_up, [percent(12), percent(30), percent(18)]), width)
    assert height_of(paper, "30,0\u00a0%") > height_of(paper, "18,0\u00a0%") > height_of(paper, "12,0\u00a0%")
    assert height_of(paper, "Region 02") == height_of(paper, "30,0\u00a0%")
    assert {"Bezirk 15,0\u00a0%", "Berlin 20,0\u00a0%"} <= set(words(paper))


def test_only_the_own_bar_is_dark_and_bold(made_up):
    paper = bars(row_of(made_up, [percent(12), percent(30)]))
    bold = [m.text.strip() for m in paper.marks if isinstance(m, Words) and m.font.endswith("Bold")]
    assert bold == ["Region 01", "12,0\u00a0%"]
    dark = [m for m in paper.marks if isinstance(m, str) and m.startswith("0.0706 0.263 0.427 rg")]
    assert len(dark) == 1


def test_the_length_of_a_bar_is_its_value(made_up):
    """Two boxes of one axis: 30 is two and a half times as long as 12."""
    paper = bars(row_of(made_up, [percent(12), percent(30)]))
    boxes = [m.split(" rg ")[1].split() for m in paper.marks if isinstance(m, str) and " rg " in m and " re " in m]
    lengths = [float(part[part.index("re") - 2]) for part in boxes]
    assert max(lengths) / min(lengths) == pytest.approx(2.5, rel=0.001)


def test_no_sign_has_a_length(made_up):
    signs = [percent(12), sign(Status.MISSING), sign(Status.SUPPRESSED), sign(Status.NOT_APPLICABLE)]
    paper = bars(row_of(made_up, signs))
    assert {"k. A.", "•", "x"} <= set(words(paper))
    boxes = [m for m in paper.marks if isinstance(m, str) and " re " in m]
    assert len(boxes) == 2  # the value, and the stub of the secret one
    other = bars(row_of(made_up, [percent(24), *signs[1:]]))
    stub = [m for m in paper.marks if isinstance(m, str) and "W* n" in m]
    assert stub == [m for m in other.marks if isinstance(m, str) and "W* n" in m]


def test_bars_below_zero_go_to_the_left(made_up):
    paper = bars(row_of(made_up, [percent(-4), percent(6)]))
    ours = next(m for m in paper.marks if isinstance(m, str) and m.startswith("0.0706 0.263 0.427 rg"))
    theirs = next(m for m in paper.marks if isinstance(m, str) and m.startswith("0.949 0.949 0.949 rg"))
    left, _, width = (float(v) for v in ours.split(" d ")[-1].split()[:3])
    assert left + width == pytest.approx(float(theirs.split(" d ")[-1].split()[0]), abs=0.02)  # both at zero


def test_where_bars_are_left_out_the_ends_and_the_own_stay_and_gaps_are_counted(made_up):
    row = row_of(made_up, [percent(30 - n / 2) for n in (10, *range(10), *range(11, 20))])
    paper = bars(row, 260.0, 90.0)
    shown = words(paper)
    assert {"30,0\u00a0%", "25,0\u00a0%", "20,5\u00a0%"} <= set(shown)
    left_out = sum(int(w.split()[1]) for w in shown if w.endswith("weitere"))
    assert left_out + sum(w.endswith("%") and not w.startswith("B") for w in shown) == 20


@given(st.integers(1, 40), st.integers(3, 30), st.data())
def test_kept_bars_fit_and_nothing_is_lost(count, most, data):
    order = [str(i) for i in range(count)]
    own = data.draw(st.sampled_from(order))
    kept = barchart._kept(order, most, own)
    assert len(kept) <= most or kept == [own]
    assert own in kept
    ids = [k for k in kept if isinstance(k, str)]
    assert ids == sorted(ids, key=int)
    if kept != [own]:
        assert len(ids) + sum(k for k in kept if isinstance(k, int)) == count


def test_cut_names_stay_different():
    labels = barchart.distinct({"1": "Schöneberg Südost", "2": "Schöneberg Südwest", "3": "Moabit"}, 60)
    assert len(set(labels.values())) == 3
    assert labels["3"] == "Moabit"
    assert all(width_of(label) <= 60 for label in labels.values())


def test_bars_in_words(made_up):
    profile = made_up(sisters=3)
    row = row_of(made_up, [percent(12), percent(30), sign(Status.SUPPRESSED)])
    assert alternatives.bars(profile, row) == (
        "Balkendiagramm der 3 Bezirksregionen, Unter 18 Jahre (B1) am 31.12.2024. Lindenufer 12,0\u00a0%; Bezirk"
        " 15,0\u00a0%, Musterstadt 20,0\u00a0%. Höchster Wert Nachbarregion 2 30,0\u00a0%, niedrigster Lindenufer"
        " 12,0\u00a0%. Ohne Wert: Nachbarregion 3."
    )


def structure(profile, *cells):
    return AgeStructure(date(2024, 12, 31), tuple("abc"[: len(cells)]), (AgeBar(profile.area, cells, cells),))


@pytest.mark.parametrize("width", WIDTHS)
def test_shares_fill_the_bar_and_name_what_is_left(made_up, width):
    paper = Paper(width, 60)
    charts.draw_shares(paper, structure(made_up(), percent(20), percent(30)), rest="ohne Angabe")
    inside(paper)
    boxes = [m.split(" d ")[-1].split()[:4] for m in paper.marks if isinstance(m, str) and " B*" in m]
    assert float(boxes[0][2]) == pytest.approx(width * 0.2, abs=0.02)
    assert "ohne Angabe" in words(paper)
    full = Paper(width, 60)
    charts.draw_shares(full, structure(made_up(), percent(70), percent(30)), rest="ohne Angabe")
    assert "ohne Angabe" not in words(full)


def test_shares_with_a_sign_draw_no_bar_but_nothing_there_is_a_length(made_up):
    lacking, none = Paper(300, 60), Paper(300, 60)
    charts.draw_shares(lacking, structure(made_up(), percent(20), sign(Status.MISSING)))
    assert "k. A." in words(lacking)
    assert "20,0" not in words(lacking)
    charts.draw_shares(none, structure(made_up(), percent(20), sign(Status.NONE)))
    assert "20,0" in words(none)


def test_shares_of_indicators(made_up):
    profile = made_up()
    made = shares.shares_of(profile, (("b1", "unter 18"), ("b2", "ab 65")))
    assert made.groups == ("unter 18", "ab 65")
    assert [bar.area.level for bar in made.bars] == ["BZR", "BEZ", "STADT"]
    assert made.bars[0].shares == (profile.row("b1").area, profile.row("b2").area)
    assert made.bars[1].shares[0] == profile.row("b1").district
    assert shares.shares_of(profile, (("b1", "unter 18"), ("gibtsnicht", "?"))) is None
    assert alternatives.shares("Wohnlagen", made).startswith("Balken zu je 100 Prozent, Wohnlagen am 31.12.2024. Lind")


def test_colours_of_shares_differ_in_grey():
    for count in range(2, 9):
        faces = charts.even_faces(count)
        light = [style._luminance(colour) for colour, _ in faces]
        assert light == sorted(light, reverse=True)
        assert len(set(faces)) == count


def groups_map(groups):
    """The MSS groups of planning areas by id; an empty one is not assigned."""
    cells = {a: formatting.number_cell(0) if not g else None for a, g in groups.items()}
    named = sorted({g for g in groups.values() if g})
    classes = tuple(MapClass(g, None, None, 1) for g in named)
    for area, group in groups.items():
        if group:
            cells[area] = replace(formatting.number_cell(0), text=group)
        else:
            cells[area] = sign(Status.NOT_APPLICABLE)
    places = {a: named.index(g) if g else None for a, g in groups.items()}
    return Choropleth(BY_ID["mss_gruppe"], "PLR", date(2020, 12, 31), classes, cells, places)


GROUPS = {"99100101": "2+/-", "99100102": "4-", "99100103": "", "99200101": "4-", "99200102": "3-", "99200103": "1+"}


def test_the_grid_names_the_own_planning_areas_and_counts_the_districts(made_up):
    names = {s.area.area_id: s.area.name for s in made_up().shapes.children}
    paper = Paper(482, 260)
    mssgrid.draw_mss_grid(paper, groups_map(GROUPS), names)
    inside(paper)
    said = words(paper)
    assert {"Planungsraum 1", "Planungsraum 2", "Ohne Zuordnung: Planungsraum 3"} <= set(said)
    assert sorted(w for w in said if w.isdigit()) == ["1", "1", "1", "2"]  # 1+, 2+/-, 3- and 4-
    assert said.count("–") == 8
    assert height_of(paper, "Planungsraum 1") > height_of(paper, "Planungsraum 2")
    assert {"unter −1", "−1 bis 1", "über 1 bis 1,5", "über 1,5", "über 1"} <= set(said)


def test_a_narrow_grid_counts_where_names_have_no_room(made_up):
    names = {s.area.area_id: s.area.name for s in made_up().shapes.children}
    paper = Paper(195, 220)
    mssgrid.draw_mss_grid(paper, groups_map(GROUPS), names)
    inside(paper)
    assert "Planungsraum 1" not in words(paper)


def test_many_names_in_one_cell_become_a_number():
    names = [f"Planungsraum {n}" for n in range(12)]
    lines = mssgrid._named(names, 120, 5, False)
    assert len(lines) <= 4
    assert lines[-1] == ["9 weitere"]


def test_the_grid_in_words(made_up):
    text = alternatives.mss_grid(made_up(), groups_map(GROUPS))
    assert text == (
        "Raster aus Status und Dynamik des Monitorings Soziale Stadtentwicklung am 31.12.2020. Planungsraum 1: 2+/-"
        " (Status mittel, Dynamik stabil); Planungsraum 2: 4- (Status sehr niedrig, Dynamik negativ). Ohne Zuordnung:"
        " Planungsraum 3. Im Bezirk sind 5 Planungsräume zugeordnet, davon 3 mit besonderem Aufmerksamkeitsbedarf."
    )


def line_of(*values):
    points = [SeriesPoint(date(2021 + n, 12, 31), "2021", percent(v)) for n, v in enumerate(values)]
    return PopulationSeries(tuple(points), False)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_axis_of_an_indicator_carries_its_unit(width):
    paper = Paper(width, 120)
    charts.draw_series(paper, line_of(12.5, 18.1), indicator=B1)
    inside(paper)
    assert {"0\u00a0%", "5\u00a0%", "10\u00a0%", "15\u00a0%", "20\u00a0%", "12,5\u00a0%", "18,1\u00a0%"} <= set(
        words(paper)
    )


def test_the_axis_goes_below_zero_where_the_numbers_do():
    paper = Paper(400, 160)
    charts.draw_series(paper, line_of(-3.2, 1.4), indicator=B1)
    assert {"−4\u00a0%", "0\u00a0%", "2\u00a0%"} <= set(words(paper))


def test_a_line_of_which_everything_is_held_back_says_so():
    secret = SeriesPoint(date(2023, 12, 31), "2021", sign(Status.SUPPRESSED))
    paper = Paper(400, 160)
    charts.draw_series(paper, PopulationSeries((secret,), False), indicator=B1)
    assert words(paper) == ["• keine Angabe (Datenschutz)"]
    paper = Paper(400, 160)
    charts.draw_series(paper, PopulationSeries((), False), indicator=B1)
    assert words(paper) == ["Keine Zahl in der Bibliothek."]


@given(st.floats(-500, 0, allow_nan=False), st.floats(0, 1e6, allow_nan=False), st.integers(2, 12), st.integers(0, 2))
def test_ticks_enclose_the_values_with_even_steps(lowest, highest, most, decimals):
    ticks = charts._ticks(lowest, highest, most, decimals)
    assert ticks[0] - 1e-9 <= lowest <= highest <= ticks[-1] + 1e-9
    assert 0.0 in ticks
    assert len(ticks) <= 8
    steps = {round(b - a, 6) for a, b in pairwise(ticks)}
    assert len(steps) == 1
    assert steps.pop() >= 10**-decimals * 0.999


def test_a_series_of_an_indicator_in_words(made_up):
    assert alternatives.series(made_up(), line_of(12.5, 18.1), B1) == (
        "Liniendiagramm von Lindenufer, Unter 18 Jahre (B1). 31.12.2021: 12,5\u00a0%; 31.12.2022: 18,1\u00a0%."
    )


def test_the_classes_of_all_areas_are_shared_and_the_own_ones_have_a_border(made_up):
    profile = made_up(children=4)
    shapes = (*profile.shapes.children, *profile.shapes.neighbours)
    paper = Paper(300, 240)
    maps.draw_classes(paper, profile.maps[0], shapes, {s.area.area_id for s in profile.shapes.children})
    inside(paper)
    forms = [mark for mark in paper.marks if isinstance(mark, Form)]
    assert len(forms) == 1
    code = zlib.decompress(forms[0].packed)
    assert code.count(b"f*") + code.count(b"B*") >= len(shapes)
    borders = [m for m in paper.marks if isinstance(m, str) and m.rstrip(" Q").endswith("S") and " cm " in m]
    assert len(borders) == 2  # a light one and a dark one on it
    assert "unter 14,3" in words(paper)
    assert alternatives.classes(profile, profile.maps[0]).startswith(
        "Karte der 4 Planungsräume im Bezirk Musterbezirk, Unter 18 Jahre (B1) am 31.12.2024."
    )


@pytest.mark.parametrize("pixels", [260, 900])
def test_new_charts_draw_on_the_axes_of_a_dock(made_up, pixels):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    profile = made_up(signs=True, children=8)
    names = {a.area_id: a.name for a in profile.sisters}
    shapes = (*profile.shapes.children, *profile.shapes.neighbours)
    for paint in (
        lambda axes: barchart.draw_bars(axes, profile.row("b1"), names, profile.area.area_id, ink=style.DARK),
        lambda axes: charts.draw_shares(axes, shares.shares_of(profile, (("b1", "jung"), ("b2", "alt")))),
        lambda axes: mssgrid.draw_mss_grid(axes, groups_map(GROUPS), {"99100101": "Planungsraum 1"}),
        lambda axes: maps.draw_classes(axes, profile.maps[0], shapes, {"99100101"}),
        lambda axes: pyramid.draw_pyramid(axes, BY_SEX, style.DARK),
    ):
        figure = Figure(figsize=(pixels / 96, 3), dpi=96)
        axes = figure.add_axes((0, 0, 1, 1))
        paint(axes)
        FigureCanvasAgg(figure).draw()
        assert max(t.get_window_extent().x1 for t in axes.texts) <= pixels + 8


def test_many_facilities_are_counted_once_also_on_a_border(made_up):
    profile = made_up(children=2)  # the border between both stands at x = 391000
    places = [replace(profile.facilities[0].points[0], x=x, y=5_811_000) for x in (390_500, 391_000, 391_500)]
    row = replace(profile.facilities[0], points=tuple(places))
    paper = Paper(482, 240)
    maps.draw_facilities(paper, replace(profile, facilities=(row,)), most=2)
    assert sorted(word for word in words(paper) if word.startswith("K ")) == ["K 1", "K 2"]
