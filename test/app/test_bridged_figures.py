# SPDX-License-Identifier: GPL-2.0-or-later
"""What the window says of figures that came over from the former key system, in German."""

import pytest
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile_builder import build_profile

NBSP = "\u00a0"


@pytest.fixture(scope="module")
def numbers(tmp_path_factory):
    return Numbers.read(Library(build_demo(tmp_path_factory.mktemp("demo") / "musterbezirk.gpkg").library))


@pytest.mark.parametrize(
    ("area_id", "words"),
    [
        ("991001", f"+5,0{NBSP}% seit 31.12.2019 (im früheren Gebietsstand dasselbe Gebiet)"),
        ("993007", f"+1,7{NBSP}% seit 31.12.2019 (Summe ganzer früherer Planungsräume, ohne Schätzung)"),
        ("992005", f"≈+4,3{NBSP}% seit 31.12.2019 (Teile mehrerer früherer Planungsräume; ≈ von den früheren auf die "
                   f"heutigen Gebiete umgerechnet, erwarteter Fehler 0,2{NBSP}%)"),
        ("99300829", f"k. A. seit 31.12.2019 (Gebiet 2021 neu zugeschnitten; bei einer Umrechnung läge der erwartete "
                     f"Fehler über 5,0{NBSP}%)"),
    ],
)  # fmt: skip
def test_provenance_and_tooltip_say_how_the_earlier_number_came_over(numbers, area_id, words):
    from sozialraum.ui.figures_model import FIVE_YEARS, FiguresModel
    from sozialraum.ui.provenance_dialog import provenance_html

    profile = build_profile(numbers, area_id)
    assert words in provenance_html(profile, profile.row("ew"))
    model = FiguresModel()
    model.set_profile(profile)
    assert f"Einwohnerinnen und Einwohner: {words}" in model.tooltip(profile.row("ew"), FIVE_YEARS)


def test_an_estimate_is_marked_in_the_dock_as_on_paper_and_read_out(numbers):
    from sozialraum.ui.figures_model import FIVE_YEARS, FiguresModel

    model = FiguresModel()
    model.set_profile(build_profile(numbers, "992005"))
    row = model.rows[model.row_of("ew")]
    assert model.text(row, FIVE_YEARS) == f"≈+4,3{NBSP}%"
    assert model.spoken(row, FIVE_YEARS) == f"5 Jahre: umgerechnet etwa +4,3{NBSP}%"


@pytest.mark.parametrize(
    ("area_id", "first", "words"),
    [
        ("991001", "31.12.2014: 22.538", ""),
        ("991002", "31.12.2014: 26.547", "vor 2021: Summe ganzer früherer Planungsräume, ohne Schätzung"),
        (
            "992005",
            "31.12.2014: ≈11.881",
            "vor 2021 umgerechnet (≈, gestrichelt): Teile mehrerer früherer Planungsräume",
        ),
    ],
)
def test_the_line_is_described(numbers, area_id, first, words):
    from sozialraum.ui.chart_canvas import ChartCanvas

    chart = ChartCanvas()
    profile = build_profile(numbers, area_id)
    chart.draw(profile, profile.row("ew"), profile.series)
    described = chart.described()
    assert described.startswith(f"Einwohnerinnen und Einwohner, {profile.area.name}; {first}")
    assert described.endswith(words) if words else "vor 2021" not in described


def test_the_line_of_a_share_is_bridged_and_described_like_the_population(numbers):
    from sozialraum.processing.domain.profile_builder import indicator_series
    from sozialraum.ui.chart_canvas import ChartCanvas

    profile = build_profile(numbers, "992005")
    series, sources = indicator_series(numbers, "992005", "b1")
    assert series.points[-1].cell.text == profile.row("b1").area.text
    chart = ChartCanvas()
    chart.draw(profile, profile.row("b1"), series)
    described = chart.described()
    assert described.startswith("Unter 18 Jahre (B1), Kanalstraße; ")
    assert "31.12.2014: ≈" in described
    assert described.endswith("vor 2021 umgerechnet (≈, gestrichelt): Teile mehrerer früherer Planungsräume")
    assert {s.period for s in sources} >= {p.period for p in series.points}


def test_bars_and_ages_are_described_by_their_numbers(numbers):
    from sozialraum.processing.domain.profile import Wanted
    from sozialraum.ui.chart_canvas import AGES, BARS, ChartCanvas

    profile, chart = build_profile(numbers, "991001", wanted=Wanted(pyramid=True)), ChartCanvas()
    chart.draw(profile, profile.row("b1"), kind=BARS)
    assert (
        chart.described()
        .replace(NBSP, " ")
        .startswith(
            "Unter 18 Jahre (B1): Lindenufer 15,5 %, Musterbezirk 17,7 %, Musterstadt 16,7 %, Hafenviertel/Alter Kran"
        )
    )
    chart.draw(profile, profile.row("b1"), kind=AGES)
    assert chart.described().startswith("Lindenufer, 31.12.2024: unter 5 580 | 512, 5 bis unter 10 565 | 500")
    profile = build_profile(numbers, "991001")
    chart.draw(profile, profile.row("b1"), kind=AGES)
    assert chart.described().replace(NBSP, " ").startswith("Lindenufer: unter 6 5,3 %, 6–15 7,6 %")
