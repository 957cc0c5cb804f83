# SPDX-License-Identifier: GPL-2.0-or-later
"""A public release: the numbers protected, judged and entered in the ledger, before a file is written."""

import json
import os
import tempfile
from collections.abc import Collection
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..errors import Progress, no_progress
from . import ledger
from .policy import Policies
from .public import PublicView, public_view

if TYPE_CHECKING:
    from ..library import Library
    from ..numbers import Numbers

_MOST = 5_000  # solved tables kept; all go when there are more


def protected(
    library: "Library",
    numbers: "Numbers",
    cache_folder: Path | None = None,
    progress: Progress = no_progress,
    rules: Policies | None = None,
    beside: pd.DataFrame | None = None,
    found_out: Collection[tuple[str, str]] = (),
) -> PublicView:
    """What of a library's numbers may leave the office, given what left it before.

    Parameters
    ----------
    cache_folder
        Where solved tables are kept between runs; None keeps nothing.
    rules
        Policies to be tried; None: those of the library.
    beside
        What else everybody knows, in the columns of `ledger.released`.
    found_out
        As of `public_view`.

    Raises
    ------
    SozialraumError
        ``disclosure_invalid`` (place, content); `Cancelled`.
    """
    solved = _load(cache_folder)
    before = len(solved)
    earlier = ledger.released(library)
    if beside is not None and not beside.empty:
        earlier = pd.concat([earlier, beside], ignore_index=True)
    view = public_view(numbers, earlier, solved, progress, rules, found_out)
    if len(solved) > before:
        _save(cache_folder, solved)
    return view


def _file(folder: Path) -> Path:
    return folder / f"disclosure-{_program()}.json"


@cache
def _program() -> str:
    """A digest of the code that solves tables: what another version found is not taken."""
    total = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def _load(folder: Path | None) -> dict[str, object]:
    """Solved tables of earlier runs; a cache that cannot be read only costs time."""
    if folder is None:
        return {}
    try:
        found = json.loads(_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and len(found) <= _MOST else {}


def _save(folder: Path | None, solved: dict[str, object]) -> None:
    """Keep solved tables: written beside and then renamed; a folder that cannot be written to is no error."""
    if folder is None:
        return
    part = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(suffix=".part", dir=folder)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(solved, stream)
        os.replace(part, _file(folder))
        for old in folder.glob("disclosure-*.json"):
            if old != _file(folder):
                old.unlink(missing_ok=True)
    except OSError:
        if part:
            Path(part).unlink(missing_ok=True)
