# SPDX-License-Identifier: GPL-2.0-or-later
"""How clusters look on the map: by colour, hatching and word, none of which rates what is high or low."""

from qgis.core import QgsFillSymbol

from ...i18n import translate
from .fills import sign
from .result_columns import STATUS
from .result_style import NO_NUMBER, Categories

# Orange and violet are told apart with every kind of colour vision; outliers are hatched.
FILLS = {
    "HH": ("#b35806", "solid", lambda: translate("Sozialraum", "HH: high among high")),
    "LL": ("#542788", "solid", lambda: translate("Sozialraum", "LL: low among low")),
    "HL": ("#b35806", "b_diagonal", lambda: translate("Sozialraum", "HL: high among low")),
    "LH": ("#542788", "f_diagonal", lambda: translate("Sozialraum", "LH: low among high")),
    "": ("#f0f0f0", "solid", lambda: translate("Sozialraum", "not significant")),
}


def cluster_theme(statuses: set[str]) -> Categories:
    """The quadrants, what is not significant, and the signs of those areas that have no value."""
    signs = [word for word in NO_NUMBER if word in statuses]
    lacking = ", ".join(f"'{word}'" for word in signs)
    expression = f'if("status" IN ({lacking}), "status", "quadrant")' if signs else "quadrant"

    def faces():
        yield from ((word, _symbol(colour, style), title()) for word, (colour, style, title) in FILLS.items())
        yield from ((word, sign(word), STATUS[word]()) for word in signs)

    return Categories(expression, faces, label="quadrant")


def _symbol(colour: str, style: str) -> QgsFillSymbol:
    outline = {} if style == "solid" else {"outline_color": colour, "outline_width": "0.7"}  # hatching alone is faint
    return QgsFillSymbol.createSimple({"color": colour, "style": style} | outline)
