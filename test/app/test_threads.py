# SPDX-License-Identifier: GPL-2.0-or-later
"""As the window runs them: algorithms in a task beside it, on layers of the open project, cancelled from outside."""

import threading
import time

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsTask,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer
from sozialraum.processing.algorithms.audit import AuditFiles
from sozialraum.processing.domain.library import Library
from sozialraum.ui.background import Background, Job
from sozialraum.ui.runner import Runner


def in_task(algorithm, parameters, feedback, cancel_after=None):
    """Run in QGIS's task manager while the event loop of the window turns; results, or None."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    made = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{algorithm}")
    task = QgsProcessingAlgRunnerTask(made, parameters, context, feedback)
    loop, ended = QEventLoop(), []

    def done(ok, results):
        ended.append(results if ok else None)
        loop.quit()

    task.executed.connect(done)
    task.taskTerminated.connect(loop.quit)
    QgsApplication.taskManager().addTask(task)
    if cancel_after is not None:
        QTimer.singleShot(int(1000 * cancel_after), feedback.cancel)
    QTimer.singleShot(120_000, loop.quit)
    if not ended:
        loop.exec()
    deadline = time.monotonic() + 10
    while task.status() not in (QgsTask.Complete, QgsTask.Terminated) and time.monotonic() < deadline:
        QgsApplication.processEvents()
    return ended[0] if ended else None


@pytest.fixture
def project_layer(qgis_app, data):
    """A layer of the open project with a filter and a selection."""
    layer = QgsVectorLayer(f"{data}/fachdaten/kindertagesstaetten.geojson", "Kitas", "ogr")
    QgsProject.instance().addMapLayer(layer)
    yield layer
    QgsProject.instance().removeMapLayer(layer.id())


def test_the_selection_of_a_project_layer_in_another_thread(recorder, library, project_layer):
    project_layer.selectByExpression("\"e_bez_nr\" = '07'")
    chosen = project_layer.selectedFeatureCount()
    assert 100 < chosen < 500
    source = QgsProcessingFeatureSourceDefinition(project_layer.id(), selectedFeaturesOnly=True)
    values = {"LIBRARY": str(library), "INPUT": source, "THEME": "kita", "PERIOD": "31.12.2022"}
    feedback = recorder()
    result = in_task("importlayer", values, feedback)
    assert feedback.errors == []
    assert result["FEATURES"] == chosen
    assert len(Library(library).facilities("point", "kita")) == chosen


def test_unsaved_edits_of_a_project_layer_count(recorder, data, tmp_path):
    layer = QgsVectorLayer(f"{data}/lor2021/lor_2021.gpkg|layername=planungsraeume", "PLR", "ogr")
    copy = layer.materialize(QgsFeatureRequest())
    QgsProject.instance().addMapLayer(copy)
    copy.startEditing()
    name = copy.fields().lookupField("PLR_NAME")
    first = next(copy.getFeatures())
    copy.changeAttributeValue(first.id(), name, "Umbenannt")
    result = in_task("createlibrary", {"AREAS": [copy.id()], "OUTPUT": str(tmp_path / "neu.gpkg")}, recorder())
    areas = Library(result["OUTPUT"]).areas("2021", "PLR").set_index("area_id")
    assert areas.loc[first["PLR_ID"], "name"] == "Umbenannt"
    copy.rollBack()
    QgsProject.instance().removeMapLayer(copy.id())


def test_a_batch_is_cancelled_from_the_window(recorder, filled, tmp_path):
    feedback = recorder()
    result = in_task("profile", {"LIBRARY": str(filled), "OUTPUT": str(tmp_path)}, feedback, cancel_after=6)
    done = list(tmp_path.glob("*.pdf"))
    assert 0 < len(done) < 143
    assert feedback.errors[-1] == (
        f"Abgebrochen: {len(done)} von 143 Profilen geschrieben. Erneut starten schreibt nur die fehlenden."
    )
    assert result is None or result["WRITTEN"] == len(done)
    assert [p for p in tmp_path.iterdir() if p.suffix not in (".pdf", ".json")] == []


def test_points_are_aggregated_beside_the_window(recorder, data, project_layer, tmp_path, monkeypatch):
    from sozialraum.processing.algorithms import aggregate

    monkeypatch.setattr(aggregate, "cache_folder", lambda: tmp_path)
    areas = QgsVectorLayer(f"{data}/lor2021/lor_2021.gpkg|layername=bezirke", "Bezirke", "ogr")
    QgsProject.instance().addMapLayer(areas)
    try:
        parameters = {"INPUT": project_layer.id(), "AREAS": areas.id(), "OUTPUT": str(tmp_path / "bezirke.gpkg")}
        results = in_task("aggregate", parameters, recorder())
        assert results["OUTSIDE"] == 0
        made = QgsVectorLayer(results["OUTPUT"], "Ergebnis", "ogr")
        # Kitas by Bezirk, 01 to 12 (README of the data)
        counts = {f["BEZ"]: f["count"] for f in made.getFeatures()}
        assert [counts[key] for key in sorted(counts)] == [348, 288, 388, 275, 153, 201, 277, 250, 207, 150, 175, 168]
    finally:
        QgsProject.instance().removeMapLayer(areas.id())


def by_algorithm(function, done, tmp_path):
    in_task("audit", {"FOLDER": str(tmp_path)}, None)


def by_runner(function, done, tmp_path):
    Runner().run_function("", lambda progress: function(), done)


def by_background(function, done, tmp_path):
    Background().ask(Job("", "", function, done, done))


@pytest.mark.parametrize("way", [by_algorithm, by_runner, by_background])
def test_what_a_package_keeps_for_a_thread_is_there_for_the_next_task(qgis_app, way, tmp_path, monkeypatch):
    """pyproj keeps its PROJ context so, and QGIS dies where Python drops it between two tasks."""
    kept, met = threading.local(), []

    def task(*_):
        met.append((threading.get_ident(), getattr(kept, "visits", 0)))
        kept.visits = met[-1][1] + 1
        return {}

    monkeypatch.setattr(AuditFiles, "compute", task)
    for n in range(1, 5):
        way(task, lambda *_: None, tmp_path)
        deadline = time.monotonic() + 10
        while len(met) < n and time.monotonic() < deadline:
            QgsApplication.processEvents()
    assert len({thread for thread, _ in met}) < len(met) == 4  # the pool uses threads again
    for thread, _ in met:
        visits = [count for name, count in met if name == thread]
        assert visits == list(range(visits[0], visits[0] + len(visits)))
