# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for the audit of files before they are released."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- what is refused
    "no_folder": lambda: translate("Sozialraum", "“{folder}” is no folder. Please choose the folder with the files."),
    "folder_empty": lambda: translate(
        "Sozialraum", "The folder “{folder}” is empty: there is nothing to audit. Please write the files first."
    ),
    # --- outcome
    "audit_outcome_passed": lambda: translate(
        "Sozialraum", "Passed: no withheld number can be worked out from the files. They may be released."
    ),
    "audit_outcome_failed": lambda: translate(
        "Sozialraum", "Failed: {failed} numbers can be found out. Do not release these files."
    ),
    "audit_outcome_undecided": lambda: translate(
        "Sozialraum",
        "Undecided: {undecided} files or numbers could not be judged. Do not release before a person has looked at "
        "them.",
    ),
    "audit_pictures": lambda: translate(
        "Sozialraum", "{count} pictures in documents were not looked into; please look whether they show numbers."
    ),
    "audit_drawings": lambda: translate(
        "Sozialraum",
        "{measured} charts and maps were measured (lengths of bars, colours of areas, points of lines) or their parts "
        "and marks counted; of {others} others only the words were read.",
    ),
    "audit_differing": lambda: translate(
        "Sozialraum", "{count} numbers are printed with different values in different places."
    ),
    "audit_contradictions": lambda: translate(
        "Sozialraum",
        "{count} equations between printed numbers do not hold; they were left out. A contradiction gives no number "
        "away, but says that something was altered, rounded, mixed up or printed wrongly:",
    ),
    "audit_broken_sums": lambda: translate(
        "Sozialraum",
        "{count} × an area or row is not the sum or mean of its parts: the publisher altered or rounded them, or cases "
        "that belong to no area are counted in the whole only.",
    ),
    "audit_broken_shares": lambda: translate(
        "Sozialraum",
        "{count} × a share is not that of the counts it is made of: one of them is of another date or delivery, or was "
        "changed by hand.",
    ),
    "audit_broken_changes": lambda: translate(
        "Sozialraum",
        "{count} × a change is not the difference of its two numbers: one of them was corrected since, or was changed "
        "by hand.",
    ),
    "audit_broken_ranks": lambda: translate(
        "Sozialraum", "{count} × a rank does not fit the numbers that are ranked: it ranks other ones."
    ),
    "audit_broken_columns": lambda: translate(
        "Sozialraum",
        "{count} × numbers beside each other do not make what their columns or a supply standard make of them "
        "elsewhere.",
    ),
    "audit_broken_parts": lambda: translate(
        "Sozialraum",
        "{count} × groups of people (ages, sexes, nationalities) do not make up all of them: they were rounded one by "
        "one, or people without an entry are in the whole only.",
    ),
    "audit_broken_systems": lambda: translate(
        "Sozialraum",
        "{count} × old and new areas that are the same ground have different numbers: the publisher altered them "
        "apart.",
    ),
    # --- how a number can be found out
    "audit_fault_exact": lambda: translate("Sozialraum", "Only one value is possible."),
    "audit_fault_small": lambda: translate("Sozialraum", "It is certainly below the threshold."),
    "audit_fault_narrow": lambda: translate("Sozialraum", "It is known to less than the threshold’s width."),
    "audit_fault_singleton": lambda: translate("Sozialraum", "The one person counted in {other} can work it out."),
    "audit_fault_published": lambda: translate("Sozialraum", "A small number can be read."),
    "audit_fault_complement": lambda: translate("Sozialraum", "The rest to all people is small."),
    "audit_fault_group": lambda: translate("Sozialraum", "All people of the area are counted."),
    "audit_fault_elsewhere": lambda: translate("Sozialraum", "Withheld here, but readable in {other}."),
    "audit_fault_carrier": lambda: translate(
        "Sozialraum", "It tells the places of one carrier, or leaves them beside the areas in it that can be read."
    ),
    # --- what could not be judged
    "audit_unread_kind": lambda: translate("Sozialraum", "{place}: this kind of content is not read ({detail})."),
    "audit_unread_damaged": lambda: translate("Sozialraum", "{place}: the file cannot be opened or is damaged."),
    "audit_unread_password": lambda: translate("Sozialraum", "{place}: the file is protected by a password."),
    "audit_unread_package": lambda: translate(
        "Sozialraum", "{place}: the Python package “{detail}” is needed to read it; QGIS’s full installer brings it."
    ),
    "audit_unread_deleted": lambda: translate(
        "Sozialraum", "{place}: deleted or earlier content is still in the file. Please write it anew."
    ),
    "audit_unread_words": lambda: translate(
        "Sozialraum",
        "{place}: words that may point at single people: “{detail}”. Please decide whether they may be said.",
    ),
    "audit_unread_drawn": lambda: translate(
        "Sozialraum", "{place}: a chart or map may show a withheld number by a length or colour ({detail})."
    ),
    "audit_unread_untagged": lambda: translate(
        "Sozialraum", "{place}: the PDF has no tags, so that its tables cannot be told from its words."
    ),
    "audit_unread_size": lambda: translate("Sozialraum", "{place}: the file is too large to be read."),
    "audit_undecided_time": lambda: translate("Sozialraum", "{count} numbers: there was not enough time."),
    "audit_undecided_solver": lambda: translate("Sozialraum", "{count} numbers: the equations could not be solved."),
    "audit_undecided_contradiction": lambda: translate(
        "Sozialraum", "{count} numbers: what the files say about them contradicts itself."
    ),
}
