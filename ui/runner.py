# SPDX-License-Identifier: GPL-2.0-or-later
"""Long work beside the window: algorithms as QGIS runs them, shown in task bar and docks, to be cancelled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsTask,
)
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ..i18n.messages import error_text
from ..processing.domain.errors import Cancelled, SozialraumError
from ..processing.threads import stay_known

# We say ourselves how it ended; QGIS's own "task finished" would only hide that.
QUIET = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent


@dataclass(frozen=True)
class Outcome:
    """How a run ended: results of the algorithm, or why there are none.

    `errors` also holds what went wrong midway, `warnings` what the person should look at.
    """

    ok: bool
    cancelled: bool
    results: Mapping[str, object] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class _Feedback(QgsProcessingFeedback):
    """Keeps what is reported as error or warning; called from the algorithm's thread."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        super().reportError(error, fatalError)
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:
        super().pushWarning(warning)
        self.warnings.append(warning)


@dataclass
class _Run:
    """What must stay alive while a task runs."""

    title: str
    task: QgsTask
    feedback: _Feedback | None = None
    context: QgsProcessingContext | None = None


class Runner(QObject):
    """`workChanged`: something started or ended; `progressChanged`: per cent of the latest run."""

    workChanged = pyqtSignal()
    progressChanged = pyqtSignal(float)
    _ended = pyqtSignal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[_Run] = []
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def title(self) -> str:
        """What is being done, in words; empty when nothing is."""
        return self._runs[-1].title if self._runs else ""

    def run(
        self, algorithm_id: str, parameters: Mapping[str, object], title: str, done: Callable[[Outcome], None]
    ) -> None:
        """Run an algorithm of the toolbox; `done` is called in the main thread."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
        able, why = algorithm.canExecute()
        if not able:
            done(Outcome(False, False, errors=(why,)))
            return
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        feedback = _Feedback()
        task = QgsProcessingAlgRunnerTask(algorithm, dict(parameters), context, feedback, QUIET)
        run = _Run(title, task, feedback, context)

        def executed(ok: bool, results: Mapping[str, object]) -> None:
            told = tuple(feedback.errors), tuple(feedback.warnings)
            outcome = Outcome(ok, feedback.isCanceled(), dict(results), *told)
            self._ended.emit(run, done, outcome)

        task.executed.connect(executed)
        self._start(run)

    def run_function(
        self, title: str, function: Callable[[Callable[[float], None]], object], done: Callable[[Outcome], None]
    ) -> None:
        """Run a function of the domain that takes a `Progress`."""

        def compute(task: QgsTask) -> tuple:
            def progress(fraction: float) -> None:
                if task.isCanceled():
                    raise Cancelled
                task.setProgress(100 * fraction)

            stay_known()
            return (function(progress),)

        def finished(error: Exception | None, result: tuple | None = None) -> None:
            if run in self._runs:  # else the window that asked is gone, and this with it
                self._ended.emit(run, done, error if error is not None else Outcome(True, False, {"RESULT": result[0]}))

        run = _Run(title, QgsTask.fromFunction(title, compute, on_finished=finished, flags=QUIET))
        self._start(run)

    def _start(self, run: _Run) -> None:
        self._runs.append(run)
        run.task.progressChanged.connect(self.progressChanged)
        QgsApplication.taskManager().addTask(run.task)
        self.workChanged.emit()

    def cancel(self) -> None:
        """Cancel the latest run; it ends with whole files only."""
        if self._runs:
            run = self._runs[-1]
            if run.feedback is not None:
                run.feedback.cancel()
            run.task.cancel()

    def _end(self, run: _Run, done: Callable[[Outcome], None], outcome: Outcome | Exception) -> None:
        if run not in self._runs:
            return
        self._runs.remove(run)
        self.workChanged.emit()
        if isinstance(outcome, SozialraumError):
            outcome = Outcome(False, isinstance(outcome, Cancelled), errors=(error_text(outcome),))
        if isinstance(outcome, Exception):
            raise outcome
        done(outcome)

    def close(self) -> None:
        """Cancel everything; nobody is told any more."""
        for run in self._runs:
            if run.feedback is not None:
                run.feedback.cancel()
            run.task.cancel()
        self._runs.clear()
        self._ended.disconnect(self._end)
