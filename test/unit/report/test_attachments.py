# SPDX-License-Identifier: GPL-2.0-or-later
"""The committee's sheet lists the profiles of its folder and lies beside numbered copies of them."""

import json
from hashlib import sha256

import pytest
from sozialraum.processing.report.attachments import LONGEST, attachments, copy_into
from sozialraum.processing.report.batch import write_profiles


def document(
    area_id, name, template="teil1", period="2024-12-31", edition="intern", title="Bezirksregionenprofil Teil I"
):
    file = f"{area_id}_{template}_{period}_{edition}.pdf"
    return {"file": file, "area_id": area_id, "name": name, "level": "BZR", "template": template, "title": title,
            "edition": edition, "period": period, "sha256": "0"}  # fmt: skip


REGIONS = ("073005", "073006")


def names(documents, edition="intern", until="2024-12-31"):
    return [one.name for one in attachments(documents, REGIONS, edition, until)]


def test_numbered_by_area_then_document_as_committees_name_them():
    two = document("073005", "Friedenau West", "teil2", title="Bezirksregionenprofil Teil II")
    assert names([two, document("073006", "Friedenau Ost"), document("073005", "Friedenau West")]) == [
        "Anlage 1 Friedenau West BZRP Teil I 2024",
        "Anlage 2 Friedenau West BZRP Teil II 2024",
        "Anlage 3 Friedenau Ost BZRP Teil I 2024",
    ]


def test_only_the_newest_of_the_district_in_this_edition():
    other = [document("083005", "Anderer Bezirk"), document("073005", "Friedenau West", edition="oeffentlich")]
    older = document("073005", "Friedenau West", period="2022-12-31")
    assert names([*other, document("073005", "Friedenau West"), older]) == ["Anlage 1 Friedenau West BZRP Teil I 2024"]


def test_neither_a_region_of_a_former_key_system_nor_a_later_date():
    """070101 was Schöneberg-Nord until 2020."""
    assert names([document("070101", "Schöneberg-Nord", period="2019-12-31")]) == []
    both = [document("073005", "Friedenau West"), document("073005", "Friedenau West", period="2022-12-31")]
    assert names(both, until="2022-12-31") == ["Anlage 1 Friedenau West BZRP Teil I 2022"]


@pytest.mark.parametrize("name", ["A/B\\C:D", "..", "Süd*?", "x" * 300, 'Ort "Mitte"', "a\nb"])
def test_a_name_that_every_system_takes(name):
    (found,) = names([document("073005", name)])
    assert not set(found) & set('<>:"/\\|?*\n')
    assert len(found) <= LONGEST
    assert found.startswith("Anlage 1 ")
    assert found.endswith("BZRP Teil I 2024")


def test_a_draft_is_called_so_before_it_is_sent():
    draft = document("073005", "Friedenau West") | {"problems": ["heading_skipped"]}
    assert names([draft]) == ["Anlage 1 Friedenau West BZRP Teil I 2024 ENTWURF – nicht barrierefrei"]


def test_copies_of_an_earlier_run_go_and_what_is_not_ours_stays(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"a")
    target = tmp_path / "Anlagen_07_intern"
    target.mkdir()
    for name in ("alt.pdf", "fremd.pdf"):
        (target / name).write_bytes(b"x")
    found = attachments([document("073005", "Friedenau West") | {"file": "a.pdf"}], REGIONS, "intern", "2024-12-31")
    copy_into(tmp_path, target, found, ["Anlagen_07_intern/alt.pdf"])
    assert sorted(p.name for p in target.iterdir()) == ["Anlage 1 Friedenau West BZRP Teil I 2024.pdf", "fremd.pdf"]


def test_the_sheet_of_a_real_district_and_what_changes_with_an_attachment(berlin_library, poppler, tmp_path):
    folder = tmp_path / "Ausschuss"
    write_profiles(berlin_library, folder, area_ids=("073005", "073006"), template="kurzprofil")
    (sheet,) = write_profiles(berlin_library, folder, area_ids=("07",), template="vorlage").written
    text = " ".join(poppler("pdftotext", folder / sheet, "-").split())
    assert "Anlage 1 Friedenau West Kurzprofil 2024" in text
    assert "Anlage 2 Friedenau Ost Kurzprofil 2024" in text
    assert "Seite 1 von 1" in text
    (listed,) = (d for d in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
                 if d["template"] == "vorlage")  # fmt: skip
    for one in listed["attachments"]:
        data = (folder / one["file"]).read_bytes()
        assert data == (folder / one["of"]).read_bytes()
        assert sha256(data).hexdigest() == one["sha256"]
    again = write_profiles(berlin_library, folder, area_ids=("07",), template="vorlage")
    assert again.skipped == [sheet]
    (folder / listed["attachments"][0]["file"]).unlink()
    assert write_profiles(berlin_library, folder, area_ids=("07",), template="vorlage").written == [sheet]
    write_profiles(berlin_library, folder, area_ids=("071001",), template="kurzprofil")
    assert write_profiles(berlin_library, folder, area_ids=("07",), template="vorlage").written == [sheet]
    assert len(list((folder / "Anlagen_07_intern").iterdir())) == 3
