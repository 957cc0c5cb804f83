# SPDX-License-Identifier: GPL-2.0-or-later
"""Our own lock file beside the library: one writer at a time, also on a network share.

SQLite's locks are not to be trusted on every share; and a lock that names host and time makes a sentence a person can
act on.
"""

import errno
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from .errors import SozialraumError

WAIT = 8.0  # seconds until we give up
# A write takes seconds. A lock of this host that is this old belongs to a process number given anew after a crash.
STALE_AFTER = 900.0
# A lock without readable content is being written right now, or was left by a kill between two lines.
UNREADABLE_AFTER = 2.0


def lock_path(library: Path) -> Path:
    """The lock file of a library.

    >>> lock_path(Path("bezirk.gpkg")).name
    'bezirk.gpkg.lock'
    """
    return library.with_name(library.name + ".lock")


@contextmanager
def writer_lock(library: Path, wait: float | None = None) -> Iterator[None]:
    """Hold the library's lock file; it is always released.

    Raises
    ------
    SozialraumError
        ``library_locked`` (file, host, since, lock: name of the lock file, which a person may delete after a crash)
        after `wait` seconds; ``read_only`` where no file can be made beside it.
    """
    path = lock_path(library)
    deadline = time.monotonic() + (WAIT if wait is None else wait)
    while not _acquire(path, library.name):
        holder = _holder(path)
        if holder is None:
            continue  # released meanwhile
        if _stale(path, holder):
            _take_away(path, holder)
        elif time.monotonic() > deadline:
            host = str(holder.get("host", "?"))
            raise SozialraumError("library_locked", file=library.name, host=host, since=_since(holder), lock=path.name)
        else:
            time.sleep(0.02)
    own = _holder(path)
    try:
        yield
    finally:
        _release(path, own)


def _release(path: Path, own: dict | None) -> None:
    """Remove our lock; not one that somebody made after taking ours for stale (a computer that slept)."""
    for _ in range(50):
        if _holder(path) != own:
            return
        try:
            path.unlink(missing_ok=True)
        except PermissionError:  # Windows: another process is just reading it
            time.sleep(0.02)
        else:
            return


def _acquire(path: Path, name: str) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return False
    except OSError as err:
        if os.name == "nt" and err.errno == errno.EACCES and path.exists():
            return False  # Windows: being deleted by its holder
        raise SozialraumError(_os_code(err), file=name) from err
    content = {"host": socket.gethostname(), "pid": os.getpid(), "time": datetime.now().isoformat(timespec="seconds")}
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(content, stream)
    except OSError as err:
        path.unlink(missing_ok=True)
        raise SozialraumError(_os_code(err), file=name) from err
    return True


def _os_code(err: OSError) -> str:
    if err.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk_full"
    return "library_missing" if err.errno == errno.ENOENT else "read_only"


def _holder(path: Path) -> dict | None:
    """Content of the lock, {} where it is not readable (yet), None where it is gone."""
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return {}
    return holder if isinstance(holder, dict) else {}


def _stale(path: Path, holder: dict) -> bool:
    try:
        age = time.time() - path.stat().st_mtime
    except OSError:
        return False
    if not holder:
        return age > UNREADABLE_AFTER
    if holder.get("host") != socket.gethostname():
        return False  # nobody can tell from here whether that process lives
    return age > STALE_AFTER or not _alive(holder.get("pid"))


def _take_away(path: Path, holder: dict) -> None:
    """Remove a stale lock; renamed first, so that of two who try only one takes it away."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.stale")
    try:
        path.rename(aside)
    except OSError:
        return
    if _holder(aside) != holder and not path.exists():
        with suppress(OSError):
            aside.rename(path)  # somebody was quicker and holds a fresh lock: give it back
    aside.unlink(missing_ok=True)


def _since(holder: dict) -> str:
    """Time of day the lock was made ("09:14"), with the date when it is not of today."""
    try:
        made = datetime.fromisoformat(str(holder["time"]))
    except (KeyError, ValueError):
        return "?"
    return made.strftime("%H:%M" if made.date() == datetime.now().date() else "%d.%m.%Y %H:%M")


def _alive(pid: object) -> bool:
    if not isinstance(pid, int) or pid <= 0:
        return False
    if os.name == "nt":
        return _alive_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _alive_windows(pid: int) -> bool:
    import ctypes  # os.kill(pid, 0) would end the process on Windows

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return False
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not known or code.value == 259  # STILL_ACTIVE
