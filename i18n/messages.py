# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for the codes that `domain` and `report` raise or report: what, where, what to do.

One entry per code; English here, German in `sozialraum_de.ts`. Values are put in with str.format after translating.
"""

from collections.abc import Callable, Mapping

from ..processing.domain.errors import SozialraumError
from . import translate

# A function per code, so that lupdate sees literal strings and translation happens when the sentence is needed.
SENTENCES: dict[str, Callable[[], str]] = {
    "cancelled": lambda: translate("Sozialraum", "Cancelled. Nothing was changed."),
}


def message(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a code in the user's language."""
    return SENTENCES[code]().format(**values)


def error_text(error: SozialraumError) -> str:
    """What a person reads of an error; for an error without a sentence its code, so that nothing is swallowed."""
    return message(error.code, error.values) if error.code in SENTENCES else str(error)
