# SPDX-License-Identifier: GPL-2.0-or-later
"""The key figures of an area as a table: one row for each indicator, all texts from the `Profile`."""

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ..i18n import translate
from .wording import change_text, own_date_text, plain, reason_of, row_title, source_line

if TYPE_CHECKING:
    from ..processing.domain.profile import Cell, IndicatorRow, Profile

TITLE, AREA, DISTRICT, CITY, FIVE_YEARS = range(5)
MARK = " ⁱ"
Role = Qt.ItemDataRole
TOP = QModelIndex()


class FiguresModel(QAbstractTableModel):
    """Indicators of which nothing was imported are left out; one whose age band no source has says so."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.profile: Profile | None = None
        self.rows: tuple[IndicatorRow, ...] = ()

    def set_profile(self, profile: "Profile | None") -> None:
        self.beginResetModel()
        self.profile = profile
        self.rows = tuple(row for row in profile.rows if _shown(row)) if profile is not None else ()
        self.endResetModel()

    def row_of(self, indicator: str) -> int:
        return next((n for n, row in enumerate(self.rows) if row.indicator.indicator == indicator), -1)

    def rowCount(self, parent: QModelIndex = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = TOP) -> int:
        return 5

    def cell(self, row: "IndicatorRow", column: int) -> "Cell | None":
        if column == FIVE_YEARS:
            return row.changes[5].area if 5 in row.changes else None
        return {AREA: row.area, DISTRICT: row.district, CITY: row.city}.get(column)

    def data(self, index: QModelIndex, role: int = Role.DisplayRole):
        row = self.rows[index.row()]
        if role == Role.DisplayRole:
            return self.text(row, index.column())
        if role == Role.TextAlignmentRole and index.column() != TITLE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in (Role.ToolTipRole, Role.StatusTipRole):
            return self.tooltip(row, index.column())
        if role == Role.AccessibleTextRole:
            return self.spoken(row, index.column())
        return None

    def text(self, row: "IndicatorRow", column: int) -> str:
        if column == TITLE:
            return row_title(row.indicator) + (MARK if row.own_date else "")
        cell = self.cell(row, column)
        if cell is None:
            return ""
        return cell.text if column == FIVE_YEARS else plain(cell)

    def tooltip(self, row: "IndicatorRow", column: int) -> str:
        cell = self.cell(row, column)
        if column == TITLE:
            parts = [row.indicator.title, own_date_text(row), source_line(self.profile, row), row.indicator.note]
        elif cell is None:
            return ""
        else:
            parts = [f"{row.indicator.title}: {cell.text}", reason_of(cell.reason), own_date_text(row)]
            if column == FIVE_YEARS:
                parts = [f"{row.indicator.title}: {change_text(row.changes[5])}", own_date_text(row)]
        return "\n".join(part for part in parts if part)

    def spoken(self, row: "IndicatorRow", column: int) -> str:
        if column == TITLE:
            return row.indicator.title
        cell = self.cell(row, column)
        return "" if cell is None else f"{self.header(column)}: {cell.spoken or cell.text}"

    def header(self, column: int) -> str:
        if column == AREA:
            return translate("Sozialraum", "Area")
        if column == DISTRICT:
            return "Bezirk"
        if column == CITY:
            return self.profile.city.name if self.profile is not None else "Berlin"
        return translate("Sozialraum", "5 years") if column == FIVE_YEARS else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole):
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self.header(section)
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole and section == DISTRICT and self.profile is not None and self.profile.district:
            return self.profile.district.name
        return None

    def as_table(self) -> str:
        """All rows with tabs between the cells, for a spreadsheet."""
        columns = (TITLE, AREA, DISTRICT, CITY, FIVE_YEARS)
        lines = ["\t".join(self.header(column) for column in columns)]
        lines += ["\t".join(self.text(row, column) for column in columns) for row in self.rows]
        return "\n".join(lines)


def _shown(row: "IndicatorRow") -> bool:
    reason = row.area.reason
    return row.period is not None or (reason is not None and reason.code == "absent_band")
