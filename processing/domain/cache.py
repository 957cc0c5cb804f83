# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrays that are costly to compute and depend on geometry alone, kept as files under a hash of what they come from.

A cache never decides a result: a file that is absent, damaged, of another version or cannot be written only costs the
time to compute it anew. Nothing but arrays of numbers is stored, and nothing is ever unpickled.
"""

import hashlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

_MOST = 20  # files kept; the oldest go first
_SUFFIX = ".npz"
# What zipfile and numpy say of files that were cut off, changed or never theirs (each found by flipping single bits).
_UNREADABLE = (OSError, EOFError, LookupError, MemoryError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error)


def geometry_key(kind: str, *geometries: np.ndarray) -> str:
    """Name of a cache file: what it holds, its version, and a hash of the geometries in their order.

    Parameters
    ----------
    kind
        What is stored and the version of its format, e.g. ``"grid1"``.
    """
    digest = hashlib.sha256()
    for array in geometries:
        digest.update(str(len(array)).encode())
        for wkb in shapely.to_wkb(array):
            digest.update(wkb)
    return f"{kind}-{digest.hexdigest()[:32]}"


def kept(folder: Path | None, kind: str, geometries: Sequence[np.ndarray], record: Any, make: Callable[[], Any]) -> Any:
    """A named tuple of arrays that follows from geometries: as stored, else made now and stored for the next time.

    Parameters
    ----------
    kind
        See `geometry_key`.
    record
        The class of the named tuple.
    """
    if folder is None:
        return make()
    key = geometry_key(kind, *geometries)
    stored = load(folder, key, record._fields)
    if stored is not None:
        return record(**stored)
    found = make()
    store(folder, key, found._asdict())
    return found


def load(folder: Path | None, key: str, names: Collection[str]) -> dict[str, np.ndarray] | None:
    """The arrays of these names stored under a key; None where there are others or none that can be read."""
    if folder is None:
        return None
    path = Path(folder) / (key + _SUFFIX)
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = dict(stored)
        os.utime(path)  # used just now: it shall be the last to go
    except _UNREADABLE:
        return None
    return arrays if arrays.keys() == set(names) else None


def store(folder: Path | None, key: str, arrays: Mapping[str, np.ndarray]) -> None:
    """Keep arrays under a key: written beside and then renamed; a folder that cannot be written to is no error."""
    if folder is None:
        return
    part = ""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(suffix=".part", dir=folder)
        with os.fdopen(handle, "wb") as stream:
            np.savez(stream, **arrays)
        os.replace(part, Path(folder) / (key + _SUFFIX))
        _thin_out(Path(folder))
    except OSError:
        if part:
            Path(part).unlink(missing_ok=True)


def _thin_out(folder: Path) -> None:
    files = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in files[_MOST:]:
        old.unlink(missing_ok=True)
