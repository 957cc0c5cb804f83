# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong in the domain, as codes and values; the sentences are made at the edge (`i18n/messages.py`)."""

from collections.abc import Callable
from contextlib import suppress


class SozialraumError(Exception):
    """Something the person has to know: a stable code and the values its sentence names.

    Parameters
    ----------
    code
        Key of the sentence in `i18n/messages.py`, e.g. ``"not_a_table"``.
    values
        What the sentence names: file (name only, never a path), sheet, row, column, area, host …
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return f"{self.code}: {self.values}" if self.values else self.code


class Cancelled(SozialraumError):  # noqa: N818 - it is no error, and the field says cancelled
    """The person cancelled; raised by a `Progress` callable from inside long work."""

    def __init__(self) -> None:
        super().__init__("cancelled")


# Long work calls ``progress(fraction)`` with 0 to 1; the caller's function may raise `Cancelled`.
Progress = Callable[[float], None]


def finished(progress: Progress) -> None:
    """Report the end of work that is already committed: a cancel comes too late and must not deny what was written."""
    with suppress(Cancelled):
        progress(1.0)


def no_progress(fraction: float) -> None:
    """Progress for callers that show none."""
