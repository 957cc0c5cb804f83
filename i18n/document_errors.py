# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for what is wrong with a template or a document."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "template_unreadable": lambda: translate(
        "Sozialraum",
        "The template “{template}” cannot be read: {reason}. Please correct the file in the folder “vorlagen” beside "
        "the data library, or take it away.",
    ),
    "template_no_json": lambda: translate(
        "Sozialraum",
        "The template “{template}” is not written as JSON (UTF-8); the mistake is at line {line}, column {column} or "
        "just before. Please correct the file.",
    ),
    "template_too_large": lambda: translate(
        "Sozialraum",
        "The template “{template}” is larger than 2 MB or has thousands of lists; that is no template. Please take the "
        "file away.",
    ),
    "template_missing": lambda: translate(
        "Sozialraum",
        "The template “{template}” is not right at “{where}”: “{wanted}” is missing. Please correct the file.",
    ),
    "template_type": lambda: translate(
        "Sozialraum",
        "The template “{template}” is not right at “{where}”: "
        "a value of the type “{wanted}” is expected. Please correct the file.",
    ),
    "template_enum": lambda: translate(
        "Sozialraum",
        "The template “{template}” is not right at “{where}”: possible are {wanted}. Please correct the file.",
    ),
    "template_length": lambda: translate(
        "Sozialraum",
        "The template “{template}” is not right at “{where}”: "
        "it is longer than {wanted} characters. Please correct the file.",
    ),
    "template_empty": lambda: translate(
        "Sozialraum",
        "The template “{template}” is not right at “{where}”: "
        "at least {wanted} entries are needed. Please correct the file.",
    ),
    "template_unknown": lambda: translate(
        "Sozialraum",
        "The template “{template}” is not right at “{where}”: "
        "this word is not known. Possible are {wanted}. Please correct the file.",
    ),
    "template_name": lambda: translate(
        "Sozialraum",
        "The template “{template}” is not right at “{where}”: "
        "it must be “{wanted}”, as the file is called. Please correct the file.",
    ),
    "page_overflow": lambda: translate(
        "Sozialraum",
        "{area}: what must stand on page {page} does not fit. The document was not written. Please shorten the text.",
    ),
    "piece_overflow": lambda: translate(
        "Sozialraum", "Page {page}: something is higher than a page. The document was not written."
    ),
    "keys_disagree": lambda: translate(
        "Sozialraum",
        "{area}: the numbers or outlines in “{part}” belong to another area. The document was not written. Please "
        "check the LOR layers of the data library.",
    ),
    "no_counterpart": lambda: translate(
        "Sozialraum",
        "{area}: at {period} there is no area of its level that is made of the same Planungsräume, so there is nothing "
        "to compare it with. Please choose a date of the same key system, or write the report for the Bezirk.",
    ),
    "no_earlier_edition": lambda: translate(
        "Sozialraum",
        "The data library has no population before {period}, so there is no earlier edition. Please name another data "
        "library or another date.",
    ),
    "editions_same": lambda: translate(
        "Sozialraum",
        "Both editions are the same data library at the same date. Please choose another date or another data library.",
    ),
    "editions_reversed": lambda: translate(
        "Sozialraum",
        "{area}: the edition to compare with ({before}) is later than the present one ({after}). Please exchange the "
        "two.",
    ),
    "signs_replaced": lambda: translate(
        "Sozialraum",
        "Some signs cannot be shown by the typeface; the document has “�” in their place. Please search it for that "
        "sign and write these words otherwise.",
    ),
    "not_accessible": lambda: translate(
        "Sozialraum",
        "Written as a draft that is not accessible ({problems}). Every page says so; please do not publish it.",
    ),
}
