# SPDX-License-Identifier: GPL-2.0-or-later
"""What earlier audits read and found, by digest, in one file: what is unchanged is neither read nor attacked again."""

import gzip
import json
import os
from collections.abc import Iterator, MutableMapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from ..catalogue import FOLDER


@cache
def _program() -> str:
    """A digest of what reads and attacks: another version of the plugin trusts nothing that this one found."""
    total, domain = sha256(), Path(__file__).parents[1]
    for path in sorted([*domain.glob("*.py"), *Path(__file__).parent.glob("*.py"), *FOLDER.glob("*.json")]):
        total.update(path.read_bytes())
    return total.hexdigest()


class Kept(MutableMapping[str, dict]):
    """A mapping that is read from a file and written back with `save`; a file that cannot be read is an empty one.

    Only what this run used is written, so that the file does not grow for ever.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._used: set[str] = set()
        self._found: dict[str, dict] = {}
        try:
            raw = json.loads(gzip.decompress(path.read_bytes()))
            self._found = dict(raw["found"]) if raw["program"] == _program() else {}
        except (OSError, ValueError, EOFError, LookupError, TypeError):
            self._found = {}

    def __getitem__(self, key: str) -> dict:
        found = self._found[key]
        self._used.add(key)
        return found

    def __setitem__(self, key: str, value: dict) -> None:
        self._found[key] = value
        self._used.add(key)

    def __delitem__(self, key: str) -> None:
        del self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def save(self) -> None:
        """Write what was used; beside, then renamed."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_name(self.path.name + ".part")
        try:
            used = {key: value for key, value in self._found.items() if key in self._used}
            part.touch(0o600)  # what was read may leak, that is why it was audited
            part.write_bytes(gzip.compress(json.dumps({"program": _program(), "found": used}).encode(), 1, mtime=0))
            os.replace(part, self.path)
        finally:
            part.unlink(missing_ok=True)
