# SPDX-License-Identifier: GPL-2.0-or-later
"""Indices as a planner runs them: the publishers' tables in, layers with indices out, sentences where it cannot be."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsVectorLayer

STATUS, DYNAMIC = ["S1", "S3", "S4"], ["D1", "D3", "D4"]


def layer_of(rows, fields="plr:string&field=s:double&field=d:double&field=ew:integer&field=kom:string"):
    layer = QgsVectorLayer(f"None?field={fields}", "Gebiete", "memory")
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        layer.dataProvider().addFeatures([feature])
    return layer


def cells(layer, *names):
    layer = layer if isinstance(layer, QgsVectorLayer) else QgsVectorLayer(layer, "out", "ogr")
    return [tuple(f[name] if f[name] != None else None for name in names) for f in layer.getFeatures()]  # noqa: E711


THREE = [("a", 0, 0, 900, "gültig"), ("b", 1, 0, 900, "gültig"), ("c", 2, 3, 900, "gültig")]


@pytest.fixture(scope="module")
def mss_2021(run, data, tmp_path_factory):
    """The published indicators through the algorithm, with report."""
    folder = tmp_path_factory.mktemp("mss")
    outputs = run(
        "mssindex", INPUT=data / "mss" / "mss_2021_index_indikatoren.csv", STATUS=STATUS, DYNAMIC=DYNAMIC,
        POPULATION="EW", VALID="\"KOM\" = 'gültig'", OUTPUT="memory:", REPORT=folder / "mss.html",
    )  # fmt: skip
    return outputs


def test_the_groups_of_2021_from_the_published_table(mss_2021, data):
    published = {f["PLR_ID"]: f for f in QgsVectorLayer(str(data / "mss" / "mss_2021_indizes.csv")).getFeatures()}
    found = cells(mss_2021["OUTPUT"], "PLR_ID", "sdi", "si_class", "di_class", "valid_reason", "method", "rank")
    assert len(found) == 542
    agreeing = 0
    for plr, sdi, si_class, di_class, reason, method, rank in found:
        if published[plr]["KOM"] == "gültig":
            agreeing += (sdi, str(si_class), str(di_class)) == tuple(published[plr][n] for n in ("SDI", "SI_N", "DI_N"))
            assert reason == "gültig"
        else:
            assert (sdi, si_class, di_class, rank) == (None,) * 4
        assert method == "MSS"
    assert agreeing == 536
    reasons = Counter(row[4] for row in found)
    # The empty population of 03400831 is no population under 300.
    assert reasons == {
        "gültig": 536, "ungültig (EW unter 300)": 4, "ungültig (EW: k. A.)": 1,
        "ungültig (durch Bedingung ausgenommen)": 1,
    }  # fmt: skip


def test_contributions_add_up_in_the_output(mss_2021):
    names = ["si", "di", *(f"c_{name}" for name in (*STATUS, *DYNAMIC))]
    for si, di, *parts in cells(mss_2021["OUTPUT"], *names):
        if si is not None:
            assert sum(parts[:3]) == pytest.approx(si)
            assert sum(parts[3:]) == pytest.approx(di)


class _Cells(HTMLParser):
    """The rows of a page's tables."""

    def __init__(self):
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.inside = True
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        self.inside &= tag not in ("td", "th")

    def handle_data(self, text):
        if self.inside:
            self.rows[-1][-1] += text


def test_the_report_holds_constants_groups_and_what_if(mss_2021):
    page = Path(mss_2021["REPORT"]).read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    parser = _Cells()
    parser.feed(page)
    assert ["Status", "S1", "4,971574", "2,943904", "1"] in parser.rows
    assert ["Dynamik", "Summe", "0,000000", "2,080732", ""] in parser.rows
    # domain.md 13: 36 areas in group 4+/-
    assert any(row[:2] == ["4+/- (Status sehr niedrig, Dynamik stabil)", "36"] for row in parser.rows)
    without = next(row for row in parser.rows if row[:2] == ["Status", "ohne S1"])
    assert int(without[2]) == len(without[4].split(", "))  # the areas by their keys
    assert all(len(key) == 8 for key in without[4].split(", "))
    assert any(row[:2] == ["Status", "Gewicht von S3 −25 %"] for row in parser.rows)


def test_own_indicators_are_labelled(run, recorder):
    feedback = recorder()
    outputs = run("mssindex", feedback, INPUT=layer_of(THREE), STATUS=["s"], DYNAMIC=["d"], OUTPUT="memory:")
    # By hand: test/unit/test_mss.py
    assert cells(outputs["OUTPUT"], "plr", "sdi", "method") == [
        ("a", "1+/-", "nicht MSS-vergleichbar"), ("b", "2+/-", "nicht MSS-vergleichbar"),
        ("c", "3-", "nicht MSS-vergleichbar"),
    ]  # fmt: skip
    assert (
        "Nicht MSS-vergleichbar: andere Indikatoren als die des MSS; nicht auf die Planungsräume der ganzen Stadt "
        "bezogen." in feedback.infos
    )
    assert "REPORT" not in outputs


def test_the_frozen_columns_alone(run):
    outputs = run("mssindex", INPUT=layer_of(THREE), STATUS=["s"], DYNAMIC=["d"], DETAILS=False, OUTPUT="memory:")
    names = [f.name() for f in outputs["OUTPUT"].fields()]
    assert names == [
        "plr", "s", "d", "ew", "kom", "si", "si_class", "di", "di_class", "sdi", "valid_reason", "method",
    ]  # fmt: skip


def test_a_reference_of_its_own_and_weights(run):
    rows = [*THREE, ("d", 5, 1, 900, "neu")]
    outputs = run(
        "mssindex", INPUT=layer_of(rows), STATUS=["s"], DYNAMIC=["d"], POPULATION="ew", REFERENCE="\"kom\" = 'gültig'",
        WEIGHTS='{"s": 2}', OUTPUT="memory:",
    )  # fmt: skip
    si = dict(cells(outputs["OUTPUT"], "plr", "si"))
    assert si["d"] == pytest.approx(4.898979)  # (5 - 1) / sqrt(2/3)
    assert si["b"] == pytest.approx(0)


@pytest.mark.parametrize(("values", "words"), [
    ({"VALID": '"kom" ='}, "Die Bedingung „\"kom\" =“ lässt sich nicht auswerten:"),
    ({"VALID": '"fehlt" = 1'}, "Der Layer „Gebiete“ hat kein Feld „fehlt“."),
    ({"VALID": "to_real(\"kom\")"}, "lässt sich nicht auswerten:"),
    ({"VALID": '"kom"'}, "„\"kom\"“ ergibt „gültig“ und kein Ja oder Nein. Bitte eine Bedingung eingeben, zum "
                         "Beispiel \"kom\" = 'gültig'."),
    ({"VALID": "false"}, "Keines der 3 Gebiete ist verwendbar"),
    ({"VALID": "\"s\" < 2"}, "Nur 2 Gebiete sind verwendbar, gebraucht werden mindestens 3."),
    ({"WEIGHTS": "s=2"}, "Die Gewichte sind nicht lesbar. Bitte Felder und Zahlen eingeben, zum Beispiel {\"S1\": 2"),
    ({"WEIGHTS": '{"x": 2}'}, "Die Gewichte nennen „x“; das ist keiner der gewählten Indikatoren. Möglich sind: s, d."),
    ({"STATUS": ["s", "kom"]}, "Layer „Gebiete“, Feld „kom“: 3 Zellen sind keine Zahlen, die erste in Zeile 1:"),
    ({"STATUS": ["ew"]}, "Der Indikator „ew“ ist in allen gewerteten Gebieten gleich (900) und unterscheidet"),
    ({"STATUS": ["s", "d"]}, "Das Feld „d“ ist mehrfach gewählt."),
    ({"STATUS": ["x"]}, "Der Layer „Gebiete“ hat kein Feld „x“."),
])  # fmt: skip
def test_what_cannot_be_computed_is_said(refused, values, words):
    given = {"INPUT": layer_of(THREE), "STATUS": ["s"], "DYNAMIC": ["d"], "POPULATION": "ew", "OUTPUT": "memory:"}
    assert words in refused("mssindex", **(given | values))


def test_an_empty_layer_and_a_negative_population(refused):
    given = {"STATUS": ["s"], "DYNAMIC": ["d"], "POPULATION": "ew", "OUTPUT": "memory:"}
    assert "Layer „Gebiete“ enthält keine Objekte" in refused("mssindex", INPUT=layer_of([]), **given)
    rows = [*THREE, ("d", 5, 1, -3, "")]
    sentence = refused("mssindex", INPUT=layer_of(rows), **given)
    assert sentence == "Die Zahl der EW in Zeile 4 ist negativ (-3). Bitte das Feld berichtigen."


def test_cancelled_before_anything_is_written(refused, recorder, tmp_path):
    path = tmp_path / "out.gpkg"
    layer = layer_of([(str(i), i, i % 7, 900, "gültig") for i in range(3000)])
    sentence = refused("mssindex", recorder(cancel_at=10), INPUT=layer, STATUS=["s"], DYNAMIC=["d"], OUTPUT=path)
    assert sentence == "Abgebrochen. Es wurde nichts geändert."
    assert not path.exists()


# --- burden


def test_the_published_burdens(run, data, recorder):
    feedback = recorder()
    outputs = run(
        "burden", feedback, INPUT=data / "fachdaten" / "umweltgerechtigkeit_2021_2022.csv",
        NOISE="Lärmbelastungs-Kategorie", AIR="Luftbelastungs-Kategorie", HEAT="Thermische Belastungs-Kategorie",
        GREEN="Grünflächenversorgungs-Kategorie", SOCIAL="Soziale Benachteiligungs-Kategorie", OUTPUT="memory:",
    )  # fmt: skip
    found = cells(outputs["OUTPUT"], "Anzahl der Mehrfachbelastungen", "burden", "burden_text", "rated")
    assert sum(int(published) == ours for published, ours, _, _ in found) == 542
    assert ("3", 3, "dreifach belastet", 5) in [(str(a), b, c, d) for a, b, c, d in found]
    assert feedback.infos[:6] == [
        "unbelastet: 160", "einfach belastet: 185", "zweifach belastet: 124", "dreifach belastet: 54",
        "vierfach belastet: 17", "fünffach belastet: 2",
    ]  # fmt: skip


def test_raw_values_and_the_status_of_the_mss(run):
    # k = 2 of 8: noise 3 for the two loudest, green 3 for the two with least.
    rows = [
        (40 + i, 10 * i, 1, 1, status)
        for i, status in enumerate(
            ("hoch", "mittel", "niedrig", "sehr niedrig", "Planungsraum ohne Zuordnung", None, "mittel", "hoch")
        )
    ]
    layer = layer_of(rows, "db:double&field=green:double&field=heat:integer&field=air:integer&field=mss:string")
    outputs = run(
        "burden", INPUT=layer, NOISE="db", AIR="air", HEAT="heat", GREEN="green", SOCIAL="mss", RAW=[0, 3],
        LOW_IS_BAD=[3], SOCIAL_STATUS=True, OUTPUT="memory:",
    )  # fmt: skip
    names = ("burden", "burden_text", "cat_noise", "cat_green", "cat_social")
    assert cells(outputs["OUTPUT"], *names) == [
        (1, "einfach belastet", 1, 3, 1),
        (1, "einfach belastet", 1, 3, 2),
        (1, "einfach belastet", 2, 2, 3),
        (1, "einfach belastet", 2, 2, 3),
        (0, "unbelastet, soweit bewertet", 2, 2, None),
        (None, None, 2, 2, None),
        (1, "einfach belastet", 3, 1, 2),
        (1, "einfach belastet", 3, 1, 1),
    ]


def test_raw_values_taken_for_categories_are_refused(refused):
    layer = layer_of([(41.8, 1)], "db:double&field=other:integer")
    fields = dict.fromkeys(("AIR", "HEAT", "GREEN", "SOCIAL"), "other")
    sentence = refused("burden", INPUT=layer, NOISE="db", OUTPUT="memory:", **fields)
    assert sentence.startswith(
        "Layer „Gebiete“, Feld „db“: 1 Zellen sind keine Kategorie, die erste in Zeile 1: „41.8“."
    )
    assert sentence.endswith("Bei Rohwerten das Feld auch unter „Rohwerte“ wählen.")


# --- composite index


def test_the_gssa_through_the_algorithm(run, data, recorder):
    feedback = recorder()
    fields = ["DI_2022", "DII_2022", "DIII_2022"]
    outputs = run(
        "compositeindex", feedback, INPUT=data / "mss" / "gssa_2022_planungsraeume.csv", FIELDS=fields,
        FAVOURABLE=fields, METHOD="pca", DIRECTION="favourable", DDOF=1, OUTPUT="memory:",
    )  # fmt: skip
    found = cells(outputs["OUTPUT"], "GESIx_2022", "index", "direction", "reason")
    with_index = [(float(published), index) for published, index, _, _ in found if index is not None]
    assert len(with_index) == 428
    assert max(abs(a - b) for a, b in with_index) < 5e-7
    assert {row[2] for row in found} == {"hoch = günstig"}
    assert [row[3] for row in found if row[1] is None] == ["ungültig (DI_2022: k. A.)"] * 20
    assert outputs["EXPLAINED"] == pytest.approx(75.67, abs=0.005)
    assert "DI_2022: Gewicht 0,413847, Korrelation mit dem Index 0,939" in "\n".join(feedback.infos)
    assert "Die erste Hauptkomponente erklärt 75,67 % der Varianz." in feedback.infos


def test_weights_for_a_principal_component_are_refused(refused):
    given = {"INPUT": layer_of(THREE), "FIELDS": ["s", "d"], "OUTPUT": "memory:"}
    assert "bestimmt ihre Gewichte selbst" in refused("compositeindex", METHOD="pca", WEIGHTS='{"s": 2}', **given)
    assert "„ew“ ist keiner der gewählten Indikatoren" in refused("compositeindex", FAVOURABLE=["ew"], **given)


# --- in the dock


def test_formula_and_provenance_tell_what_each_indicator_adds(run, library, data):
    from sozialraum.processing.domain.library import Library
    from sozialraum.processing.domain.numbers import Numbers
    from sozialraum.processing.domain.profile_builder import build_profile
    from sozialraum.ui.provenance_dialog import provenance_html

    for name in ("indizes", "index_indikatoren"):
        run("importtable", LIBRARY=library, FILE=data / "mss" / f"mss_2021_{name}.csv")
    profile = build_profile(Numbers.read(Library(library)), "01100101")
    html = provenance_html(profile, profile.row("mss_gruppe"))
    # domain.md 13: 01100101 has SI -0.3277, DI 1.2666; its D4 adds 1.3127/2.0807 = 0.63.
    assert "<b>Status-Index:</b> −0,33" in html
    assert "<b>Dynamik-Index:</b> +1,27" in html
    assert (
        "<b>Beitrag der Indikatoren zum Status:</b> S1 Arbeitslose (SGB II), Anteil an den EW im Erwerbsalter −0,09;"
        in html
    )
    assert "D4 Kinderarmut (SGB II unter 15 Jahren), Veränderung in zwei Jahren +0,63</p>" in html
    assert "aus den Indikatoren der Datenbibliothek berechnet: 2-, wie veröffentlicht" in html
    assert "Beitrag der Indikatoren" not in provenance_html(profile, profile.rows[0])
