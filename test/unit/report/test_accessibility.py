# SPDX-License-Identifier: GPL-2.0-or-later
"""What each document is held against before it leaves."""

from dataclasses import replace

import pytest
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.profile import AreaRef, Below
from sozialraum.processing.report import alternatives
from sozialraum.processing.report.accessibility import problems
from sozialraum.processing.report.document import make_document
from sozialraum.processing.report.one_area import check_keys
from sozialraum.processing.report.tagging import Element
from sozialraum.processing.report.workbook import table_template, workbook_bytes


def test_a_document_in_order_has_no_problems():
    root = Element("Document")
    for tag in ("H1", "H2", "H3", "H3", "H2"):
        root.add(tag)
    root.add("Figure", alt="Karte")
    root.add("Table").add("TR").add("TH", scope="Row")
    assert problems(root) == ()


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ([("H1", {}), ("H3", {})], "heading_skipped"),
        ([("H2", {})], "heading_skipped"),
        ([("P", {})], "no_heading"),
        ([("H1", {}), ("Figure", {"alt": " "})], "figure_without_text"),
        ([("H1", {}), ("TH", {})], "header_without_scope"),
    ],
)
def test_each_problem_is_found(tags, found):
    root = Element("Document")
    for tag, attributes in tags:
        root.add(tag, **attributes)
    assert found in problems(root)


def test_a_spoilt_document_is_a_draft_on_every_page_and_claims_nothing(made_up, poppler, judge, monkeypatch, tmp_path):
    assert make_document(made_up()).problems == ()
    monkeypatch.setattr(alternatives, "overview_map", lambda profile: "")
    made = make_document(made_up(), "intern", "teil2")
    assert made.problems == ("figure_without_text",)
    path = tmp_path / "draft.pdf"
    path.write_bytes(made.data)
    pages = poppler("pdftotext", "-layout", path, "-").split("\f")[:-1]
    assert all("ENTWURF – nicht barrierefrei" in page for page in pages)
    assert b"pdfuaid:part>1" not in made.data
    assert judge.judge(path, "ua1")


STRANGE, ONE = AreaRef("99200101", "Fremd", "PLR"), formatting.number_cell(1)


def other(area_id):
    def change(profile):
        shapes = profile.shapes
        spoilt = replace(shapes.children[0], area=replace(shapes.children[0].area, area_id=area_id))
        return replace(profile, shapes=replace(shapes, children=(spoilt, *shapes.children[1:])))

    return change


def another_value(profile):
    rows = list(profile.rows)
    at = next(i for i, row in enumerate(rows) if profile.area.area_id in row.sisters and row.area.value)
    own = {**rows[at].sisters, profile.area.area_id: replace(rows[at].area, value=-1.0)}
    rows[at] = replace(rows[at], sisters=own)
    return replace(profile, rows=tuple(rows))


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (other("99200101"), "maps"),
        (another_value, "charts"),
        (lambda p: replace(p, sisters=p.sisters[1:]), "sisters"),
        (lambda p: replace(p, ages=replace(p.ages, bars=p.ages.bars[1:])), "ages"),
        (lambda p: replace(p, below={"b1": Below(None, ((STRANGE, ONE),))}),
         "below"),
        (lambda p: replace(p, facilities=(replace(p.facilities[0], by_child={"99200101": ONE}),)),
         "facilities"),
    ],
)  # fmt: skip
def test_numbers_and_outlines_of_another_area_are_refused(made_up, change, part):
    check_keys(made_up())
    for make in (make_document, lambda profile: workbook_bytes(profile, "intern", table_template())):
        with pytest.raises(SozialraumError) as caught:
            make(change(made_up()))
        assert (caught.value.code, caught.value.values["part"]) == ("keys_disagree", part)


def test_every_real_profile_is_of_one_area(berlin):
    from sozialraum.processing.domain.profile_builder import build_profile

    for level, step in (("BZR", 6), ("BEZ", 6), ("PLR", 40)):
        for area_id in berlin.areas("2021", level).ids[::step]:
            profile = build_profile(berlin, area_id)
            check_keys(profile)  # raises where a part is of another area
            assert profile.shapes.children, area_id
            assert any(area_id in row.sisters for row in profile.rows), "there was something to hold against it"
