# SPDX-License-Identifier: GPL-2.0-or-later
"""What the window shows for the public: nothing of the office's edition stays, and no layer carries what is hidden."""

import shutil
import time

import pytest
from qgis.core import NULL, QgsApplication, QgsProject, QgsVectorLayer
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.ui import coloured_layer, map_layers
from sozialraum.ui.background import Background
from sozialraum.ui.editions import INTERNAL, PUBLIC, copied, public_view
from sozialraum.ui.overview_reading import read_overview
from sozialraum.ui.readings import Readings
from sozialraum.ui.selection import Selection

OWN = {
    "indicator": "stationaer", "version": "1", "title": "Stationäre Hilfen", "numerator": "hze.stationaere_hilfen",
    "denominator": "ew", "factor": 100.0, "unit": "%", "decimals": 1, "direction": "neutral",
    "levels": "PLR,BZR,PGR,BEZ", "source": "Jugendamt",
}  # fmt: skip
COUNT = OWN | {"indicator": "stationaer_zahl", "title": "Stationäre Hilfen, Anzahl", "denominator": "", "factor": 1.0,
               "unit": "", "decimals": 0}  # fmt: skip
AREA = "99100101"


@pytest.fixture(scope="module")
def library(musterbezirk, tmp_path_factory):
    """The made-up district with an indicator of the confidential numbers of the Jugendamt."""
    path = shutil.copy(musterbezirk, tmp_path_factory.mktemp("editions") / "bezirk.gpkg")
    with Library(path).writing() as connection:
        marks = ", ".join("?" * len(OWN))
        for own in (OWN, COUNT):
            connection.execute(f"INSERT INTO indicators ({', '.join(own)}) VALUES ({marks})", tuple(own.values()))
    return path


@pytest.fixture(scope="module")
def overview(library):
    return read_overview(library)


@pytest.fixture
def project():
    yield QgsProject.instance()
    QgsProject.instance().clear()


def wait(done):
    until = time.monotonic() + 30
    while not done():
        QgsApplication.processEvents()
        assert time.monotonic() < until, "still reading"
        time.sleep(0.01)


def test_figures_of_the_office_are_gone_before_those_for_the_public_are_found(library, overview):
    selection, background = Selection(), Background()
    readings = Readings(selection, background)
    selection.set_library(library)
    wait(lambda: readings.overview is not None)
    selection.set_area(AREA, "2021")
    selection.set_coloured("stationaer", "PLR")
    wait(lambda: readings.profile is not None and readings.choropleth is not None)
    assert readings.held_back == ""
    internal = readings.profile
    selection.set_edition(PUBLIC)
    assert (readings.profile, readings.choropleth) == (None, None)
    assert readings.internal is internal  # whoever writes a text goes on writing
    wait(lambda: readings.profile is not None and readings.choropleth is not None)
    assert readings.profile.public
    assert readings.held_back.startswith(
        "Vorschau: Geprüft wird erst beim Schreiben eines Dokuments. Zurückgehaltene Zahlen: "
    )
    background.close()


def coloured(overview, edition, areas, indicator="stationaer"):
    """Attributes by area of the coloured layer of an edition."""
    from sozialraum.processing.domain.mapping import choropleth
    from sozialraum.ui.editions import numbers_of

    found = choropleth(numbers_of(overview, edition), indicator, "PLR", "99", None, "2021")
    coloured_layer.show(found, areas, "2021", edition)
    layer = next(map_layers.layers(map_layers.COLOURED))
    return layer, {f["area_id"]: f.attributes()[2:] for f in layer.getFeatures()}


def test_the_coloured_layer_for_the_public_holds_no_hidden_number(overview, library, project):
    map_layers.add_areas(library, {"2021": None})
    areas = map_layers.area_layer("PLR", "2021")
    rows = public_view(overview).kept_back
    hidden = set(rows.loc[(rows["quantity"] == "hze.stationaere_hilfen") & (rows["level"] == "PLR"), "area_id"])
    layer, shown = coloured(overview, PUBLIC, areas)
    assert layer.name().endswith("– öffentlich, nicht geprüft")
    assert len(hidden) > 10
    for area in hidden:
        text, number, kind = shown[area]
        assert (text, kind) in {("•", "suppressed"), ("x", "not_applicable")}
        assert number == NULL
    labels = {category.value(): category.label() for category in layer.renderer().categories()}
    assert labels["suppressed"] == "• keine Angabe (Datenschutz)"
    coloured_layer.hide_other_editions(INTERNAL)
    assert not list(map_layers.layers(map_layers.COLOURED))


def test_a_count_that_is_held_back_is_no_empty_place_on_the_map(overview, library, project):
    map_layers.add_areas(library, {"2021": None})
    layer, shown = coloured(overview, PUBLIC, map_layers.area_layer("PLR", "2021"), "stationaer_zahl")
    assert shown[AREA][0] == "0"  # nobody: no circle, and no secret
    drawn = [(c.label(), c.symbol().symbolLayer(0).layerType()) for c in layer.renderer().categories()]
    assert drawn == [("Gebiete mit Angabe", "SimpleMarker"), ("• keine Angabe (Datenschutz)", "FilledMarker")]


def test_facilities_for_the_public_are_the_open_ones_by_name_and_carrier(library, project):
    wanted = {"kita": ("Kitas", ("point",)), "zufluchtswohnen": ("Zufluchtswohnen", ("point",))}

    def layers(edition) -> dict[str, QgsVectorLayer]:
        map_layers.show_themes(library, wanted, edition)
        return {layer.name(): layer for layer in map_layers.layers(map_layers.FACILITIES)}

    inside, outside = layers(INTERNAL), None
    assert len(list(inside["Zufluchtswohnen"].getFeatures())) == 1
    outside = layers(PUBLIC)
    assert list(outside["Zufluchtswohnen"].getFeatures()) == []
    fields = [field.name() for field in outside["Kitas"].fields()]
    assert fields == ["fid", "facility_id", "theme", "office", "name", "carrier", "period"]
    kita = next(outside["Kitas"].getFeatures())
    assert kita["name"]
    assert kita.hasGeometry()
    again = layers(INTERNAL)
    assert "capacity" in [field.name() for field in again["Kitas"].fields()]


def test_what_is_copied_of_an_edition_for_the_public_says_that_nobody_has_audited_it(overview):
    inside = build_profile(overview.numbers, AREA)
    outside = build_profile(public_view(overview).numbers, AREA)
    assert copied("•", inside) == "•"
    assert copied("•", outside) == "•\nVorschau: Geprüft wird erst beim Schreiben eines Dokuments."


def test_where_everything_is_published_there_is_nothing_to_audit(overview):
    numbers = Numbers.read(Library(overview.path))
    numbers.context.sources["published"] = True
    found = build_profile(numbers, AREA)
    assert copied("5", found) == "5"
