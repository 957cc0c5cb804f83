# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed policies cost: how many numbers more, or fewer, the public will not see. Reckoned beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..i18n.messages import number
from ..processing.domain.lor import TITLES
from .labels import WrappingLabel
from .runner import Outcome, Runner

if TYPE_CHECKING:
    import pandas as pd

    from ..processing.domain.numbers import Numbers

PAUSE = 600  # ms without a change after which the cost is reckoned


@dataclass(frozen=True)
class Reckoned:
    """What policies make of a library's numbers.

    Parameters
    ----------
    counts
        A `tally`.
    known
        How many of the numbers that are held back were released before.
    limited
        How many public numbers narrow down by themselves.
    """

    counts: "pd.DataFrame"
    known: int
    limited: int


class PolicyCost(QWidget):
    """`changed`: it is known, or no longer. Results are kept, so that going back costs nothing."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = Runner(self)
        self._kept: dict[str, Reckoned] = {}
        self._at = ""  # the policies that are being reckoned with
        self._wanted: tuple[Numbers, Path, str, str] | None = None
        self._stopped = False
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._start)
        self._runner.progressChanged.connect(lambda percent: self.bar.setValue(round(percent)))
        self.forget()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        self.said = WrappingLabel(self)
        line.addWidget(self.said, 1)
        self.bar = QProgressBar(self)
        self.bar.setMaximumWidth(160)
        self.stop = QPushButton(translate("Sozialraum", "Cancel"), self)
        self.again = QPushButton(translate("Sozialraum", "Reckon the cost"), self)
        for button, slot in ((self.stop, self._cancel), (self.again, self._start)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False, slot=slot: slot())
        for widget in (self.bar, self.stop, self.again):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        self.table = QTreeWidget(self)
        self.table.setObjectName("sozialraumPolicyCost")
        self.table.setRootIsDecorated(False)
        self.table.setAlternatingRowColors(True)
        self.table.setAccessibleName(translate("Sozialraum", "Cost of the change"))
        self.table.setHeaderLabels(
            [
                translate("Sozialraum", "Quantity"),
                translate("Sozialraum", "Level"),
                translate("Sozialraum", "held back so far"),
                translate("Sozialraum", "held back then"),
                translate("Sozialraum", "difference"),
                translate("Sozialraum", "of these to protect others"),
            ]
        )
        self.table.header().setStretchLastSection(False)
        self._fit()
        self.table.setMinimumHeight(90)
        layout.addWidget(self.table, 1)

    # --- what is asked

    @property
    def known(self) -> bool:
        """Whether the cost of what is asked for stands there."""
        if self._wanted is None:
            return True
        return not self._runner.title and all(text in self._kept for text in self._wanted[2:])

    def forget(self) -> None:
        """Nothing is changed, or the library is another."""
        self._kept = {}  # what still runs fills the former one
        self._runner.cancel()
        self.leave()

    def leave(self) -> None:
        """There is nothing to be reckoned."""
        self._wanted = None
        self._pause.stop()
        self._show()

    def ask(self, numbers: "Numbers", path: Path, before: str, after: str) -> None:
        """Reckon, after a pause, what policies `after` (JSON text) change beside `before`."""
        self._wanted, self._stopped = (numbers, path, before, after), False
        if self._at not in (before, after):
            self._runner.cancel()
        if self.known:
            self._pause.stop()
        else:
            self._pause.start()
        self._show()

    def close_down(self) -> None:
        """Nobody is told any more."""
        self._pause.stop()
        self._runner.close()

    def _cancel(self) -> None:
        self._stopped = True
        self._pause.stop()
        self._runner.cancel()
        self._show()

    # --- reckoning

    def _start(self) -> None:
        if self._wanted is None or self.known or self._runner.title:
            return  # one that still runs starts the next when it has ended
        self._stopped = False
        numbers, path, *texts = self._wanted
        kept = self._kept
        missing = [text for text in texts if text not in kept]

        def reckon(progress: Callable[[float], None]) -> None:
            for n, text in enumerate(missing):
                self._at = text
                kept[text] = _reckoned(numbers, path, text, _part(progress, n, len(missing)))

        self.bar.setValue(0)
        self._runner.run_function(
            translate("Sozialraum", "Reckoning what the public will not see…"), reckon, self._done
        )
        self._show()

    def _done(self, outcome: Outcome) -> None:
        failed = not outcome.ok and not outcome.cancelled
        self._stopped = self._stopped or failed
        self._show(" ".join(outcome.errors) if failed else "")
        if not self._stopped:
            self._start()

    # --- showing

    def _show(self, problem: str = "") -> None:
        running = bool(self._wanted and not self.known and not self._stopped)
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.again.setVisible(bool(self._wanted and not self.known and self._stopped))
        self.table.clear()
        if problem:
            self.said.setText(problem)
        elif self._wanted is None:
            self.said.setText(translate("Sozialraum", "Nothing is changed yet. What a change costs stands here then."))
        elif running:
            self.said.setText(translate("Sozialraum", "Reckoning how many numbers the public will not see then…"))
        elif not self.known:
            self.said.setText(translate("Sozialraum", "What the change costs is not reckoned."))
        else:
            self._show_result(*(self._kept[text] for text in self._wanted[2:]))
        self.changed.emit()

    def _show_result(self, before: Reckoned, after: Reckoned) -> None:
        from ..processing.domain.disclosure.tally import changed

        said = [sentence(before.counts, after.counts)]
        if after.known > before.known:
            text = translate("Sozialraum", "Released before, so that nobody can take them back: {count}.")
            said.append(text.format(count=number(after.known)))
        if after.limited:
            text = translate(
                "Sozialraum",
                "Narrowed down whatever is released, so that nothing can hide them any better: {count}.",
            )
            said.append(text.format(count=number(after.limited)))
        self.said.setText(" ".join(said))
        titles = self._wanted[0].titles
        for one in changed(before.counts, after.counts):
            cells = [titles.get(one.quantity) or one.quantity, "Berlin" if one.level == "STADT" else TITLES[one.level]]
            cells += [number(one.before), number(one.after), signed(one.after - one.before)]
            cells.append(f"{number(one.further_before)} → {number(one.further_after)}")
            item = QTreeWidgetItem(self.table, cells)
            for column in range(2, len(cells)):
                item.setTextAlignment(column, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            item.setToolTip(0, one.quantity)
        self._fit()

    def _fit(self) -> None:
        for column in range(self.table.columnCount()):
            self.table.resizeColumnToContents(column)


def _reckoned(numbers: "Numbers", path: Path, own: str, progress: Callable[[float], None]) -> Reckoned:
    from ..processing.algorithms.computing import cache_folder
    from ..processing.domain.disclosure.policy import policies
    from ..processing.domain.disclosure.release import protected
    from ..processing.domain.disclosure.tally import tally
    from ..processing.domain.library import Library

    view = protected(Library(path), numbers, cache_folder(), progress, policies(own))
    return Reckoned(tally(view.shown, view.kept_back), len(view.known), len(view.limited))


def _part(progress: Callable[[float], None], n: int, count: int) -> Callable[[float], None]:
    return lambda share: progress((n + share) / count)


def signed(count: int) -> str:
    """A difference with its sign."""
    return f"+{number(count)}" if count > 0 else f"−{number(-count)}" if count < 0 else "0"


def sentence(before: "pd.DataFrame", after: "pd.DataFrame") -> str:
    """What changes in all, from two tallies."""
    from ..processing.domain.disclosure.tally import further, kept

    old, new = kept(before), kept(after)
    if old == new:
        text = translate("Sozialraum", "As many numbers are held back as before: {after}.")
    else:
        text = translate(
            "Sozialraum",
            "{after} instead of {before} numbers are held back ({difference}), {further} of them only so that others "
            "cannot be reckoned back.",
        )
    return text.format(
        after=number(new), before=number(old), difference=signed(new - old), further=number(further(after))
    )
