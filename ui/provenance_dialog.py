# SPDX-License-Identifier: GPL-2.0-or-later
"""Formula and provenance of one figure: what it is made of, from which file, sheet and date."""

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ..i18n import translate
from ..i18n.messages import period_text
from .mss_text import mss_facts
from .wording import change_text, own_date_text, reason_of, sources_of

if TYPE_CHECKING:
    from ..processing.domain.profile import IndicatorRow, Profile


class ProvenanceDialog(QDialog):
    """Text to read and to copy."""

    def __init__(self, profile: "Profile", row: "IndicatorRow", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Sozialraum", "Formula and provenance"))
        self.resize(520, 420)
        layout = QVBoxLayout(self)
        self.text = QTextBrowser(self)
        self.text.setHtml(provenance_html(profile, row))
        layout.addWidget(self.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(translate("Sozialraum", "Close"))
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def provenance_html(profile: "Profile", row: "IndicatorRow") -> str:
    """What is known of a figure, as a page of headings and lines; everything from files is escaped."""
    indicator = row.indicator
    factor = f"{indicator.factor:g}"
    formula = indicator.numerator
    if indicator.denominator:
        formula = f"({indicator.numerator}) / ({indicator.denominator})" + (f" × {factor}" if factor != "1" else "")
    facts = [
        (translate("Sozialraum", "Area"), f"{profile.area.name} ({profile.area.area_id})"),
        (translate("Sozialraum", "Value"), row.area.text),
        (translate("Sozialraum", "Reason"), reason_of(row.area.reason)),
        *mss_facts(profile, row),
        (translate("Sozialraum", "Formula"), formula),
        (translate("Sozialraum", "Number counted"), row.count.text if indicator.denominator else ""),
        (translate("Sozialraum", "Unit"), indicator.unit),
        (translate("Sozialraum", "Date"), period_text(row.period)),
        (translate("Sozialraum", "Date of the denominator"), period_text(row.denominator_period)),
        *((translate("Sozialraum", "Change"), change_text(row.changes[years])) for years in sorted(row.changes)),
        (translate("Sozialraum", "Remark"), ". ".join(t for t in (own_date_text(row), indicator.note) if t)),
        (translate("Sozialraum", "Definition"), f"{indicator.indicator}, {indicator.version}"),
    ]
    lines = [f"<p><b>{escape(title)}:</b> {escape(text)}</p>" for title, text in facts if text]
    sources = [
        "<li>"
        + escape(
            " · ".join(
                part
                for part in (
                    source.title,
                    source.office,
                    period_text(source.period),
                    source.file,
                    source.sheet,
                    source.licence,
                )
                if part
            )
        )
        + "</li>"
        for source in sources_of(profile, row)
    ]
    heading = escape(translate("Sozialraum", "Sources"))
    return f"<h3>{escape(indicator.title)}</h3>{''.join(lines)}<h4>{heading}</h4><ul>{''.join(sources)}</ul>"
