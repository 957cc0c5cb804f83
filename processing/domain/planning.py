# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings, goals, measures, comments and actors of the areas (profiles Teil I chapters 12 to 14, and Teil II).

The chain Befund → Ziel → Maßnahme → Ergebnis is in `planning_chain`, the library's tables in `planning_store`, the
workbook in `planning_sheets`.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from types import MappingProxyType

from .lor import CITY
from .status import Status

SUPRAREGIONAL = "überregional"  # stands for an area where a measure belongs to no one area of the library
FINDING_KINDS = ("Stärke", "Schwäche", "Potenzial", "Herausforderung")
GOAL_KINDS = ("Leitziel", "Teilziel")
MEASURE_STATES = ("Idee", "geplant", "in Umsetzung", "abgeschlossen", "zurückgestellt")
PRIORITIES = ("hoch", "mittel", "niedrig")
STATES = ("Entwurf", "AG SRO", "Bezirksamt")  # as for the texts of a profile
AGREED = STATES[1:]  # what is no draft; a state that nobody knows is none of these


@dataclass(frozen=True)
class Finding:
    """Befund: what is good, bad, possible or hard in an area.

    `chapter` is the chapter's number in Teil I (``8.1``) or a Handlungsfeld; `plr` the Planungsräume it is about;
    `evidence` ids of indicators or facilities; `origin` a Fachamt, AG SRO or Beteiligung.
    """

    finding_id: str
    area_id: str
    chapter: str = ""
    kind: str = FINDING_KINDS[0]
    text: str = ""
    plr: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    origin: str = ""
    protocol_date: date | None = None
    state: str = STATES[0]
    public: bool = False
    last_change: date | None = None
    changed_by: str = ""


@dataclass(frozen=True)
class Goal:
    """Ziel: what follows from findings (`findings`, their ids); a Teilziel names its Leitziel in `parent`."""

    goal_id: str
    area_id: str
    findings: tuple[str, ...] = ()
    kind: str = GOAL_KINDS[0]
    parent: str = ""
    text: str = ""
    horizon: str = ""
    office: str = ""
    state: str = STATES[0]
    public: bool = False
    last_change: date | None = None
    changed_by: str = ""


@dataclass(frozen=True)
class Measure:
    """Maßnahme: who does what until when with which money (EUR), and what came of it.

    `area_id` is an area of any level or `SUPRAREGIONAL`; `amount` is None unless `amount_status` is ``value`` (or
    ``none``, which is 0).
    """

    measure_id: str
    goals: tuple[str, ...] = ()
    area_id: str = SUPRAREGIONAL
    object_name: str = ""
    title: str = ""
    programme: str = ""
    programme_year: str = ""
    amount: float | None = None
    amount_status: str = Status.MISSING
    runs_from: date | None = None
    runs_to: date | None = None
    runs_remark: str = ""
    lead_office: str = ""
    offices: tuple[str, ...] = ()
    status: str = MEASURE_STATES[0]
    priority: str = ""
    result: str = ""
    public: bool = False
    last_change: date | None = None
    changed_by: str = ""


@dataclass(frozen=True)
class Comment:
    """Kommentar of a Fachamt on a chapter."""

    comment_id: str
    area_id: str
    chapter: str = ""
    office: str = ""
    text: str = ""
    dated: date | None = None
    state: str = STATES[0]
    public: bool = False
    last_change: date | None = None
    changed_by: str = ""


@dataclass(frozen=True)
class Actor:
    """Akteur or Gremium of an area; `contact` is a functional address, never a person's."""

    actor_id: str
    area_id: str
    name: str = ""
    kind: str = ""
    topic: str = ""
    contact: str = ""
    rhythm: str = ""
    public: bool = False
    last_change: date | None = None
    changed_by: str = ""


Record = Finding | Goal | Measure | Comment | Actor

# Table of the library -> its record; the first field is the id.
RECORDS: Mapping[str, type] = MappingProxyType(
    {"findings": Finding, "goals": Goal, "measures": Measure, "comments": Comment, "actors": Actor}
)
_TABLE_OF = {record: table for table, record in RECORDS.items()}
# Words of which a cell holds one, in the order they are sorted.
CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("findings", "kind"): FINDING_KINDS,
        ("findings", "state"): STATES,
        ("goals", "kind"): GOAL_KINDS,
        ("goals", "state"): STATES,
        ("measures", "status"): MEASURE_STATES,
        ("measures", "priority"): ("", *PRIORITIES),
        ("comments", "state"): STATES,
    }
)


# What somebody phrases. Not the contact of an actor and the place of a measure, which are there to be found.
_PHRASED = (
    *("text", "title", "result", "runs_remark", "name", "topic", "rhythm", "horizon"),
    *("office", "lead_office", "origin"),
)


def table_of(record: Record) -> str:
    """The table a record belongs to."""
    return _TABLE_OF[type(record)]


def id_of(record: Record) -> str:
    """The record's id.

    >>> id_of(Goal("Z-001", "073005"))
    'Z-001'
    """
    return getattr(record, fields(record)[0].name)


def words_of(record: Record) -> str:
    """What somebody wrote into a record in own words, a line a field.

    >>> words_of(Goal("Z-001", "073005", text="Mehr Plätze", horizon="2027", office="Jugendamt"))
    'Mehr Plätze\\n2027\\nJugendamt'
    """
    return "\n".join(words for name in _PHRASED if (words := getattr(record, name, "")))


def next_id(taken: Iterable[str], prefix: str) -> str:
    """The id after the highest of its kind.

    >>> next_id(["M-009", "M-x", "B-050"], "M"), next_id([], "K")
    ('M-010', 'K-001')
    """
    numbers = (re.fullmatch(rf"{re.escape(prefix)}-([0-9]+)", i) for i in taken)
    return f"{prefix}-{max((int(m[1]) for m in numbers if m), default=0) + 1:03d}"


def natural(text: str) -> tuple:
    """Sort key: chapters and ids with numbers as people count them.

    >>> sorted(["10", "8.1.3", "8.1", "M-12", "M-2"], key=natural)
    ['8.1', '8.1.3', '10', 'M-2', 'M-12']
    """
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((0, int(p), "") if p.isdecimal() and p.isascii() else (1, 0, p) for p in parts if p not in ("", "."))


def covers(place: str, area_id: str) -> bool:
    """Whether what is said of `place` concerns `area_id` from above: the areas it lies in, and überregional.

    >>> covers("07", "073005"), covers("überregional", "073005"), covers("073005", "073005"), covers("0730", "08")
    (True, True, False, False)
    """
    if place in (SUPRAREGIONAL, CITY):
        return area_id != place
    return place != area_id and area_id.startswith(place)


def within(place: str, area_id: str) -> bool:
    """Whether `place` is `area_id` or lies in it, by the prefix rule."""
    return area_id == CITY or place.startswith(area_id)


def _position(record: Record, column: str) -> int:
    words = CHOICES.get((table_of(record), column), ())
    word = getattr(record, column, "")
    return words.index(word) if word in words else len(words)


def _place(area_id: str) -> tuple:
    """Planungsräume by key, then ever larger areas, überregional last."""
    return (-len(area_id) if area_id.isdecimal() else 1, area_id)


def _order(record: Record) -> tuple:
    own = natural(id_of(record))
    if isinstance(record, Finding):
        return (natural(record.chapter), _position(record, "kind"), _place(record.area_id), own)
    if isinstance(record, Goal):
        return (_position(record, "kind"), _place(record.area_id), own)
    if isinstance(record, Measure):
        urgency = PRIORITIES.index(record.priority) if record.priority in PRIORITIES else len(PRIORITIES)
        return (_place(record.area_id), urgency, own)
    if isinstance(record, Comment):
        return (natural(record.chapter), record.office.casefold(), own)
    return (record.topic.casefold(), record.name.casefold(), own)


@dataclass(frozen=True)
class Planning:
    """Records of a library or of one area, each kind sorted as it is printed.

    Findings, goals and comments by chapter or kind, measures by area (Planungsräume first, überregional last) and
    priority, actors by topic.
    """

    findings: tuple[Finding, ...] = ()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    comments: tuple[Comment, ...] = ()
    actors: tuple[Actor, ...] = ()

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Planning":
        """From records in any order."""
        kinds: dict[str, list] = {table: [] for table in RECORDS}
        for record in records:
            kinds[table_of(record)].append(record)
        return cls(**{table: tuple(sorted(rows, key=_order)) for table, rows in kinds.items()})

    def __iter__(self):
        for table in RECORDS:
            yield from getattr(self, table)

    def __len__(self) -> int:
        return sum(len(getattr(self, table)) for table in RECORDS)

    def of_area(self, area_id: str) -> "Planning":
        """What belongs into the profile of an area: its own, its parts', and what reaches over it.

        Parameters
        ----------
        area_id
            Of any level; of larger areas goals, measures and actors are taken, findings and comments are not.
        """
        above = (Goal, Measure, Actor)
        return self._only(lambda r: within(r.area_id, area_id) or (isinstance(r, above) and covers(r.area_id, area_id)))

    def public(self, but: Container[Record] = ()) -> "Planning":
        """What an *öffentlich* edition may print: records marked public and no draft, without a trace of the others.

        Ids of records that are not public go from the references, and who changed a record is nobody's business
        outside. Those in `but` must not be printed either.
        """
        open_ = self._only(lambda r: r.public and getattr(r, "state", "") != STATES[0] and r not in but)
        known = {table: {id_of(r) for r in getattr(open_, table)} for table in RECORDS}
        return Planning.of(_without(record, known) for record in open_)

    def chapter(self, number: str) -> "Planning":
        """Findings and comments of a chapter and its sub-chapters (``8`` takes ``8.1``, not ``80``)."""
        return self._only(
            lambda r: isinstance(r, Finding | Comment) and f"{r.chapter}.".startswith(f"{number.rstrip('.')}.")
        )

    def _only(self, wanted) -> "Planning":
        return Planning(**{table: tuple(r for r in getattr(self, table) if wanted(r)) for table in RECORDS})


def _without(record: Record, known: Mapping[str, set[str]]) -> Record:
    if isinstance(record, Goal):
        findings = tuple(i for i in record.findings if i in known["findings"])
        parent = record.parent if record.parent in known["goals"] else ""
        return replace(record, findings=findings, parent=parent, changed_by="")
    if isinstance(record, Measure):
        return replace(record, goals=tuple(i for i in record.goals if i in known["goals"]), changed_by="")
    return replace(record, changed_by="")


@dataclass(frozen=True)
class Matrix:
    """Maßnahmen je Amt und Gebiet, as the AG SRO discusses them.

    `offices` are the rows, `areas` the columns (ids, `SUPRAREGIONAL` last); `cells` the measures of an office in an
    area, each with whether the office leads it (else it takes part).
    """

    offices: tuple[str, ...]
    areas: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[tuple[Measure, bool], ...]] = field(default_factory=dict)

    def count(self, office: str, area_id: str) -> int:
        """How many measures an office leads or takes part in."""
        return len(self.cells.get((office, area_id), ()))


def measures_by_office(planning: Planning, areas: Sequence[str] = ()) -> Matrix:
    """The matrix of an area's measures.

    Parameters
    ----------
    planning
        As of `Planning.of_area`.
    areas
        Columns that stand even where no measure is: the area's Planungsräume, in their order. Areas with measures
        that are not named follow, larger ones later. A measure without any office stands in the row ``""``, last.
    """
    cells: dict[tuple[str, str], list[tuple[Measure, bool]]] = {}
    for measure in planning.measures:
        others = [o for o in dict.fromkeys(measure.offices) if o != measure.lead_office]
        for office, leads in ((measure.lead_office, True), *((o, False) for o in others)):
            if office or not others:
                cells.setdefault((office, measure.area_id), []).append((measure, leads and bool(office)))
    offices = sorted({office for office, _ in cells}, key=lambda o: (not o, o.casefold()))
    found = sorted({area for _, area in cells} - set(areas), key=_place)
    return Matrix(tuple(offices), (*areas, *found), {key: tuple(rows) for key, rows in cells.items()})
