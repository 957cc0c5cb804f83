# SPDX-License-Identifier: GPL-2.0-or-later
"""Computing beside the window: one running and one waiting job for each purpose, the latest wins."""

from collections.abc import Callable
from dataclasses import dataclass

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ..processing.domain.errors import SozialraumError
from ..processing.threads import stay_known


@dataclass(frozen=True)
class Job:
    """`compute` runs in another thread and never touches a widget; `done` gets its result, `failed` its error."""

    purpose: str
    title: str
    compute: Callable[[], object]
    done: Callable[[object], None]
    failed: Callable[[SozialraumError], None]


class Background(QObject):
    """Runs jobs as tasks of QGIS. An answer that is no longer asked for is dropped."""

    busyChanged = pyqtSignal(bool)
    # Queued, so that an error in a slot is reported by QGIS like any other and not swallowed by the task.
    _finished = pyqtSignal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, tuple[Job, QgsTask]] = {}
        self._waiting: dict[str, Job] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, job: Job) -> None:
        """Start the job, or let it wait for the running one of its purpose, replacing what waited."""
        if job.purpose in self._running:
            self._waiting[job.purpose] = job
        else:
            self._start(job)

    def drop(self, purpose: str) -> None:
        """Nobody wants the answer any more."""
        self._waiting.pop(purpose, None)
        if purpose in self._running:
            _, task = self._running[purpose]
            nothing = Job(purpose, "", lambda: None, lambda result: None, lambda error: None)
            self._running[purpose] = (nothing, task)

    def close(self) -> None:
        """Forget everything; what still runs ends unheard."""
        self._waiting.clear()
        for _, task in self._running.values():
            task.cancel()
        self._running.clear()
        self._finished.disconnect(self._deliver)

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def _start(self, job: Job) -> None:
        def compute(task: QgsTask) -> tuple:
            stay_known()
            return (job.compute(),)  # a tuple is true, so that QGIS hands it over whatever the result is

        def finished(error: Exception | None, result: tuple | None = None) -> None:
            if job.purpose in self._running:
                self._finished.emit(job, error, result)

        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Hidden | QgsTask.Flag.Silent
        task = QgsTask.fromFunction(job.title, compute, on_finished=finished, flags=flags)
        self._running[job.purpose] = (job, task)  # the reference keeps it alive
        QgsApplication.taskManager().addTask(task)
        self.busyChanged.emit(True)

    def _deliver(self, job: Job, error: Exception | None, result: tuple | None) -> None:
        if job.purpose not in self._running:
            return
        wanted, _ = self._running.pop(job.purpose)
        following = self._waiting.pop(job.purpose, None)
        if following is not None:
            self._start(following)
        self.busyChanged.emit(self.busy)
        if following is not None or wanted is not job:
            return
        if isinstance(error, SozialraumError):
            job.failed(error)
        elif error is not None:
            raise error
        else:
            job.done(result[0])
