# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of the Monitoring Soziale Stadtentwicklung: ``2+/-`` is status 2 (mittel) with dynamics ``+/-`` (stabil)."""

import re

from .profile import Cell
from .status import Status

STATUS = {"1": "hoch", "2": "mittel", "3": "niedrig", "4": "sehr niedrig"}
DYNAMICS = {"+": "positiv", "+/-": "stabil", "-": "negativ"}
_GROUP = re.compile(r"([1-4])(\+/-|\+|-)")


def label(group: str) -> str:
    """A group with its meaning; other categories as they are.

    >>> label("2+/-")
    '2+/- (Status mittel, Dynamik stabil)'
    """
    match = _GROUP.fullmatch(group)
    return f"{group} (Status {STATUS[match[1]]}, Dynamik {DYNAMICS[match[2]]})" if match else group


def order(group: str) -> tuple[str, int, str]:
    """Sort key: by status, then from positive to negative dynamics; other categories by their text.

    >>> sorted(["4-", "1-", "1+/-", "1+"], key=order)
    ['1+', '1+/-', '1-', '4-']
    """
    match = _GROUP.fullmatch(group)
    return (match[1], list(DYNAMICS).index(match[2]), "") if match else ("9", 0, group)


def explained(cell: Cell) -> Cell:
    """The cell with the meaning of its group, for a table."""
    if cell.status is not Status.VALUE:
        return cell
    return Cell(label(cell.text), cell.status, cell.value, cell.exact, cell.reason, cell.spoken, cell.flag)
