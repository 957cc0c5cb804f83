# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for the texts that people write into profiles."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "text_state_unknown": lambda: translate(
        "Sozialraum", "“{state}” is no state of a text. Please choose one of: {known}. Nothing was saved."
    ),
    "text_empty": lambda: translate(
        "Sozialraum",
        "Chapter {chapter}: there is no text to save. To print the generated one again, please delete yours.",
    ),
    "text_not_agreed": lambda: translate(
        "Sozialraum",
        "Chapter {chapter}: a draft cannot be released for the public. Please say first by whom it is agreed. Nothing "
        "was saved.",
    ),
    "text_changed_meanwhile": lambda: translate(
        "Sozialraum",
        "Chapter {chapter} of area {area}: somebody has changed this text in the meantime. Nothing was saved; please "
        "copy your text, read theirs and join both.",
    ),
    # --- what is odd about a text
    "text_stale": lambda: translate(
        "Sozialraum", "Chapter {chapter}: the numbers have changed since the text was written. Please read it again."
    ),
    "text_foreign_area": lambda: translate(
        "Sozialraum", "Chapter {chapter}: the text names another area: {areas}. Was it copied from there?"
    ),
    "text_unknown_figures": lambda: translate(
        "Sozialraum", "Chapter {chapter}: numbers that are not among this profile’s key figures: {figures}"
    ),
    "text_personal": lambda: translate(
        "Sozialraum",
        "Chapter {chapter}: this looks like data of a person (name, address, telephone, date of birth): {found}. "
        "Please check before it is released.",
    ),
    "record_personal": lambda: translate(
        "Sozialraum",
        "{record}: this looks like data of a person (name, address, telephone, date of birth): {found}. Please check "
        "whether it may be public.",
    ),
    # --- what a public edition leaves out
    "text_not_released": lambda: translate(
        "Sozialraum",
        "Chapter {chapter}: the text is agreed but not released for the public, so this edition does not print it. It "
        "can be released in the window “Texts”.",
    ),
    "text_figure_held_back": lambda: translate(
        "Sozialraum",
        "Chapter {chapter}: the text was left out, because it tells numbers that are held back from the public: "
        "{figures}. Please phrase it without them and release it again.",
    ),
    "text_figure_doubtful": lambda: translate(
        "Sozialraum",
        "Chapter {chapter}: the released text tells numbers that are held back here, if they count the same: "
        "{figures}. Please check.",
    ),
    "record_figure_doubtful": lambda: translate(
        "Sozialraum",
        "{record} tells numbers that are held back here, if they count the same: {figures}. Please check.",
    ),
    "record_figure_held_back": lambda: translate(
        "Sozialraum",
        "{record} was left out, because it tells numbers that are held back from the public: {figures}. Please phrase "
        "it without them.",
    ),
}
