# SPDX-License-Identifier: GPL-2.0-or-later
"""What all algorithms share: identity, help, errors as sentences, progress and cancel."""

from collections.abc import Callable, Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtGui import QIcon

from ...i18n import translate
from ...i18n.messages import error_text
from .. import packages
from ..domain.errors import Cancelled, SozialraumError
from ..threads import stay_known

if TYPE_CHECKING:
    from ..domain.library import Library

ROOT = Path(__file__).resolve().parents[2]
ICON = ROOT / "resources" / "icons" / "sozialraum.svg"
GROUPS = {
    "library": lambda: translate("Sozialraum", "Data library"),
    "compute": lambda: translate("Sozialraum", "Compute"),
    "profiles": lambda: translate("Sozialraum", "Profiles"),
}


@cache
def homepage() -> str:
    """The plugin's home page as `metadata.txt` names it."""
    metadata = ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata.get("general", "homepage", fallback="")


@contextmanager
def sentences() -> Iterator[None]:
    """Turn what went wrong into what a person reads."""
    try:
        yield
    except SozialraumError as err:
        raise QgsProcessingException(error_text(err)) from err
    except OSError as err:
        name = Path(str(err.filename or "")).name
        text = error_text(SozialraumError("file_error", file=name, reason=err.strerror or type(err).__name__))
        raise QgsProcessingException(text) from err


def progress_of(feedback: QgsProcessingFeedback, start: float = 0.0, end: float = 1.0) -> Callable[[float], None]:
    """A `Progress` for the domain: moves the bar from `start` to `end` and raises `Cancelled`."""

    def report(fraction: float) -> None:
        if feedback.isCanceled():
            raise Cancelled
        feedback.setProgress(100 * (start + (end - start) * fraction))

    return report


class SozialraumAlgorithm(QgsProcessingAlgorithm):
    """A subclass states NAME, GROUP, NEEDS, its texts and parameters, and `compute`."""

    NAME = ""
    GROUP = "library"
    NEEDS = packages.LIBRARY

    def createInstance(self):
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def groupId(self) -> str:
        return self.GROUP

    def group(self) -> str:
        return GROUPS[self.GROUP]()

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        return str(ICON)

    def helpUrl(self) -> str:
        return homepage()

    def canExecute(self):
        problem = packages.missing(self.NEEDS)
        return (True, "") if problem is None else (False, error_text(problem))

    def add(self, parameter: QgsProcessingParameterDefinition, text: str, advanced: bool = False) -> None:
        """Add a parameter with its help."""
        parameter.setHelp(text)
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def add_library(self) -> None:
        """The parameter LIBRARY: a file, so that a model can chain what writes to it."""
        self.add(
            QgsProcessingParameterFile(
                "LIBRARY",
                translate("Sozialraum", "Data library"),
                fileFilter=f"GeoPackage (*.gpkg);;{translate('Sozialraum', 'All files')} (*.*)",
            ),
            translate("Sozialraum", "The GeoPackage made by “Create data library”."),
        )

    def library(self, parameters, context: QgsProcessingContext) -> "Library":
        """The library of parameter LIBRARY, opened."""
        from ..domain.library import Library

        return Library(Path(self.parameterAsFile(parameters, "LIBRARY", context)))

    def prepareAlgorithm(self, parameters, context, feedback) -> bool:
        self._problem: SozialraumError | None = None
        try:
            self.gather(parameters, context)
        except SozialraumError as err:
            self._problem = err  # raised from here, a script would only read "there were errors"
        return True

    def gather(self, parameters, context: QgsProcessingContext) -> None:
        """In the layers' own thread: take what `compute` needs of them."""

    def processAlgorithm(self, parameters, context, feedback):
        stay_known()
        with sentences():
            if self._problem is not None:
                raise self._problem
            problem = packages.missing(self.NEEDS)
            if problem is not None:  # a script or a model does not ask canExecute()
                raise problem
            return self.compute(parameters, context, feedback)

    def compute(self, parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read parameters, call the domain, return outputs."""
        raise NotImplementedError
