# SPDX-License-Identifier: GPL-2.0-or-later
"""Templates: what a document prints and its fixed words, as data in `resources/templates` (JSON, no expressions)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from ..domain.errors import SozialraumError

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "templates"
INTERNAL, PUBLIC = "intern", "oeffentlich"
MARKS = {INTERNAL: "INTERN – nicht zur Veröffentlichung", PUBLIC: ""}
EDITION_WORDS = {INTERNAL: "intern – nicht zur Veröffentlichung", PUBLIC: "öffentlich"}
FICTIONAL = "Beispieldaten – frei erfunden"
EDITIONS = (INTERNAL, PUBLIC)


@dataclass(frozen=True)
class Template:
    """One template. Lists of indicators are ids of the catalogue; see `resources/templates/kurzprofil.json`."""

    template: str
    version: int
    title: str
    levels: tuple[str, ...]
    comparison: tuple[str, ...]
    strips: tuple[str, ...]
    assessment_chapters: tuple[str, ...]
    phrases: Mapping[str, str]
    own_date_words: Mapping[str, str]
    kinds: Mapping[str, str]
    narrow_words: Mapping[str, str]
    kind_notes: Mapping[str, str]
    comparison_notes: tuple[str, ...]
    age_note: str
    class_note: str
    facility_note: str
    limits: tuple[Mapping[str, str], ...]


def template_names() -> tuple[str, ...]:
    """Names of all templates."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def read_template(name: str) -> Template:
    """A template by name.

    Raises
    ------
    SozialraumError
        ``unknown_template`` (template, known).
    """
    if name not in template_names():
        raise SozialraumError("unknown_template", template=name, known=", ".join(template_names()))
    raw = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    known = {f.name for f in fields(Template)}
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items() if k in known}
    return Template(**values)


def written_chapters(template: Template) -> tuple[str, ...]:
    """Chapters whose texts a document prints as people wrote them."""
    return template.assessment_chapters


def check_edition(edition: str) -> None:
    """Refuse what is no edition (``unknown_edition``)."""
    if edition not in EDITIONS:
        raise SozialraumError("unknown_edition", edition=edition, known=", ".join(EDITIONS))
