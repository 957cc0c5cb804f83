# SPDX-License-Identifier: GPL-2.0-or-later
"""A model that chains create, import and profile runs in the right order, because each hands its LIBRARY on."""

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
)
from sozialraum.processing.domain.library import Library

Source = QgsProcessingModelChildParameterSource


def child(model, name, algorithm, **sources):
    step = QgsProcessingModelChildAlgorithm(f"sozialraum:{algorithm}")
    step.setChildId(name)
    for parameter, source in sources.items():
        step.addParameterSources(parameter, [source])
    return step


def output(step, name, parameter):
    found = QgsProcessingModelOutput(name, name)
    found.setChildId(step.childId())
    found.setChildOutputName(parameter)
    step.setModelOutputs({name: found})


@pytest.fixture
def model(data):
    """Children are added last first, so that only the outputs that feed inputs can give the order."""
    made = QgsProcessingModelAlgorithm("Jahreslauf", "Sozialraum")
    made.addModelParameter(QgsProcessingParameterFile("workbook", "A I 16"), QgsProcessingModelParameter("workbook"))
    profile = child(
        made, "profile", "profile",
        LIBRARY=Source.fromChildOutput("kitas", "LIBRARY"),
        AREA_IDS=Source.fromStaticValue("073005"),
        LEVEL=Source.fromStaticValue("BZR"),
        TEMPLATE=Source.fromStaticValue("kurzprofil"),
        EDITION=Source.fromStaticValue("intern"),
    )  # fmt: skip
    output(profile, "Profile", "OUTPUT")
    kitas = child(
        made, "kitas", "importlayer",
        LIBRARY=Source.fromChildOutput("people", "LIBRARY"),
        INPUT=Source.fromStaticValue(str(data / "fachdaten" / "kindertagesstaetten.geojson")),
        THEME=Source.fromStaticValue("kita"),
        PERIOD=Source.fromStaticValue("31.12.2022"),
    )  # fmt: skip
    people = child(
        made, "people", "importtable",
        LIBRARY=Source.fromChildOutput("create", "OUTPUT"),
        FILE=Source.fromModelParameter("workbook"),
        SHEET=Source.fromStaticValue("T2"),
    )  # fmt: skip
    create = child(
        made, "create", "createlibrary",
        AREAS=Source.fromStaticValue(str(data / "lor2021" / "lor_2021.gpkg")),
    )  # fmt: skip
    output(create, "Bibliothek", "OUTPUT")
    for step in (profile, kitas, people, create):
        made.addChildAlgorithm(step)
    return made


def test_a_model_of_all_steps_runs_in_order(model, recorder, data, tmp_path):
    assert model.validate() == (True, [])
    feedback, library, folder = recorder(), tmp_path / "modell.gpkg", tmp_path / "profile"
    values = {
        "workbook": str(data / "bevoelkerung" / "SB_A01-16-00_2024h02_BE.xlsx"),
        "create:Bibliothek": str(library),
        "profile:Profile": str(folder),
    }
    results, ok = model.run(values, QgsProcessingContext(), feedback)
    assert ok, feedback.errors
    assert results["bibliothek"] == str(library)
    steps = results["CHILD_RESULTS"]
    assert (steps["people"]["SOURCE_ID"], steps["kitas"]["SOURCE_ID"]) == ("1", "2")  # the table came first
    assert len(Library(library).sources()) == 2
    assert [p.name for p in folder.glob("*.pdf")] == ["073005_friedenau-west_kurzprofil_2024-12-31_intern.pdf"]


def test_the_order_is_the_modellers_not_ours(model):
    """Without the chain of LIBRARY the profile would come first: the dependency is what holds it back."""
    assert model.dependsOnChildAlgorithms("profile") >= {"kitas", "people", "create"}
    assert model.dependentChildAlgorithms("create") >= {"people", "kitas", "profile"}
