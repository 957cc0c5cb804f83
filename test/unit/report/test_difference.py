# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of differences: what it prints of two editions, for everyone, and how a run finds the two."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from pypdf import PdfReader
from sozialraum.processing.domain.audit.run import audit
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.disclosure import ledger
from sozialraum.processing.domain.disclosure.policy import keep
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.formatting import indicator_cell, sign_cell
from sozialraum.processing.domain.library import Library, Source
from sozialraum.processing.domain.planning import Finding, Measure, Planning
from sozialraum.processing.domain.profile import Former, Text
from sozialraum.processing.domain.status import Status
from sozialraum.processing.report.batch import write_profiles
from sozialraum.processing.report.difference import DIFFERENCE, difference_template, make_difference
from sozialraum.processing.report.editions import Beside

from . import struct_text

DAY, END_2022 = date(2024, 12, 31), date(2022, 12, 31)
HEAD = ["Kennzahl", "bisher", "jetzt", "Unterschied", "Grund"]


def row_with(profile, name, cell, **changed):
    """The profile with one indicator's value of the area changed."""
    rows = tuple(
        replace(row, area=cell, sisters={**row.sisters, profile.area.area_id: cell}, **changed)
        if row.indicator.indicator == name else row
        for row in profile.rows
    )  # fmt: skip
    return replace(profile, rows=rows)


def beside(after, before, names=("bezirk.gpkg", "bezirk_2023.gpkg")):
    return replace(after, former=Former(before, *names))


@pytest.fixture(scope="module")
def pair(made_up):
    """A rich profile beside one in which an indicator was secret, another one is older, and words differ."""
    after = made_up(children=5)
    b1 = next(i for i in indicators() if i.indicator == "b1")
    before = row_with(after, "b1", sign_cell(Status.SUPPRESSED))
    before = row_with(before, "b2", indicator_cell(77, b1), period=END_2022)
    texts = (Text("2.1", "Beschlossen", "Bezirksamt", DAY), Text("8.1", "Nur gedacht", "Entwurf", DAY))
    findings = (Finding("B-001", "991001", "8.1", text="Viele Kitas", state="AG SRO", public=True),
                Finding("B-002", "991001", "8.1", text="Geheimnis"))  # fmt: skip
    return replace(after, texts=texts, planning=Planning.of(findings)), before


@pytest.fixture(scope="module")
def written(pair, tmp_path_factory):
    """Path of the report in an edition."""
    folder = tmp_path_factory.mktemp("difference")

    def write(edition="intern"):
        path = folder / f"{edition}.pdf"
        path.write_bytes(make_difference(beside(*pair), edition, difference_template()).data)
        return path

    return write


def tables(poppler, path):
    return struct_text.tables(poppler("pdfinfo", "-struct-text", path))


def figures(poppler, path):
    return {name: cells for _, head, rows in tables(poppler, path) if head == HEAD for name, *cells in rows}


def plain(poppler, path):
    return " ".join(poppler("pdftotext", "-raw", path, "-").split())


def test_each_difference_stands_in_its_row(pair, written, poppler):
    after, _ = pair
    found = figures(poppler, written())
    b1, b2 = (after.row(name).indicator.title for name in ("b1", "b2"))
    now = {name: after.row(name).area.text.replace("\u00a0", " ") for name in ("b1", "b2")}
    assert found[b1] == ["•", now["b1"], "•", "Geheimhaltung"]
    assert found[b2][:2] == ["77,0 %", now["b2"]]
    assert found[b2][3] == "Stichtag (31.12.2022, jetzt 31.12.2024)"
    assert len(found) == 2


def test_what_is_compared_and_counted_is_said(written, poppler):
    text = plain(poppler, written())
    assert "nicht. " in text
    assert "bezirk_2023.gpkg" in text
    assert "bisher 31.12.2024, jetzt 31.12.2024" in text
    (causes,) = (rows for caption, _, rows in tables(poppler, written()) if "Gründe" in caption)
    assert {name: count for name, count, _ in causes} == {
        "Geheimhaltung": "1", "Verfahren": "0", "Gebietsstand": "0", "Daten": "0", "Stichtag": "1",
    }  # fmt: skip


def test_texts_and_plans_are_named(written, poppler):
    text = plain(poppler, written())
    assert "4 neu." in text
    assert "Befund B-001 Viele Kitas neu AG SRO" in text


def test_a_public_report_names_no_draft_no_file_and_no_number_that_was_secret(pair, written, poppler):
    path = written("oeffentlich")
    text = plain(poppler, path) + str(PdfReader(path).trailer)
    for closed in ("Geheimnis", "8.1", "Nur gedacht", ".gpkg", "B-002"):
        assert closed not in text
    assert "B-001 Viele Kitas" in text
    title = pair[0].row("b1").indicator.title
    assert figures(poppler, path)[title][0] == "•"


def test_a_number_that_is_secret_today_is_not_repeated_in_public(pair, poppler, tmp_path):
    after, before = pair
    path = tmp_path / "swapped.pdf"
    path.write_bytes(make_difference(beside(before, after), "oeffentlich", difference_template()).data)
    title, former = after.row("b1").indicator.title, after.row("b1").area.text.replace("\u00a0", " ")
    assert figures(poppler, path)[title] == ["nicht genannt", "•", "•", "Geheimhaltung"]
    assert former not in plain(poppler, path)
    assert "Damit sie niemand errechnen kann" in plain(poppler, path)


def test_a_closed_source_of_the_former_edition_refuses_the_public_report(pair):
    after, before = pair
    closed = replace(before, sources=(replace(before.sources[0], published=False),))
    with pytest.raises(SozialraumError) as error:
        make_difference(beside(after, closed), "oeffentlich", difference_template())
    assert error.value.code == "not_public"


def test_where_nothing_differs_that_is_said(made_up, poppler, tmp_path):
    profile, path = made_up(), tmp_path / "same.pdf"
    path.write_bytes(make_difference(beside(profile, profile), "intern", difference_template()).data)
    assert "In beiden Ausgaben steht zu diesem Gebiet dasselbe." in plain(poppler, path)
    assert figures(poppler, path) == {}


def test_plans_bear_no_date_so_one_library_says_nothing_of_their_changes(pair, poppler, tmp_path):
    after, path = pair[0], tmp_path / "one.pdf"
    former = Former(replace(after, texts=()), "bezirk.gpkg", "bezirk.gpkg", one_library=True)
    path.write_bytes(make_difference(replace(after, former=former), "intern", difference_template()).data)
    text = plain(poppler, path)
    assert "haben in der Datenbibliothek keinen Stichtag" in text
    assert "Befund B-001" not in text
    assert "2 neu." in text  # the texts, which bear one


def test_many_records_are_counted_to_the_last_and_listed_to_a_limit(pair, poppler, tmp_path):
    after, path = pair[0], tmp_path / "many.pdf"
    many = Planning.of([Measure(f"M-{n:03}", area_id="991001", title=f"Bank {n} " * 40) for n in range(60)])
    path.write_bytes(
        make_difference(beside(replace(after, planning=many), replace(after, planning=Planning())), "intern",
                        difference_template()).data
    )  # fmt: skip
    text = plain(poppler, path)
    assert "60 neu." in text
    assert "M-039" in text
    assert "M-040" not in text
    assert "20 weitere" in text


@pytest.mark.parametrize("edition", ["intern", "oeffentlich"])
def test_everyone_can_read_it_and_the_same_editions_give_the_same_bytes(pair, written, judge, edition):
    path = written(edition)
    judge.assert_accessible(path)
    assert make_difference(beside(*pair), edition, difference_template()).data == path.read_bytes()


def test_a_poor_area_with_a_long_name_and_every_sign(made_up, judge, tmp_path):
    name = "Sehr langer Name eines Gebiets " * 4
    after, before = made_up(name=name, signs=True), made_up(name=name, facilities=False, mss=False)
    path = tmp_path / "poor.pdf"
    made = make_difference(beside(after, before), "intern", difference_template())
    path.write_bytes(made.data)
    assert made.problems == ()
    judge.assert_accessible(path)


# --- a run


def run(library, folder, ids, **changed):
    given = {"level": "BZR", "beside": Beside(), "template": difference_template(), "form": DIFFERENCE}
    return write_profiles(library, folder, area_ids=ids, **given | changed)


NAME = "073005_friedenau-west_aenderungen-seit-2022-12-31_2024-12-31_intern.pdf"


def test_one_library_at_two_dates_the_date_before_if_none_is_named(berlin_library, poppler, judge, tmp_path):
    assert run(berlin_library, tmp_path, ["073005"]).written == [NAME]
    found = figures(poppler, tmp_path / NAME)
    # Sums of the published tables, data/README.md
    assert found["Einwohnerinnen und Einwohner, Berlin"] == ["3.850.809", "3.897.145", "+46.336", "Stichtag"]
    judge.assert_accessible(tmp_path / NAME)
    assert run(berlin_library, tmp_path, ["073005"]).skipped == [NAME]
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    (entry,) = manifest["documents"]
    assert (entry["former"]["period"], entry["former"]["area_id"]) == ("2022-12-31", "073005")
    assert len(entry["former"]["sources"]) > 5
    other = run(berlin_library, tmp_path, ["073005"], beside=Beside(period="31.12.2021"))
    assert other.written == [NAME.replace("2022", "2021")]


def test_across_the_new_cut_only_where_the_ground_is_the_same(berlin_library, poppler, judge, tmp_path):
    result = run(berlin_library, tmp_path, ["011001", "073005"], beside=Beside(period="31.12.2019"))
    ((area, error),) = result.failed
    assert (area, error.code, error.values["period"]) == ("073005", "no_counterpart", date(2019, 12, 31))
    (name,) = result.written
    assert name.startswith("011001_tiergarten-sued_aenderungen-seit-2019-12-31")
    assert "stand bisher unter dem Schlüssel 010111 (Tiergarten Süd)" in plain(poppler, tmp_path / name)
    assert figures(poppler, tmp_path / name)["Einwohnerinnen und Einwohner"][:3] == ["14.985", "16.293", "+1.308"]
    judge.assert_accessible(tmp_path / name)
    # The former key means its successor, where the later date is of the later key system.
    assert run(berlin_library, tmp_path, ["010111"], beside=Beside(period="31.12.2019")).skipped == [name]


def test_a_district_is_the_same_in_every_key_system(berlin_library, poppler, judge, tmp_path):
    (name,) = run(berlin_library, tmp_path, ["07"], level="BEZ", beside=Beside(period="31.12.2019")).written
    assert figures(poppler, tmp_path / name)["Einwohnerinnen und Einwohner"][1] == "356.959"
    judge.assert_accessible(tmp_path / name)


@pytest.fixture
def revised(berlin_library, tmp_path):
    """A later copy of the library in which 07300515 was delivered again, with ten people more."""
    path = tmp_path / "neu" / "bezirk.gpkg"
    path.parent.mkdir()
    shutil.copy(berlin_library, path)
    frame = pd.DataFrame(
        [("2021", "PLR", "07300515", "ew", "2024-12-31", 6971.0)],
        columns=["vintage", "level", "area_id", "quantity", "period", "value"],
    ).assign(text=None, status="value", flag="")
    source = Source("Amt für Statistik", "Berichtigung", "neu.csv", period="2024-12-31", hash="f" * 64)
    Library(path).add_source(source, frame)
    return path


def test_two_libraries_at_the_same_date(berlin_library, revised, poppler, tmp_path):
    (name,) = run(revised, tmp_path / "p", ["073005"], beside=Beside(berlin_library)).written
    found = figures(poppler, tmp_path / "p" / name)
    # 25.939 in the published table
    assert found["Einwohnerinnen und Einwohner"] == ["25.939", "25.949", "+10", "Daten"]
    assert "Nur in der jetzigen Ausgabe: Berichtigung (31.12.2024)." in plain(poppler, tmp_path / "p" / name)


def test_two_libraries_at_two_dates(berlin_library, revised, poppler, tmp_path):
    both = Beside(berlin_library, "31.12.2022")
    (name,) = run(revised, tmp_path / "p", ["073005"], beside=both).written
    found = figures(poppler, tmp_path / "p" / name)
    assert found["Einwohnerinnen und Einwohner"] == ["25.372", "25.949", "+577", "Stichtag"]


@pytest.mark.parametrize(("changed", "code"), [
    ({"period": "31.12.2022", "beside": Beside(period="31.12.2022")}, "editions_same"),
    ({"beside": Beside(period="neulich")}, "period_unreadable"),
    ({"period": "31.12.2014"}, "no_earlier_edition"),
])  # fmt: skip
def test_two_editions_that_are_none_are_refused_before_anything_is_written(berlin_library, tmp_path, changed, code):
    ids = ["070303"] if changed.get("period") == "31.12.2014" else ["073005"]
    with pytest.raises(SozialraumError) as error:
        run(berlin_library, tmp_path / "p", ids, **changed)
    assert error.value.code == code
    assert not (tmp_path / "p").exists()


def test_exchanged_editions_are_told(berlin_library, tmp_path):
    result = run(berlin_library, tmp_path, ["073005"], period="31.12.2021", beside=Beside(period="31.12.2022"))
    assert [(area, error.code) for area, error in result.failed] == [("073005", "editions_reversed")]


@pytest.mark.slow  # two audits of all Berlin
def test_each_library_is_judged_by_its_own_rules_and_learns_what_was_told_of_its_numbers(
    berlin_library, revised, tmp_path
):
    former = Library(shutil.copy(berlin_library, tmp_path / "bisher.gpkg"))
    keep(former, '{"rules": [{"quantities": ["jfe.*"], "blocked": true}]}')
    written = run(revised, tmp_path / "p", ["073005"], beside=Beside(former.path), edition="oeffentlich").written
    assert [name[:6] for name in written] == ["073005"]
    for library in (Library(revised), former):
        frame = ledger.released(library)
        assert frame[frame["quantity"] == "jfe.capacity"]["value"].isna().any()
    counts = [frame[(frame["quantity"] == "jfe.count")]["value"] for frame in map(ledger.released, (former,))]
    assert all(values.isna().all() for values in counts), "blocked there"
    assert audit(tmp_path / "p", revised).outcome == "passed"  # nor can anybody compute them from the report
    public = run(revised, tmp_path / "p", ["073005", "011001"], beside=Beside(period="31.12.2019"),
                 edition="oeffentlich")  # fmt: skip
    assert ([n[:6] for n in public.written], [a for a, _ in public.failed]) == (["011001"], ["073005"])
