# SPDX-License-Identifier: GPL-2.0-or-later
"""A part of the catalogue that a library may hold for itself, as JSON in its table `meta`: rules of attention, targets.

What is stated replaces the shipped entries one by one. A text that cannot be read is never passed over, because the
results would then silently be others than the office has decided.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import SozialraumError


@dataclass(frozen=True)
class Part:
    """One such part: `key` in table `meta`, `code` of what cannot be read (with values place, content)."""

    key: str
    code: str

    def raw(self, own: str) -> Any:
        """The text as JSON values; None for an empty one."""
        try:
            return json.loads(own) if own.strip() else None
        except ValueError as err:
            raise self.invalid(self.key, err) from err

    def invalid(self, place: str, content: object) -> SozialraumError:
        return SozialraumError(self.code, place=place, content="–" if content is None else str(content)[:80])

    def known(self, raw: Any, place: str, names: set[str] | None = None) -> Mapping[str, Any]:
        """The entries of a place; a misspelt name would silently have no effect."""
        if not isinstance(raw, dict):
            raise self.invalid(place, raw)
        for name in raw:
            if names is not None and name not in names:
                raise self.invalid(place, name)
        return raw

    def listed(self, raw: Any, place: str) -> list:
        if not isinstance(raw, list):
            raise self.invalid(place, raw)
        return raw

    def text(self, raw: Mapping[str, Any], place: str, name: str, default: str | None = None) -> str:
        """A text; one without default must say something."""
        value = raw.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.invalid(f"{place}.{name}", value)
        return value.strip()


def number(value: Any) -> bool:
    """Whether a JSON value is a number that can be reckoned with."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value and abs(value) < 1e300


def written(raw: Any) -> str:
    """JSON values as a library keeps them."""
    return json.dumps(raw, ensure_ascii=False) if raw else ""
