# SPDX-License-Identifier: GPL-2.0-or-later
"""Chance on page 2: the mark of a change, its note, what is read out, and the bar of a value's range."""

from dataclasses import replace

import pytest
from matplotlib.figure import Figure
from sozialraum.processing.domain.formatting import value_range
from sozialraum.processing.domain.status import Status
from sozialraum.processing.report import alternatives, charts, tables
from sozialraum.processing.report.document import write_document
from sozialraum.processing.report.style import WIDTH
from sozialraum.processing.report.templates import read_template

WORDS = "Veränderung im Rahmen zufälliger Schwankung"
LONG = "Seewiesen/Försterei und Siedlung an der Großen Mühlenstraße bis zur Übergangsstelle Süßwasserkanal"


def noisy(profile, reliable=False):
    """The profile with every change judged and a range of ±0,5 around every share."""
    rows = []
    for row in profile.rows:
        changes = {
            y: replace(c, reliable=reliable if c.area.status is Status.VALUE else None) for y, c in row.changes.items()
        }
        own, share = row.area.exact, row.indicator.unit == "%"
        span = value_range(own - 0.5, own + 0.5, row.indicator) if share and own is not None else None
        rows.append(replace(row, changes=changes, interval=span))
    return replace(profile, rows=tuple(rows))


@pytest.fixture
def template():
    return read_template("kurzprofil")


def words_of(blocks):
    return [block.text for block in blocks]


def test_a_change_within_chance_is_marked_read_out_and_explained(made_up, template):
    profile = noisy(made_up(since="known"))
    table = tables.comparison(profile, template, WIDTH)
    b1 = next(line for line in table.rows if line[0].text.startswith("Unter 18"))
    assert b1[-1].text == "+4,0\u00a0Pp.ᶻ"  # 100 to 104
    assert b1[-1].spoken == f"+4,0\u00a0Pp., {WORDS}"
    assert f"ᶻ {WORDS}" in words_of(tables.comparison_notes(profile, template))


@pytest.mark.parametrize("reliable", [True, None])
def test_other_changes_carry_no_mark_and_need_no_note(made_up, template, reliable):
    profile = noisy(made_up(since="known"), reliable)
    assert not any("ᶻ" in entry.text for line in tables.comparison(profile, template, WIDTH).rows for entry in line)
    assert not any("ᶻ" in text for text in words_of(tables.comparison_notes(profile, template)))


def test_the_range_is_read_out_with_the_chart(made_up):
    profile = noisy(made_up(since="known"))
    row = profile.row("b1")
    assert f"zufällige Schwankung {row.interval.text}" in alternatives.strips(profile, [row])
    assert "Schwankung" not in alternatives.strips(profile, [replace(row, interval=None)])


@pytest.mark.parametrize("pixels", [(260, 135), (480, 200)])
def test_the_range_is_a_bar_on_the_axis_with_a_name_in_the_legend(made_up, pixels):
    profile = noisy(made_up(since="known"))
    row = profile.row("b1")
    names = ("Gebiet", "Bezirksregionen", "Bezirk", "Berlin")

    def drawn(one):
        figure = Figure(figsize=(pixels[0] / 100, pixels[1] / 100), dpi=100)
        axes = figure.add_axes((0, 0, 1, 1))
        charts.draw_strips(axes, [one], profile.area.area_id, names)
        thick = [line for line in axes.lines if line.get_linewidth() == 3]
        return thick, [text.get_text() for text in axes.texts]

    with_range, legend = drawn(row)
    without, plain_legend = drawn(replace(row, interval=None))
    assert (len(with_range), len(without)) == (2, 0)  # on the axis and in the legend
    assert any(text.startswith("zufällige") for text in legend)
    assert not any("zufällig" in text for text in plain_legend)
    for line in with_range:
        left, right = sorted(line.get_xdata())
        assert left < right


@pytest.mark.parametrize("changed", [
    {"since": "known"}, {"since": "known", "signs": True, "name": LONG, "children": 8},
    {"since": "known", "sisters": 20, "mss": False},
])  # fmt: skip
def test_full_pages_still_hold(made_up, judge, poppler, tmp_path, changed):
    path = tmp_path / "noisy.pdf"
    write_document(noisy(made_up(**changed)), path)
    judge.assert_accessible(path)
    pages = poppler("pdftotext", "-layout", path, "-").split("\f")
    assert len(pages) == 5
    assert f"ᶻ {WORDS}" in " ".join(pages[1].split())
