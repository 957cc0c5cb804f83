# SPDX-License-Identifier: GPL-2.0-or-later
"""Opening the library's file with `sqlite3`: short reads, and one writer at a time in one transaction."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from . import geopackage, locking
from .errors import SozialraumError

BUSY = 5.0  # seconds SQLite waits for another program to finish its read or write

_CODES = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_CANTOPEN": "read_only",
    "SQLITE_PERM": "read_only",
    "SQLITE_BUSY": "library_busy",
    "SQLITE_LOCKED": "library_busy",
    "SQLITE_NOTADB": "not_a_library",
    "SQLITE_CORRUPT": "library_damaged",
    "SQLITE_IOERR": "library_io",
}


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection without implicit transactions; `mode` is ``ro``, ``rw`` or ``rwc``."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=BUSY, isolation_level=None, check_same_thread=False
    )
    geopackage.register_functions(connection)
    return connection


def translated(err: sqlite3.Error, path: Path) -> Exception:
    """What a person has to know of an error of SQLite; an error of ours in SQL stays what it is."""
    name = getattr(err, "sqlite_errorname", None) or ""
    code = next((ours for theirs, ours in _CODES.items() if name.startswith(theirs)), None)
    return err if code is None else SozialraumError(code, file=path.name)


def replace(part: Path, target: Path) -> None:
    """Give a whole file its name.

    Raises
    ------
    SozialraumError
        ``read_only`` where the target may not be replaced (protected, or open in another program on Windows).
    """
    try:
        os.replace(part, target)
    except OSError as err:
        raise SozialraumError("read_only", file=target.name) from err


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection, closed at the end.

    Raises
    ------
    SozialraumError
        ``library_missing``, ``not_a_library``, ``library_damaged``, ``library_busy``.
    """
    if not path.is_file():
        raise SozialraumError("library_missing", file=path.name)
    try:
        with closing(_open_for_reading(path)) as connection:
            yield connection
    except sqlite3.Error as err:
        raise translated(err, path) from err


def _open_for_reading(path: Path) -> sqlite3.Connection:
    try:
        return _opened(path, "ro")
    except sqlite3.OperationalError:
        if not path.with_name(path.name + "-journal").exists():
            raise
    # A writer was killed in the middle: its journal must be rolled back first, which takes a writable connection.
    _opened(path, "rw").close()
    return _opened(path, "ro")


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that has read something, so that a file that cannot be read is told here."""
    connection = connect(path, mode)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Our lock file, then one IMMEDIATE transaction: all of it or nothing.

    Compute first, then write: nothing slow and nothing that opens the file by other means belongs into the block.

    Raises
    ------
    SozialraumError
        ``library_locked`` (host, since), ``library_busy``, ``read_only``, ``disk_full``, ``library_io``,
        ``library_missing``, ``not_a_library``.
    """
    if not path.is_file():
        raise SozialraumError("library_missing", file=path.name)
    with locking.writer_lock(path):
        try:
            with closing(connect(path, "rw")) as connection:
                yield from _transaction(connection)
        except sqlite3.Error as err:
            raise translated(err, path) from err


def _transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    _leave_wal(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'state'")
        _commit(connection)
    except BaseException:  # also a cancel or Ctrl+C: the old state stays
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _leave_wal(connection: sqlite3.Connection) -> None:
    """Back to journal mode DELETE where another program switched to WAL, which does not belong on a share."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as err:
        if not err.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise  # busy: that program has it open; the transaction is safe in WAL, too


def _commit(connection: sqlite3.Connection) -> None:
    """Commit; readers (a QGIS drawing the layer) are waited for."""
    deadline = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("COMMIT")
            return
        except sqlite3.OperationalError as err:
            if not err.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                raise
