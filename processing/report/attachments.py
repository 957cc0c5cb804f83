# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes to a committee with its sheet: the district's profiles as numbered copies, named as it names them."""

import os
import re
import shutil
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import manifest
from .templates import DRAFT

LONGEST = 120  # characters of a file name; some committee systems and network drives take no more with their folders
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')


@dataclass(frozen=True)
class Attachment:
    """A document of the folder as the committee gets it: `name` without ``.pdf`` is what the sheet lists."""

    file: str
    name: str
    sha256: str


def attachments(
    documents: Iterable[Mapping[str, str]], regions: Collection[str], edition: str, until: str
) -> tuple[Attachment, ...]:
    """The newest documents of a district's Bezirksregionen in this edition, numbered by area, then by document.

    Parameters
    ----------
    documents
        Those of the folder's manifest.
    regions
        Keys of the Bezirksregionen: a region of a former key system is none of them.
    until
        The sheet's own date (ISO); what is of a later one does not belong to it.

    Returns
    -------
    tuple of Attachment
        Named ``Anlage 3 Friedenau West BZRP Teil I 2024`` (domain.md section 8).
    """
    newest: dict[tuple[str, str], Mapping[str, str]] = {}
    for one in documents:
        if one["area_id"] in regions and one["edition"] == edition and one["period"] <= until:
            key = one["area_id"], one["template"]
            if key not in newest or newest[key]["period"] < one["period"]:
                newest[key] = one
    found = [newest[key] for key in sorted(newest)]
    return tuple(Attachment(one["file"], _name(n, one), one["sha256"]) for n, one in enumerate(found, 1))


def _name(number: int, document: Mapping[str, str]) -> str:
    title = document.get("title", document["template"]).replace("Bezirksregionenprofil", "BZRP")
    year = document["period"][:4] or "ohne Stand"
    mark = f" {DRAFT}" if document.get("problems") else ""
    head, tail = f"Anlage {number} ", f" {title} {year}{mark}"
    area = _plain(document["name"])[: LONGEST - len(head) - len(tail)].strip(" .")
    return f"{head}{area}{_plain(tail)}"


def _plain(text: str) -> str:
    """Words that every system takes in a file name; letters stay as they are."""
    return " ".join(_FORBIDDEN.sub("-", unicodedata.normalize("NFC", text)).split(" ")).rstrip(".")


def folder_name(district_id: str, edition: str) -> str:
    """``Anlagen_07_intern``."""
    return f"Anlagen_{district_id}_{edition}"


def copy_into(folder: Path, target: Path, wanted: Sequence[Attachment], before: Iterable[str]) -> None:
    """Make the copies, each whole or not at all; those of an earlier run (`before`) that are not wanted now go."""
    target.mkdir(exist_ok=True)
    names = {f"{one.name}.pdf" for one in wanted}
    for left in {Path(one).name for one in before} - names:
        (target / left).unlink(missing_ok=True)
    for one in wanted:
        copy = target / f"{one.name}.pdf"
        part = copy.with_name(f"{copy.name}.part")
        try:
            shutil.copyfile(folder / one.file, part)
            os.replace(part, copy)
        finally:
            part.unlink(missing_ok=True)


def still_whole(target: Path, wanted: Sequence[Attachment]) -> bool:
    """Whether all copies are there as they should be."""
    try:
        return all(manifest.digest((target / f"{one.name}.pdf").read_bytes()) == one.sha256 for one in wanted)
    except OSError:
        return False
