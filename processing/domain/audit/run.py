# SPDX-License-Identifier: GPL-2.0-or-later
"""Audit a folder of released files: read all, put together what follows, attack, judge."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from ..errors import Progress, no_progress
from . import carriers, readers
from .attack import LONG, Failure, Interval, Verdict, attack
from .beforehand import sorted_out
from .claims import Claim, Claims, together
from .documents import Content, Place, Table, Unreadable
from .equations import knowledge
from .knowledge import COMPLEMENT, PIECE, Cell, Knowledge
from .rules import Fault, Role, Rules, Standard, persons
from .system import System
from .told import File, Told, tell
from .truth import Truth, read_truth
from .values import Value
from .vocabulary import Measure

LEDGER = "Freigaberegister"  # where a number stands that was released before
SEEN = ("picture", "drawing")  # told, but no reason to stop


@dataclass(frozen=True)
class Standards:
    """The standard, and those of quantities that have another one."""

    default: Standard
    others: Mapping[str, Standard]

    def of(self, cell: Cell) -> Standard:
        return self.others.get(cell[1], self.default)


@dataclass(frozen=True)
class Finding:
    """Something that must not leave: a cell, what is wrong, between which ends it is known, and where it stands."""

    fault: Fault
    area: str
    quantity: str
    period: str
    low: float
    high: float
    place: Place
    other: str = ""  # where it can be read after all, or the cell whose one person finds out

    @property
    def of(self) -> str:
        """The quantity, also where the cell is what a number of it lacks to all people."""
        return self.quantity.removeprefix(COMPLEMENT)


@dataclass
class Audit:
    """The result of an audit.

    Parameters
    ----------
    files
        Name and SHA-256 of each file.
    cells
        Numbers and signs that were read, and different cells among them.
    withheld
        Cells with a sign instead of a number.
    findings
        What breaks a rule, the worst first.
    unread
        What could not be read, so that the audit is undecided.
    pictures
        Pictures in documents, which nobody has looked into.
    measured, drawings
        Charts and maps of which the lengths of bars or the colours of areas were read, and others, of which only the
        words were.
    known_before
        What breaks a rule, but is known from earlier releases whatever these files show.
    limited
        What would break a rule if nothing confidential were released either: public numbers tell it by themselves.
    """

    threshold: int
    files: list[tuple[str, str]] = field(default_factory=list)
    library: str = ""
    cells: int = 0
    withheld: int = 0
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unreadable] = field(default_factory=list)
    verdict: Verdict = field(default_factory=Verdict)
    differing: int = 0
    pictures: int = 0
    measured: int = 0
    drawings: int = 0
    worst: tuple[Cell, Interval] | None = None
    known_before: list[Finding] = field(default_factory=list)
    limited: list[Finding] = field(default_factory=list)

    @property
    def undecided(self) -> int:
        """Files and cells without an answer."""
        return len(self.unread) + sum(len(cells) for _, cells in self.verdict.undecided)

    @property
    def already_limited(self) -> int:
        """Withheld numbers that public ones tell too much of: of a number and what lacks to all people, one."""
        return len({(one.area, one.of, one.period) for one in self.limited})

    @property
    def outcome(self) -> str:
        """``"failed"``, ``"undecided"`` or ``"passed"``; only the last one may be released."""
        if self.findings:
            return "failed"
        return "undecided" if self.undecided else "passed"


def audit(
    folder: Path,
    library: Path | None = None,
    *,
    threshold: int = 3,
    standards: Mapping[str, Standard] = MappingProxyType({}),
    confidential: Collection[str] = (),
    earlier: Iterable[Claim] = (),
    cache: MutableMapping[str, dict] | None = None,
    seconds: float = LONG,
    progress: Progress = no_progress,
) -> Audit:
    """Try everything that an attacker could do with the files of a folder.

    Parameters
    ----------
    folder
        Released files, of any origin.
    library
        The library behind them: it says which cells are small, what is missing for other reasons, and what was
        released before.
    threshold
        Counts from 1 to one less are sensitive; `standards` of quantities that have another one.
    confidential
        Quantities of which no small number may be read, beside those marked in the library and those that have a
        withheld cell.
    earlier
        What was released before (`claims_of` of its files, or a ledger's).
    cache
        What was read of a file and found for a block, by digest (JSON values); read and filled.
    seconds
        Time for the attack; what is left then is undecided.

    Raises
    ------
    SozialraumError
        ``no_folder``, ``folder_empty`` (folder), ``not_a_library`` (file).
    """
    paths, truth = readers.files(folder), _truth(library)
    files = (_file(folder, path) for path in paths)
    cache = {} if cache is None else cache
    told = tell(files, len(paths), truth or Truth(), cache, _half(progress, 0.0))
    told.parts.append(Claims(list(earlier)))
    return _judged(
        told, library, truth, Standards(Standard(threshold), standards), confidential,
        lambda system, rules: attack(system, rules, cache=cache, seconds=seconds, progress=_half(progress, 0.5)),
    )  # fmt: skip


def audit_tables(
    tables: Iterable[Table],
    library: Path | None = None,
    *,
    threshold: int = 3,
    standards: Mapping[str, Standard] = MappingProxyType({}),
    confidential: Collection[str] = (),
    earlier: Iterable[Claim] = (),
    cache: MutableMapping[str, dict] | None = None,
    seconds: float = LONG,
    progress: Progress = no_progress,
) -> Audit:
    """As `audit`, of tables that are to be released but are in no file yet.

    Parameters
    ----------
    tables
        Their places name them.
    """
    truth, tables = _truth(library), list(tables)
    files = (File(t.place.file, sha256(repr(t.rows).encode()).hexdigest(), partial(list, [t])) for t in tables)
    told = tell(files, len(tables), truth or Truth(), {})
    told.parts.append(Claims(list(earlier)))
    return _judged(
        told, library, truth, Standards(Standard(threshold), standards), confidential,
        lambda system, rules: attack(system, rules, cache=cache, seconds=seconds, progress=progress),
    )  # fmt: skip


def _file(folder: Path, path: Path) -> File:
    """A file by the bytes that it has now; other ones later are not those that are vouched for."""
    place = Place(path.relative_to(folder).as_posix())
    data = readers.content(path)
    digest = sha256(data or b"").hexdigest()

    def contents() -> list[Content]:
        found = readers.content(path)
        if found is None or sha256(found).hexdigest() != digest:
            return [Unreadable(place, "damaged", path.suffix)]
        return list(readers.read(found, place))

    return File(place.file, digest, contents)


def _half(progress: Progress, start: float) -> Progress:
    """Reading is the first half, attacking the other."""
    return lambda share: progress(start + share / 2)


def _truth(library: Path | None) -> Truth | None:
    return None if library is None else read_truth(library)


def _judged(
    told: Told,
    library: Path | None,
    truth: Truth | None,
    limits: Standards,
    confidential: Collection[str],
    attacked: Callable[[System, Rules], Verdict],
) -> Audit:
    result = Audit(limits.default.threshold, told.files)
    result.library = "" if library is None else sha256(library.read_bytes()).hexdigest()
    result.unread = [one for one in told.unread if one.why not in SEEN]
    result.pictures, result.drawings = (sum(one.why == kind for one in told.unread) for kind in SEEN)
    result.measured = sum(part.measured for part in told.parts)
    claims = together([*told.parts, Claims(list(_released(truth)))])
    known = _knowledge(claims, truth or Truth(), confidential)
    known.system.relations += truth.released.relations if truth else ()
    known.system.known |= _known_rests(known, truth, limits)
    rules = _rules(known, truth, limits)
    result.cells, result.withheld = len(known.system.known.keys() | known.withheld.keys()), len(known.withheld)
    result.differing = len(known.differing)
    result.verdict = attacked(known.system, rules)
    failures, read = result.verdict.failures, known.system.known.keys()
    if truth is None:
        found = _findings(known, truth, failures, limits)
    else:  # what is public only a library can tell
        public = _public(known, truth)
        brought = sorted_out(known.system, read - public, rules, failures, people=known.people)
        alone = set(_of_carriers(public, truth, limits, known))
        carried = list(_of_carriers({*read, *_narrow(known, result.verdict, limits)}, truth, limits, known))
        result.limited = [*(_failed(one, known) for one in brought.limited), *(one for one in carried if one in alone)]
        found = _findings(known, truth, brought.failures, limits) + [one for one in carried if one not in alone]
    before = set[Finding]()
    if truth and truth.released:
        before = _told_before(found, claims, known, rules, truth, limits, confidential)
    result.findings = [one for one in found if one not in before]
    result.known_before = [one for one in found if one in before]
    judged = [(c, i) for c, i in result.verdict.intervals.items() if rules.role(c) in (Role.PRIMARY, Role.UNKNOWN)]
    result.worst = min(judged, key=_by_width) if judged else None
    return result


def _public(known: Knowledge, truth: Truth) -> set[Cell]:
    """What of the numbers that can be read everybody could read if nothing confidential were released."""
    values = {**truth.values, **truth.rests}
    return {
        cell for cell in (truth.open_counts | truth.open_rests) & known.system.known.keys()
        if values.get(cell) == known.system.known[cell]  # one without a number is a sum of which some is lacking
    }  # fmt: skip


def _released(truth: Truth | None) -> Iterator[Claim]:
    """What the library's ledger knows to be out already."""
    for (area, quantity, period), ends in truth.released.ends.items() if truth else ():
        yield Claim(area, Measure("count", quantity), period, Value(*ends), Place("", LEDGER))


def _told_before(
    found: list[Finding], told: Claims, known: Knowledge, rules: Rules, truth: Truth, limits: Standards,
    confidential: Collection[str],
) -> set[Finding]:  # fmt: skip
    """Findings that need none of the files: numbers that stand in the ledger alone, or follow from it alone."""
    read = {one for one in found if _in_ledger(one, known)}
    left = {one for one in found if one not in read and one.fault not in _READ}
    if not left:
        return read
    public = (c for c in told.cells if c.measure.kind in ("count", "number") and c.measure.of not in known.small)
    alone = _knowledge(Claims(cells=[*public, *_released(truth)]), truth, confidential)
    alone.system.relations += truth.released.relations
    told_alone = {*alone.system.known, *_narrow(alone, Verdict(), limits)}
    read |= set(left).intersection(_of_carriers(told_alone, truth, limits, alone))
    roles = {cell: rules.role(cell) for cell in map(_cell, left)}
    ends = {cell: [(number, number)] for cell, number in alone.system.known.items() if cell in roles}
    for one in attack(alone.system, replace(rules, roles=roles, otherwise=Role.FREE)).failures:
        ends.setdefault(one.name, []).append((one.low, one.high))
    # What was a range before and is known better now is found out by the files.
    return read | {
        one
        for one in left
        if one.fault is not Fault.CARRIER
        and any(one.low <= low and high <= one.high for low, high in ends.get(_cell(one), ()))
    }


_READ = (Fault.ELSEWHERE, Fault.PUBLISHED, Fault.COMPLEMENT, Fault.GROUP)


def _cell(one: Finding) -> Cell:
    return one.area, one.quantity, one.period


def _in_ledger(one: Finding, known: Knowledge) -> bool:
    """Whether a number that can be read can be read nowhere but in the ledger."""
    place = known.shown.get(known.rests.get(_cell(one), _cell(one)))
    return one.fault in _READ and place is not None and place.part == LEDGER


def _by_width(item: tuple[Cell, Interval]) -> tuple[float, Cell]:
    return item[1].width, item[0]


def _knowledge(told: Claims, truth: Truth, confidential: Collection[str]) -> Knowledge:
    small = truth.confidential.union(confidential)
    return knowledge(told, truth.vocabulary, truth.areas_m2, lambda: truth.pieces, small, truth.rests, truth.values)


def _known_rests(known: Knowledge, truth: Truth | None, limits: Standards) -> dict[Cell, float]:
    """Cases that cannot be placed, as far as they are no secret: of more than a few we take it that everybody knows."""
    found = truth.rests.items() if truth else ()
    return {
        cell: number for cell, number in found
        if cell not in known.withheld
        and truth and (cell in truth.open_rests or not _small_rest(cell, number, known, limits))
    }  # fmt: skip


def _small_rest(cell: Cell, number: float, known: Knowledge, limits: Standards) -> bool:
    return limits.of(cell).small(number) and (cell[1] in known.small or cell[1] in limits.others)


def _rules(known: Knowledge, truth: Truth | None, limits: Standards) -> Rules:
    """What we know of each cell that the attacker cannot read."""
    roles, singles = dict[Cell, Role](), set[Cell]()
    cells = {cell for relation in known.system.relations for cell, _ in relation.terms} | known.system.unknown.keys()
    for cell in cells - known.system.known.keys():
        of = known.rests.get(cell)
        unplaced = truth is not None and cell in truth.rests  # a few of them: `_known_rests` are known
        if cell[1] not in known.small and of is None and not unplaced:
            continue
        if of is not None and of in known.system.known:
            continue  # both can be read: judged as it stands
        found = known.system.unknown.get(cell)
        if found is not None and not found.whole:
            roles[cell] = Role.SECONDARY if cell in known.withheld else Role.FREE
            continue
        number, everyone = _true(cell, known, truth), known.everyone(of or cell)
        standard = limits.of(of or cell)
        if of is not None and not standard.complement:
            continue
        if everyone is not None and 0 <= everyone <= standard.threshold:  # everybody knows that it is small
            roles[cell] = Role.SECONDARY if cell in known.withheld else Role.FREE
        elif PIECE in cell[0]:
            roles[cell] = Role.GROUND
        elif number is None:
            said = cell in known.withheld
            roles[cell] = Role.UNKNOWN if said else Role.FREE if truth else Role.UNSAID
        elif standard.small(number):
            roles[cell] = Role.PRIMARY
            if number == 1 and of is None and not unplaced:  # who stands nowhere does not know that nobody else does
                singles.add(cell)
        elif cell in known.withheld:
            roles[cell] = Role.SECONDARY
    others = {cell: _width(cell, known, truth, limits) for cell in roles}
    return Rules(limits.default.threshold, roles, Role.FREE, persons(singles, known.system.relations), others)


def _width(cell: Cell, known: Knowledge, truth: Truth | None, limits: Standards) -> int:
    """How far the possible values of a cell have to lie apart: no further than there are people."""
    of = known.rests.get(cell, cell)
    standard, everyone = limits.of(of), known.everyone(of)
    if standard.things:
        sites = truth.sites.get((cell[1].rpartition(".")[0], cell[2])) if truth else None
        number = _true(cell, known, truth)
        return 1 if sites is None or number is None or of != cell else sites.width(cell[0], number, standard)
    return int(everyone) if everyone is not None and 0 < everyone < standard.threshold else standard.threshold


def _true(cell: Cell, known: Knowledge, truth: Truth | None) -> float | None:
    if truth is None:
        return None
    of = known.rests.get(cell)
    if of is None:
        return truth.rests.get(cell, truth.values.get(cell))
    number, rest = truth.values.get(of), known.everyone(of)
    return None if number is None or rest is None else rest - number


def _findings(
    known: Knowledge, truth: Truth | None, failures: Iterable[Failure], limits: Standards
) -> list[Finding]:  # fmt: skip
    found = []
    for cell, place in known.withheld.items():
        if cell in known.system.known:
            number = known.system.known[cell]
            found.append(Finding(Fault.ELSEWHERE, *cell, number, number, place, str(known.shown[cell])))
    for cell, number in known.system.known.items():
        if number == 0 == known.everyone(cell):
            continue  # where nobody lives it tells nothing
        if truth is not None and cell in truth.open_rests:
            continue  # its publisher tells it
        if limits.of(cell).small(number) and cell[1] in known.small and cell not in known.withheld:
            found.append(Finding(Fault.PUBLISHED, *cell, number, number, known.places.get(cell, Place(""))))
    for rest, cell in known.rests.items():
        everyone = known.everyone(cell)
        if cell in known.system.known and everyone is not None:
            number, standard = known.system.known[cell], limits.of(cell)
            left = everyone - number
            if standard.complement and 0 <= left < standard.threshold and number > 0:  # else the rest is everyone
                kind = Fault.COMPLEMENT if left else Fault.GROUP
                found.append(Finding(kind, *rest, left, left, known.places.get(cell, Place(""))))
    found += [_failed(one, known) for one in failures]
    return sorted(found, key=lambda f: (list(Fault).index(f.fault), f.area, f.quantity, f.period))


def _failed(one: Failure, known: Knowledge) -> Finding:
    place = known.places.get(known.rests.get(one.name, one.name), Place(""))
    other = "" if one.singleton is None else " ".join(map(str, one.singleton))
    area, quantity, period = one.name
    return Finding(one.fault, area, quantity, period, one.low, one.high, place, other)


def _of_carriers(told: Collection[Cell], truth: Truth, limits: Standards, known: Knowledge) -> Iterator[Finding]:
    """Numbers that tell of one carrier."""
    for cell, number in carriers.telling(told, truth.sites, limits.of) if truth.sites else ():
        yield Finding(Fault.CARRIER, *cell, number, number, known.places.get(cell, Place("")))


def _narrow(known: Knowledge, verdict: Verdict, limits: Standards) -> set[Cell]:
    """Cells that can be read but for less than another carrier may have."""
    ends = {cell: (one.low, one.high) for cell, one in known.system.unknown.items()}
    ends |= {cell: (one.low, one.high) for cell, one in verdict.intervals.items() if one.sure}
    return {cell for cell, (low, high) in ends.items() if high - low < (1 - limits.of(cell).largest) * high < math.inf}
