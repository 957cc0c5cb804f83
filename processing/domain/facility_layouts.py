# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of facilities as offices publish them, recognised by their fields; and what the person said instead."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from .catalogue import FOLDER, themes
from .errors import SozialraumError
from .words import slug

_SHAPEFILE = 10  # letters a shapefile keeps of a field's name
_RESERVED = ("ew", "mss", "kid", "area_m2")  # first words of other quantities


@dataclass(frozen=True)
class FacilityLayout:
    """Which field of a layer holds what (``""``: none), and what is known of its publisher.

    `fields` tell the layout: all of them must be there, in any case, or cut by a shapefile.
    """

    layout: str
    title: str
    theme: str
    office: str
    fields: tuple[str, ...] = ()
    id: str = ""
    name: str = ""
    capacity: str = ""
    carrier: str = ""
    public: str = ""
    kinds: str = ""
    licence: str = ""
    period: str = ""


_OWN = FacilityLayout("", "", "", "")


@cache
def layouts() -> tuple[FacilityLayout, ...]:
    """The known layouts (`resources/catalogue/facility_layouts.json`)."""
    raw = json.loads(Path(FOLDER, "facility_layouts.json").read_text(encoding="utf-8"))
    return tuple(FacilityLayout(**{**entry, "fields": tuple(entry["fields"])}) for entry in raw)


def recognise(columns: Sequence[str]) -> FacilityLayout | None:
    """The layout whose fields are all there; with several the one that asks for most.

    >>> recognise(["BSN", "NAME", "SCHULART", "TRAEGER", "SCHULTYP", "PLZ"]).theme
    'schule'
    """
    fitting = [known for known in layouts() if all(find(columns, f) for f in known.fields)]
    return max(fitting, key=lambda known: len(known.fields)) if fitting else None


def find(columns: Sequence[str], wanted: str) -> str:
    """The column meant by a name, in any case or cut to a shapefile's ten letters; "" where there is none."""
    by_name = {str(c).casefold(): str(c) for c in reversed(columns)}
    key = wanted.casefold()
    return by_name.get(key) or by_name.get(key[:_SHAPEFILE], "")


def chosen(columns: Sequence[str], layer: str, theme: str, **fields: str) -> FacilityLayout:
    """The layout with the layer's own spelling of its fields; what the person named wins.

    Parameters
    ----------
    fields
        ``name``, ``capacity``, ``carrier``, ``public``: a field of the layer, or "" for the recognised one.

    Raises
    ------
    SozialraumError
        ``field_missing`` (layer, field, known), ``theme_missing``, ``theme_reserved``.
    """
    known = recognise(columns) or _OWN
    found: dict[str, Any] = {}
    for role in ("id", "name", "capacity", "carrier", "public", "kinds"):
        named = fields.get(role, "")
        column = find(columns, named or getattr(known, role)) if named or getattr(known, role) else ""
        if named and not column:
            shown = ", ".join(str(c) for c in columns)
            raise SozialraumError("field_missing", layer=layer, field=named, known=shown)
        found[role] = column
    return replace(known, theme=theme_id(theme) if theme.strip() else _required_theme(known), **found)


def _required_theme(known: FacilityLayout) -> str:
    if not known.theme:
        raise SozialraumError("theme_missing")
    return known.theme


def theme_id(word: str) -> str:
    """Id of a theme by id, title or plural; an own word becomes its slug.

    >>> theme_id("Kitas"), theme_id("Jugendfreizeit"), theme_id("Öffentliche Toiletten")
    ('kita', 'jfe', 'oeffentliche_toiletten')
    """
    text = word.strip().casefold()
    for known in themes().values():
        if text in (known.theme.casefold(), known.title.casefold(), known.plural.casefold()):
            return known.theme
    own = slug(text, length=40)
    if not own:
        raise SozialraumError("theme_missing")
    if own in _RESERVED:
        raise SozialraumError("theme_reserved", theme=word.strip())
    return own if own[0].isalpha() else f"t_{own}"


def theme_title(theme: str, word: str = "") -> str:
    """What a theme's facilities are called: the catalogue's plural, else the person's own word."""
    known = themes().get(theme)
    return known.plural if known else word.strip() or theme
