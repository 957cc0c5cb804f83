# SPDX-License-Identifier: GPL-2.0-or-later
"""The offices' tables as they are delivered; totals are the published ones (README of the data)."""

import shutil
from pathlib import Path

import pytest
from sozialraum.processing.domain.library import Library


@pytest.fixture(scope="module")
def both(run, base, data, tmp_path_factory) -> Path:
    """A library with the areas of both key systems; not to be changed."""
    path = Path(shutil.copy(base, tmp_path_factory.mktemp("both") / "berlin.gpkg"))
    run("createlibrary", AREAS=[str(data / "lor_bis2020" / "lor_bis2020.gpkg")], OUTPUT=path)
    return path


@pytest.fixture
def two_systems(both, tmp_path) -> Path:
    return Path(shutil.copy(both, tmp_path / "bezirk.gpkg"))


def total(library: Path, quantity: str, period: str) -> tuple[int, int]:
    """Sum and number of rows of a quantity over the Planungsräume."""
    frame = Library(library).observations()
    rows = frame[(frame["level"] == "PLR") & (frame["quantity"] == quantity) & (frame["period"] == period)]
    return int(rows["value"].sum()), len(rows)


def test_the_workbook_gives_four_sources_and_says_so(run, recorder, library, data, tmp_path):
    feedback, report = recorder(), tmp_path / "bericht.html"
    file = data / "bevoelkerung" / "SB_A01-16-00_2024h02_BE.xlsx"
    result = run("importtable", feedback, LIBRARY=library, FILE=file, REPORT=report)
    assert feedback.infos[0] == (
        "4 Tabellen übernommen: 542 von 542 Planungsräumen, 0 Zeilen abgelehnt. "
        "Die Summe 3.897.145 stimmt mit der Zeile „Berlin“ überein."
    )
    assert result["SOURCE_ID"].split(",") == Library(library).sources()["source_id"].astype(str).tolist()
    assert result["REJECTED"] == 0
    assert total(library, "ew", "2024-12-31") == (3897145, 542)
    assert total(library, "ew.mh", "2024-12-31") == (1601865, 542)
    assert total(library, "ew.alter.0_6", "2024-12-31") == (208938, 542)
    page = report.read_text(encoding="utf-8")
    for word in ("Stichtag", "31.12.2024", "LOR 2021", "542", "3.897.145", "T1", "T4"):
        assert word in page, word
    assert str(data) not in page


def test_one_sheet_only(run, library, data):
    file = data / "bevoelkerung" / "SB_A01-16-00_2024h02_BE.xlsx"
    result = run("importtable", LIBRARY=library, FILE=file, SHEET="T3")
    assert total(library, "ew.mh", "2024-12-31") == (1601865, 542)
    assert result["SOURCE_ID"] == "1"
    sources = Library(library).sources()
    assert sources["sheet"].tolist() == ["T3"]
    assert sources["period"].tolist() == ["2024-12-31"]


TABLES = [
    ("bevoelkerung/EWR201912E_Matrix.csv", "2019-12-31", 3769495, 448),
    ("bevoelkerung/EWR201512E_Matrix.csv", "2015-12-31", 3610156, 447),
    ("bevoelkerung/EWR201412E_Matrix.csv", "2014-12-31", 3562166, 447),
    ("bevoelkerung/ewr_2019-02_t1_planning-areas.csv", "2019-12-31", 3769495, 448),
    ("bevoelkerung/SB_A01-16-00_2020h02_T1b.csv", "2020-12-31", 3769962, 542),
    ("bevoelkerung/SB_A01-16-00_2020h02_T2b.csv", "2020-12-31", 3769962, 542),
    ("bevoelkerung/ewr_2021-02_t1_planning-areas.csv", "2021-12-31", 3775480, 542),
    ("bevoelkerung/ewr_2021-02_t2_planning-areas.csv", "2021-12-31", 3775480, 542),
    ("bevoelkerung/ewr_2022-02_t1_planning-areas.csv", "2022-12-31", 3850809, 542),
    ("bevoelkerung/ewr_2022-02_t2_planning-areas.csv", "2022-12-31", 3850809, 542),
]


@pytest.mark.parametrize(("file", "period", "people", "rows"), TABLES)
def test_population_of_every_source_and_date(run, two_systems, data, file, period, people, rows):
    result = run("importtable", LIBRARY=two_systems, FILE=data / file)
    assert total(two_systems, "ew", period) == (people, rows)
    assert result["REJECTED"] == 0
    assert result["MATCHED"] == rows


def test_mss_and_playgrounds(run, library, data):
    run("importtable", LIBRARY=library, FILE=data / "mss" / "mss_2021_indizes.csv")
    frame = Library(library).observations()
    sdi = frame[(frame["quantity"] == "mss.sdi") & (frame["level"] == "PLR")].set_index("area_id")
    assert len(sdi) == 542
    assert sdi.loc["07300515", "text"]
    assert (sdi["status"] != "value").sum() == 6  # six Planungsräume without a group
    result = run("importtable", LIBRARY=library, FILE=data / "fachdaten" / "spielplatzbestand.csv", PERIOD="31.12.2024")
    frame = Library(library).observations()
    count = frame[frame["quantity"] == "spielplatz.count"]
    # 1,879 playgrounds: one on an old key and one without a key are kept under "not assigned" of their Bezirk
    assert count[count["level"] == "PLR"]["value"].sum() == 1877
    assert count[count["level"] == "REST"]["value"].sum() == 2
    assert set(count[count["level"] == "REST"]["area_id"]) == {"07"}
    assert result["REJECTED"] == 2


def test_the_report_lists_what_was_not_taken(run, library, data, tmp_path):
    file, report = tmp_path / "hze_2024-12-31.csv", tmp_path / "bericht.html"
    file.write_text(
        "PLR_ID;Fälle\n07300515;12\n7300516;7\n07300517;•\n07309999;3\n<script>;1\n07300518;<b>viele</b>\n",
        encoding="utf-8",
    )
    result = run(
        "importtable", LIBRARY=library, FILE=file, PERIOD="31.12.2024", PREFIX="hze", OFFICE="Jugendamt",
        REPORT=report,
    )  # fmt: skip
    assert result["REJECTED"] >= 2
    page = report.read_text(encoding="utf-8")
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "07309999" in page
    source = Library(library).sources().iloc[0]
    assert source["office"] == "Jugendamt"
    assert not source["published"]
    quantities = Library(library).observations()["quantity"].unique()
    assert all(q.startswith("hze.") for q in quantities)


def test_a_hand_copied_list_differs_from_the_workbook_and_the_report_says_where(
    run, recorder, filled_copy, data, tmp_path
):
    feedback, report = recorder(), tmp_path / "bericht.html"
    file = data / "wildfund" / "Einwohnerregisterstatistik-Berlin-Dec2024.csv"
    run("importtable", feedback, LIBRARY=filled_copy, FILE=file, PERIOD="31.12.2024", REPORT=report)
    assert "424 Schlüssel ohne führende Null ergänzt (1100101 → 01100101)." in feedback.infos
    assert (
        "Die Summe der Planungsräume (3.903.806) weicht um +6.661 von der veröffentlichten Gesamtzahl (3.897.145) ab. "
        "Größte Abweichung: 03400831."
    ) in feedback.infos
    page = report.read_text(encoding="utf-8")
    cells = ("03400831", "ew", "31.12.2024", "0", "Statistischer Bericht A I 16, T1", "6.661")
    assert "".join(f"<td>{cell}</td>" for cell in cells) in page


def test_every_reason_for_a_row_not_taken_has_a_sentence(run, library, data, tmp_path):
    from sozialraum.i18n.messages import SENTENCES

    odd = tmp_path / "amt_2024-12-31.csv"
    odd.write_text(
        "PLR_ID;Fälle\n07300515;12\n07300516;-3\n07300517;2,5\n07300618;viele\n07309999;3\n07030301;4\n;5\n",
        encoding="utf-8",
    )
    run("importtable", LIBRARY=library, FILE=odd)
    run("importtable", LIBRARY=library, FILE=data / "fachdaten" / "spielplatzbestand.csv", PERIOD="31.12.2024")
    reasons = set(Library(library).rejects()["reason"])
    assert len(reasons) >= 3
    assert reasons - set(SENTENCES) == set()


def test_published_only_when_a_person_says_so(run, library, data):
    file = data / "bevoelkerung" / "ewr_2022-02_t1_planning-areas.csv"
    run("importtable", LIBRARY=library, FILE=file)
    assert Library(library).sources()["published"].tolist() == [False]
    run("importtable", LIBRARY=library, FILE=file, PUBLISHED=True)
    assert Library(library).sources()["published"].tolist() == [True], "the same file again replaces itself"


def test_a_source_can_be_taken_out_again(run, library, data):
    file = data / "bevoelkerung" / "ewr_2022-02_t1_planning-areas.csv"
    first = run("importtable", LIBRARY=library, FILE=file)
    delivered = len(Library(library).observations())
    assert run("removesource", LIBRARY=library, SOURCE_ID=first["SOURCE_ID"])["REMOVED"] == delivered
    assert Library(library).observations().empty


def test_old_spreadsheets_and_dbf(run, library, tmp_path):
    """XLS, ODS and DBF come in through GDAL; here the two it can write."""
    from osgeo import ogr

    for name, driver in (("faelle.ods", "ODS"), ("faelle.dbf", "ESRI Shapefile")):
        path = tmp_path / name
        source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
        layer = source.CreateLayer("faelle", geom_type=ogr.wkbNone)
        layer.CreateField(ogr.FieldDefn("PLR_ID", ogr.OFTString))
        layer.CreateField(ogr.FieldDefn("FAELLE", ogr.OFTInteger))
        for key, value in (("07300515", 12), ("07300516", 7), ("07300517", 9)):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["PLR_ID"], feature["FAELLE"] = key, value
            layer.CreateFeature(feature)
        del layer, source
        prefix = driver.split()[0].lower()
        run("importtable", LIBRARY=library, FILE=path, PERIOD="31.12.2024", PREFIX=prefix)
        frame = Library(library).observations()
        mine = frame[frame["quantity"].str.startswith(prefix)]
        assert mine["value"].tolist() == [12, 7, 9], name
