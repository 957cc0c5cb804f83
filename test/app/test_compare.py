# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas beside each other as a layer; what the dock says of chance and attention."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from qgis.core import NULL, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from sozialraum.processing.domain.attention_rules import keep
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile import Change, Range
from sozialraum.processing.domain.profile_builder import build_profile

NB = "\u00a0"


@pytest.fixture(scope="module")
def profile(filled):
    return build_profile(Numbers.read(Library(filled)), "073005")


def layer_of(result) -> QgsVectorLayer:
    output = result["OUTPUT"]
    layer = output if isinstance(output, QgsVectorLayer) else QgsVectorLayer(str(output))
    assert layer.isValid()
    return layer


# --- the algorithm


def test_one_indicator_for_all_regions(run, recorder, filled, tmp_path):
    feedback = recorder()
    result = run("compare", feedback, LIBRARY=filled, INDICATOR="B1", OUTPUT=tmp_path / "b1.gpkg")
    layer = layer_of(result)
    assert (layer.featureCount(), layer.crs().authid()) == (143, "EPSG:25833")
    own = next(f for f in layer.getFeatures() if f["area_id"] == "073005")
    # planner.md, page 2: 15,2 %, Bezirk 15,7, Berlin 16,3, rank 10 of 15; Wilson's range by hand 14,76 to 15,64
    assert (own["name"], own["text"], own["unit"]) == ("Friedenau West", f"15,2{NB}%", "%")
    assert [round(own[f], 1) for f in ("value", "district", "city", "low", "high")] == [15.2, 15.7, 16.3, 14.8, 15.6]
    assert (own["rank"], own["rank_of"]) == (10, 15)
    assert own.geometry().area() == pytest.approx(1_462_000, rel=0.01)  # 146,2 ha
    assert feedback.highest >= 80  # all areas computed; the writing moves the bar by thousands


def test_signs_and_lacking_numbers_are_null(run, filled):
    layer = layer_of(run("compare", LIBRARY=filled, LEVEL="PLR", INDICATOR="b1; a7", OUTPUT="TEMPORARY_OUTPUT"))
    assert layer.featureCount() == 2 * 542
    nobody = next(f for f in layer.getFeatures() if (f["area_id"], f["indicator"]) == ("03400831", "b1"))
    assert (nobody["text"], nobody["status"]) == ("x", "not_applicable")
    empty = ("value", "low", "high", "rank", "change_1_noise", "stage_city", "stage_rule")
    assert all(nobody[field] == NULL for field in empty)


def test_an_earlier_date_and_what_changed_by_chance(run, filled):
    layer = layer_of(
        run("compare", LIBRARY=filled, LEVEL="BEZ", INDICATOR="ew", PERIOD="31.12.2022", OUTPUT="TEMPORARY_OUTPUT")
    )
    found = {f["area_id"]: f for f in layer.getFeatures()}
    assert len(found) == 12
    assert {f["period"] for f in found.values()} == {"2022-12-31"}
    assert sum(f["value"] for f in found.values()) == 3_850_809  # the data's README


def test_what_is_wrong_is_said(refused, filled):
    words = refused("compare", LIBRARY=filled, INDICATOR="b1, quatsch", OUTPUT="TEMPORARY_OUTPUT")
    assert words.startswith("Diese Kennzahlen stehen nicht im Katalog")
    assert "quatsch" in words
    assert "jugendquotient" in words
    assert "gestern" in refused("compare", LIBRARY=filled, PERIOD="gestern", OUTPUT="TEMPORARY_OUTPUT")


def test_it_can_be_cancelled(refused, recorder, filled):
    assert "Abgebrochen" in refused("compare", recorder(cancel_at=5), LIBRARY=filled, OUTPUT="TEMPORARY_OUTPUT")


def test_a_librarys_own_rules_hold_and_bad_ones_are_named(run, refused, filled, tmp_path):
    library = Path(shutil.copy(filled, tmp_path / "own.gpkg"))
    keep(Library(library), '{"label": "AG SRO", "rules": {"kita_plaetze": {"kind": "threshold", "steps": '
                           '[{"below": 1000, "stage": 2}]}}}')  # fmt: skip
    layer = layer_of(run("compare", LIBRARY=library, INDICATOR="kita_plaetze", OUTPUT="TEMPORARY_OUTPUT"))
    assert {f["stage_city"] for f in layer.getFeatures()} == {2}
    assert all("(AG SRO)" in f["stage_rule"] for f in layer.getFeatures())
    Library(library).set_meta("attention", '{"rules": {"a5": {"kind": "grenzwert"}}}')
    words = refused("compare", LIBRARY=library, INDICATOR="kita_plaetze", OUTPUT="TEMPORARY_OUTPUT")
    assert "„rules.a5.kind“ nicht lesbar: grenzwert" in words


# --- the dock's words


@pytest.fixture(scope="module")
def noisy(profile):
    """The profile whose under-18s changed within chance; values are those of the words below."""
    row = profile.row("b1")
    span = Range(-0.7, 0.5, f"−0,7 bis +0,5{NB}Pp.")
    own = replace(row.area, text=f"−0,1{NB}Pp.")
    change = Change(5, date(2019, 12, 31), own, row.district, row.city, reliable=False, interval=span)
    changed = replace(row, changes={5: change})
    return replace(profile, rows=tuple(changed if r is row else r for r in profile.rows))


def test_the_figures_say_range_and_noise_in_tooltip_and_speech(noisy):
    from sozialraum.ui.figures_model import AREA, CITY, DISTRICT, FIVE_YEARS, FiguresModel

    model = FiguresModel()
    model.set_profile(noisy)
    at = model.row_of("b1")
    role = Qt.ItemDataRole

    def said(column, kind):
        return model.data(model.index(at, column), kind)

    assert "Bereich zufälliger Schwankung (95 %): 14,8 bis 15,6" in said(AREA, role.ToolTipRole)
    # Berlin's 16,3 lies outside, the district's 15,7 too (15,65 exactly the limit 15,64)
    assert "kein belastbarer Unterschied" not in said(CITY, role.ToolTipRole)
    assert said(FIVE_YEARS, role.DisplayRole) == f"−0,1{NB}Pp.ᶻ"
    words = f"Veränderung im Rahmen zufälliger Schwankung (−0,7 bis +0,5{NB}Pp.): keine belastbare Veränderung"
    assert words in said(FIVE_YEARS, role.ToolTipRole)
    assert said(FIVE_YEARS, role.AccessibleTextRole) == f"5 Jahre: −0,1{NB}Pp., {words}"
    assert said(FIVE_YEARS, role.ForegroundRole).alpha() < 255  # faint, but never by colour alone
    assert said(DISTRICT, role.ForegroundRole) is None
    assert model.data(model.index(model.row_of("t3"), FIVE_YEARS), role.ForegroundRole) is None


def test_a_value_within_the_range_is_no_reliable_difference(profile):
    from sozialraum.ui.reliability_text import within_range

    row = profile.row("b1")
    near, far = (replace(row.district, exact=value) for value in (15.5, 15.7))
    assert within_range(row, near, "Bezirk").startswith("Bezirk liegt im Bereich zufälliger Schwankung")
    assert within_range(row, far, "Bezirk") == ""
    assert within_range(replace(row, interval=None), near, "Bezirk") == ""


def test_provenance_tells_range_stage_and_rule(noisy):
    from sozialraum.ui.provenance_dialog import provenance_html

    page = provenance_html(noisy, noisy.row("b1"))
    assert "<b>Bereich zufälliger Schwankung:</b> 14,8 bis 15,6" in page
    assert "der Bereich ist deshalb kein Zählfehler" in page
    assert "<b>Veränderung seit 31.12.2019:</b>" in page
    assert "Aufmerksamkeitsstufe" not in page  # neutral
    kita = provenance_html(noisy, noisy.row("kita_plaetze"))
    # 94,6 places per 100 lie above the 86,2 of the district and the 87,6 of Berlin: nothing calls for attention
    assert "<b>Aufmerksamkeitsstufe im bezirklichen Vergleich:</b> 1 (keine Aufmerksamkeit geboten)" in kita
    assert "<b>Aufmerksamkeitsstufe im gesamtstädtischen Vergleich (Berlin):</b> 1" in kita
    assert "Voreinstellung, keine amtliche Regel" in kita
    assert "schwanken nicht zufällig" in kita
