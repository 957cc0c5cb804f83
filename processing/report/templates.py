# SPDX-License-Identifier: GPL-2.0-or-later
"""Templates: what a document prints and its fixed words, as data in `resources/templates` (JSON, no expressions).

A planner's own templates are copies of these in the folder `vorlagen` beside the library. What a template must look
like is said by `template.schema.json` alone; see `template_schema`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from ..domain.errors import SozialraumError
from ..domain.profile import Wanted
from . import template_schema

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FOLDER = RESOURCES / "templates"
CATALOGUE = RESOURCES / "catalogue"
WORDING = CATALOGUE / "wording.json"
SCHEMA = FOLDER / "schema" / "template.schema.json"
OWN = "vorlagen"  # folder beside the library
LARGEST = 2_000_000  # bytes of a template; a text of that length is no template
MOST_LISTS = 2_000  # as many opening brackets; deeper ones may run over the stack of a thread before Python notices
INTERNAL, PUBLIC = "intern", "oeffentlich"
MARKS = {INTERNAL: "INTERN – nicht zur Veröffentlichung", PUBLIC: ""}
EDITION_WORDS = {INTERNAL: "intern – nicht zur Veröffentlichung", PUBLIC: "öffentlich"}
FICTIONAL = "Beispieldaten – frei erfunden"
DRAFT = "ENTWURF – nicht barrierefrei"
EDITIONS = (INTERNAL, PUBLIC)
RECORD_ELEMENTS = ("findings", "swot", "goals", "measures", "chains", "actors", "comments")
KURZPROFIL, CHAPTERS = "kurzprofil", "chapters"


@dataclass(frozen=True)
class Chapter:
    """A chapter: its number and title, what stands in it, and what it says where there is nothing.

    `indicators` are those that its statement, tables and maps are about, unless an element names its own.
    `elements` are dictionaries whose ``type`` is a key of `elements.ELEMENTS`.
    """

    number: str
    title: str
    indicators: tuple[str, ...] = ()
    elements: tuple[Mapping[str, Any], ...] = ()
    empty: str = ""
    chapters: tuple["Chapter", ...] = ()

    def walk(self) -> Iterator["Chapter"]:
        """This chapter and all below it, in reading order."""
        yield self
        for chapter in self.chapters:
            yield from chapter.walk()

    def named(self, element: Mapping[str, Any]) -> tuple[str, ...]:
        """The indicators of one of its elements."""
        one = (element["indicator"],) if "indicator" in element else self.indicators
        return tuple(element.get("indicators", one))


@dataclass(frozen=True)
class Template:
    """One template. Lists of indicators are ids of the catalogue; the words come from the catalogue's wording.

    `layout` is ``kurzprofil`` (four fixed pages) or ``chapters`` (as many pages as it takes).
    """

    template: str
    version: int
    title: str
    levels: tuple[str, ...]
    layout: str
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
    comparison: tuple[str, ...] = ()
    strips: tuple[str, ...] = ()
    assessment_chapters: tuple[str, ...] = ()
    contents: bool = False
    intro: tuple[Mapping[str, Any], ...] = ()
    chapters: tuple[Chapter, ...] = field(default=())

    def walk(self) -> Iterator[Chapter]:
        """All chapters in reading order."""
        for chapter in self.chapters:
            yield from chapter.walk()

    def elements(self) -> Iterator[tuple[Chapter, Mapping[str, Any]]]:
        """Every element with its chapter; those before the first chapter belong to an empty one."""
        for element in self.intro:
            yield Chapter("", ""), element
        for chapter in self.walk():
            for element in chapter.elements:
                yield chapter, element


def template_names(own: Path | None = None) -> tuple[str, ...]:
    """Names of all templates, the planner's own among them."""
    return tuple(sorted(_files(own)))


def own_folder(library: Path) -> Path:
    """Where the own templates of a library lie."""
    return Path(library).parent / OWN


def _files(own: Path | None) -> dict[str, Path]:
    """Templates by name; a shipped one cannot be replaced, so that its name means the same in every district."""
    found = {path.stem: path for path in own.glob("*.json")} if own is not None and own.is_dir() else {}
    return found | {path.stem: path for path in FOLDER.glob("*.json")}


def read_template(name: str, own: Path | None = None) -> Template:
    """A template by name.

    Parameters
    ----------
    own
        Folder with the planner's own templates.

    Raises
    ------
    SozialraumError
        ``unknown_template`` (template, known), ``template_unreadable`` (template, reason), ``template_no_json``
        (template, line, column), ``template_too_large`` (template); ``template_type``,
        ``template_enum``, ``template_length``, ``template_empty``, ``template_missing``, ``template_unknown``,
        ``template_name`` (template, where, wanted).
    """
    files = _files(own)
    if name not in files:
        raise SozialraumError("unknown_template", template=name, known=", ".join(sorted(files)))
    raw = _raw(name, files[name])
    found = template_schema.problem(raw, _schema())
    if found is None and raw["template"] != name:
        found = template_schema.Problem("template", "template_name", name)
    if found is not None:
        raise SozialraumError(found.code, template=name, where=found.where, wanted=found.wanted)
    known = {f.name for f in fields(Template)} - {"chapters"}
    said = {**_wording(), **raw}
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in said.items() if k in known}
    return Template(**values, chapters=tuple(_chapter(c) for c in raw.get("chapters", ())))


def _raw(name: str, path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise SozialraumError("template_too_large", template=name)
        text = path.read_text(encoding="utf-8-sig")
        if max(text.count("["), text.count("{")) > MOST_LISTS:
            raise SozialraumError("template_too_large", template=name)
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise SozialraumError("template_no_json", template=name, line=error.lineno, column=error.colno) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise SozialraumError("template_no_json", template=name, line=1, column=1) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SozialraumError("template_unreadable", template=name, reason=reason) from error


def _chapter(raw: Mapping[str, Any]) -> Chapter:
    lists = {key: tuple(raw.get(key, ())) for key in ("indicators", "elements")}
    below = tuple(_chapter(c) for c in raw.get("chapters", ()))
    return Chapter(raw["number"], raw["title"], **lists, empty=raw.get("empty", ""), chapters=below)


@cache
def _schema() -> Mapping[str, Any]:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


@cache
def _wording() -> Mapping[str, Any]:
    return json.loads(WORDING.read_text(encoding="utf-8"))


def level_of(element: Mapping[str, Any], level: str) -> str:
    """The areas that an element of a document on `level` is about: those it names, else the level that is compared."""
    return element.get("level", "BZR" if level == "BEZ" else "PLR")


def wanted_of(template: Template, level: str) -> Wanted:
    """The maps and series that a document of a template needs for an area of a level."""
    maps: dict[tuple[str, str], None] = {}
    lines: dict[str, None] = {}
    elements = list(template.elements())
    for chapter, element in elements:
        for indicator in chapter.named(element):
            if element["type"] == "line":
                lines[indicator] = None
            elif element["type"] in ("map", "areas", "positions"):
                maps[indicator, level_of(element, level)] = None
    return Wanted(tuple(maps), tuple(lines), any(element["type"] == "pyramid" for _, element in elements))


# Elements that are figures, by what one of them is about: each indicator, all of them together, or some themes.
_EACH, _WHOLE, _THEMES = (
    ("map", "bars", "line", "positions"),
    ("ages", "pyramid", "shares", "overview_map", "area_map"),
    ("facility_map",),
)


def figure_key(chapter: Chapter, kind: str, name: str = "") -> str:
    """Under what a figure's own alternative text is kept: ``Bild 2.2 map b1``."""
    return " ".join(part for part in ("Bild", chapter.number, kind, name) if part)


# The Kurzprofil has no chapters; of its maps the second is that of the groups, or of b2 where there are none.
FOUR_PAGES = Chapter("Kurzprofil", "Kurzprofil")
_FOUR_PAGES_FIGURES = (
    *(("overview_map", ""), ("line", "ew"), ("strips", ""), ("ages", "")),
    *(("map", "b1"), ("map", "mss_gruppe"), ("map", "b2"), ("facility_map", "")),
)


def figures(template: Template) -> Iterator[tuple[Chapter, str, str]]:
    """All figures of a template: chapter, type of element, and indicator or themes."""
    if template.layout == KURZPROFIL:
        yield from ((FOUR_PAGES, *figure) for figure in _FOUR_PAGES_FIGURES)
    for chapter, element in template.elements():
        kind = element["type"]
        if kind in _EACH:
            for name in chapter.named(element):
                yield chapter, kind, name
        elif kind in _WHOLE:
            yield chapter, kind, ""
        elif kind in _THEMES:
            yield chapter, kind, " ".join(element.get("themes", ()))


def written_chapters(template: Template) -> tuple[str, ...]:
    """The chapters, and figures, whose stored texts the template's documents print."""
    told = (c.number for c, e in template.elements() if e["type"] in ("text", "statement") and c.number)
    drawn = (figure_key(*figure) for figure in figures(template))
    return tuple(dict.fromkeys((*template.assessment_chapters, *told, *drawn)))


def prints_records(template: Template) -> bool:
    """Whether the template's documents print findings, goals, measures, comments or actors."""
    return any(element["type"] in RECORD_ELEMENTS for _, element in template.elements())


def check_edition(edition: str) -> None:
    """Refuse what is no edition (``unknown_edition``)."""
    if edition not in EDITIONS:
        raise SozialraumError("unknown_edition", edition=edition, known=", ".join(EDITIONS))
