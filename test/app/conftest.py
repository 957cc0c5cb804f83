# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS offscreen with Processing, our provider and the German translation; libraries of real data, built once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QLocale, QObject, QTranslator, pyqtSignal

ROOT = Path(__file__).resolve().parents[2]
TS = ROOT / "i18n" / "sozialraum_de.ts"


@pytest.fixture(scope="session", autouse=True)
def qgis_app(tmp_path_factory):
    """A QGIS with Processing and the provider, speaking German as far as our own texts go."""
    app = QgsApplication([], True)
    app.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    # A copy of our own: Qt maps the file into memory, and whoever writes it anew would take the texts from under us.
    qm = tmp_path_factory.mktemp("i18n") / "sozialraum_de.qm"
    subprocess.run(["/usr/lib/qt5/bin/lrelease", "-silent", TS, "-qm", qm], check=True)
    translator = QTranslator()
    assert translator.load(str(qm))
    QgsApplication.installTranslator(translator)
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    from sozialraum.processing.provider import SozialraumProvider

    provider = SozialraumProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield app
    QgsApplication.processingRegistry().removeProvider(provider)


class Recorder(QgsProcessingFeedback):
    """Feedback that keeps what is said, and cancels when told to."""

    def __init__(self, cancel_at: float | None = None):
        super().__init__(False)
        self.infos: list[str] = []
        self.errors: list[str] = []
        self.cancel_at = cancel_at
        self.progressChanged.connect(self._moved)
        self.highest = 0.0

    def _moved(self, value):
        self.highest = max(self.highest, value)
        if self.cancel_at is not None and value >= self.cancel_at:
            self.cancel()

    def pushInfo(self, info):
        self.infos.append(info)

    def reportError(self, error, fatalError=False):
        self.errors.append(error)


def run_algorithm(algorithm: str, feedback: Recorder | None = None, **parameters) -> dict:
    """Run one of our algorithms as a script does."""
    from qgis import processing

    values = {key: str(value) if isinstance(value, Path) else value for key, value in parameters.items()}
    return processing.run(f"sozialraum:{algorithm}", values, feedback=feedback or Recorder())


def refused_algorithm(algorithm: str, feedback: Recorder | None = None, **parameters) -> str:
    """Run an algorithm that must refuse; the sentence it says."""
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm(algorithm, feedback, **parameters)
    return str(caught.value)


@pytest.fixture(scope="session")
def run():
    """Run an algorithm: ``run("createlibrary", AREAS=[…], OUTPUT=path)``."""
    return run_algorithm


@pytest.fixture(scope="session")
def refused():
    """Run an algorithm that must refuse and return the sentence."""
    return refused_algorithm


@pytest.fixture
def recorder():
    """A feedback that keeps what is said: ``recorder(cancel_at=50)``."""
    return Recorder


@pytest.fixture(scope="session")
def base(data, tmp_path_factory) -> Path:
    """A library with Berlin's areas of 2021 and nothing else; not to be changed."""
    path = tmp_path_factory.mktemp("base") / "berlin.gpkg"
    run_algorithm("createlibrary", AREAS=[str(data / "lor2021" / "lor_2021.gpkg")], OUTPUT=path)
    return path


@pytest.fixture
def library(base, tmp_path) -> Path:
    """A copy of the library with areas only, to be written to."""
    return Path(shutil.copy(base, tmp_path / "bezirk.gpkg"))


@pytest.fixture(scope="session")
def filled(base, data, tmp_path_factory) -> Path:
    """A library with the workbook of 2024, the tables of 2022 and the Kitas; not to be changed."""
    path = Path(shutil.copy(base, tmp_path_factory.mktemp("filled") / "berlin.gpkg"))
    people = data / "bevoelkerung"
    run_algorithm("importtable", LIBRARY=path, FILE=people / "SB_A01-16-00_2024h02_BE.xlsx", PUBLISHED=True)
    for table in ("t1", "t2"):
        run_algorithm(
            "importtable", LIBRARY=path, FILE=people / f"ewr_2022-02_{table}_planning-areas.csv", PUBLISHED=True
        )
    kitas = data / "fachdaten" / "kindertagesstaetten.geojson"
    run_algorithm("importlayer", LIBRARY=path, INPUT=kitas, THEME="kita", PERIOD="31.12.2022", PUBLISHED=True)
    return path


@pytest.fixture
def filled_copy(filled, tmp_path) -> Path:
    """A copy of the filled library, to be written to."""
    return Path(shutil.copy(filled, tmp_path / "bezirk.gpkg"))


@pytest.fixture(scope="session")
def made_up(tmp_path_factory) -> Path:
    """The library of the made-up district, some of whose sources are not published."""
    from sozialraum.processing.domain.demo import build_demo

    path = tmp_path_factory.mktemp("muster") / "muster.gpkg"
    build_demo(path)
    return path


@pytest.fixture
def made_up_library(made_up, tmp_path) -> Path:
    """A copy of the made-up district's library to write to."""
    return Path(shutil.copy(made_up, tmp_path / "muster.gpkg"))


@pytest.fixture(scope="session")
def musterbezirk(tmp_path_factory) -> Path:
    """The made-up district; not to be changed."""
    from sozialraum.processing.domain.demo import build_demo

    path = tmp_path_factory.mktemp("example") / "musterbezirk.gpkg"
    build_demo(path)
    return path


class Parts(QObject):
    """Selection, readings and notices in one: what the window asks of them."""

    overviewChanged = pyqtSignal()
    contentChanged = pyqtSignal()
    district = "99"

    def __init__(self, path):
        super().__init__()
        self.library = path
        self.said = []
        self.read()
        self.contentChanged.connect(self.read)

    def read(self):
        from sozialraum.ui.overview_reading import read_overview

        self.overview = read_overview(self.library)
        self.overviewChanged.emit()

    def success(self, text):
        self.said.append(text)


@pytest.fixture
def window_parts(tmp_path):
    """What a window needs, over a copy of a library."""
    return lambda library: Parts(Path(shutil.copy(library, tmp_path / library.name)))
