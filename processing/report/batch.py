# SPDX-License-Identifier: GPL-2.0-or-later
"""Profiles of many areas into a folder: resumable, cancellable, and never a half-written file."""

import errno
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shapely.errors import ShapelyError

from ..domain.errors import Cancelled, Progress, SozialraumError, no_progress
from ..domain.profile import Profile
from ..domain.status import Reason
from ..domain.text_checks import surroundings
from . import editions, fonts, gate, manifest
from .attachments import Attachment, attachments, copy_into, folder_name, still_whole
from .chapter_texts import warnings
from .document import Document, make_document
from .editions import Beside, Editions, Side, opened
from .free_text import cleared, personal_records, unreleased
from .ground import Ground, credit
from .names import draft_name, file_name, slug
from .release import Release
from .templates import (
    PUBLIC,
    Template,
    check_edition,
    own_folder,
    prints_records,
    read_template,
    wanted_of,
    written_chapters,
)

if TYPE_CHECKING:
    from ..domain.numbers import Numbers

MANIFEST_EVERY = 5.0  # seconds; a killed run loses no more than that
PARTS = ("*.{suffix}.part", f"{folder_name('*', '*')}/*.{{suffix}}.part")
PROTECTING = 0.2  # of the time of a public edition goes into what must not leave
READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
FULL = (errno.ENOSPC, errno.EDQUOT)
# What a single area's odd numbers, outlines or size, or an element of a template, can do to the drawing; a full disk or
# a missing package is no such thing. Too deep a recursion is a RuntimeError.
AREA_ERRORS = (
    *(ValueError, TypeError, AttributeError, ArithmeticError, LookupError),
    *(RuntimeError, MemoryError, ShapelyError),
)


@dataclass(frozen=True)
class Format:
    """What a run writes: the files' suffix, who makes one (as `make_document`), a check that what it needs is there."""

    suffix: str
    make: Callable[..., Document]
    require: Callable[[], None]


PDF = Format("pdf", make_document, fonts.require_reportlab)


@dataclass
class BatchResult:
    """What a run did: file names (relative), areas that failed with their error, and whether it was cancelled.

    `warnings` are by area ("": of all) what is odd about the texts that people wrote, see `chapter_texts.warnings`.
    """

    written: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[tuple[str, SozialraumError]] = field(default_factory=list)
    warnings: list[tuple[str, Reason]] = field(default_factory=list)
    total: int = 0
    cancelled: bool = False


def write_profiles(
    library_path: Path,
    folder: Path,
    *,
    level: str = "",
    area_ids: Sequence[str] = (),
    template: Template | str = "kurzprofil",
    edition: str = "intern",
    period: str = "",
    cache_folder: Path | None = None,
    ground: Ground | None = None,
    progress: Progress = no_progress,
    form: Format = PDF,
    beside: Beside | None = None,
) -> BatchResult:
    """Write a document for each area, and `manifest.json`.

    A document whose inputs did not change since the last run and that is still whole is skipped. When `progress`
    raises `Cancelled`, the run ends after the current document and says so in its result.

    Parameters
    ----------
    level
        One of the template's levels; empty takes its first.
    area_ids
        Keys; empty writes all areas of the level.
    period
        Numbers not after this date; empty takes the newest.
    cache_folder
        As `folder` of `Numbers`.
    ground
        Pictures behind the maps; another title or licence makes the documents anew, another content does not.
    form
        PDF, or another file of the same profiles.
    beside
        The edition that each profile is compared with, for a report of differences.

    Raises
    ------
    SozialraumError
        ``unknown_template``, ``unknown_edition``, ``unknown_level``, ``area_ids_unknown`` (areas),
        ``period_unreadable``, those of `clearance.cleared`, ``package_missing``, ``package_old``,
        ``folder_read_only``, ``folder_full``, ``folder_locked``, ``folder_is_file``, and those of `Library` and
        `editions.opened`.
    """
    from ..domain.library import Library
    from ..domain.numbers import Numbers
    from ..domain.parsing import wanted_period

    chosen = read_template(template, own_folder(library_path)) if isinstance(template, str) else template
    check_edition(edition)
    level = _level(level, chosen)
    until = wanted_period(period)
    form.require()
    library = Library(library_path)
    numbers = Numbers.read(library, cache_folder)
    ids = wanted_areas(numbers, level, area_ids, until)
    sides = None
    if beside is not None:
        sides = opened(Side(numbers, until, library.path.name), library.path, beside, cache_folder)
    office, release = (numbers, sides), None
    if edition == PUBLIC:
        release = Release(f"{chosen.template} ({PUBLIC})", cache_folder)
        numbers, sides = release.cleared(library, numbers, sides, lambda share: progress(PROTECTING * share))
    run = _Run(folder, numbers, chosen, edition, until, {"file": library.path.name, "state": _content_state(library)})
    run.ground, run.form, run.editions, run.office, run.release = ground, form, sides, office, release
    if release is not None and release.left_out:
        run.result.warnings.append(("", Reason("tables_left_out", {"quantities": ", ".join(sorted(release.left_out))})))
    return run.write(ids, progress)


def _level(level: str, template: Template) -> str:
    """The level asked for, else the template's own.

    BZR is what the parameter says when nobody chose, so a template without documents for it implies its own level;
    another level that it has no documents for is refused.
    """
    if level in template.levels:
        return level
    if level not in ("", "BZR"):
        raise SozialraumError("unknown_level", level=level, known=", ".join(template.levels))
    return template.levels[0]


def _content_state(library: "object") -> str:
    """The library's own counter of writes: unlike a file's time it survives copying."""
    return str(library.meta("state", "0"))  # type: ignore[attr-defined]


def wanted_areas(numbers: "Numbers", level: str, wanted: Sequence[str], until: date | None) -> list[str]:
    """Keys to write, sorted; unknown ones are refused before anything is written."""
    from ..domain.counterparts import system_at
    from ..domain.lor import CITY

    system = system_at(numbers, until) or next(reversed(numbers.vintages), None)
    if system is None:
        raise SozialraumError("area_ids_unknown", areas=level)
    known = {CITY} if level == "STADT" else set(numbers.areas(system, level).ids)
    older = {a for v in numbers.vintages for a in numbers.areas(v, level).ids}
    unknown = [a for a in wanted if a not in known | older]
    if unknown:
        raise SozialraumError("area_ids_unknown", areas=", ".join(unknown[:10]))
    return sorted(dict.fromkeys(wanted)) if wanted else sorted(known)


def profile_of(numbers: "Numbers", area_id: str, until: date | None, template: Template) -> Profile:
    from ..domain.lor import level_of
    from ..domain.profile_builder import build_profile

    return build_profile(numbers, area_id, until, wanted=wanted_of(template, level_of(area_id)))


@dataclass
class _Run:
    """One run into one folder."""

    folder: Path
    numbers: "Numbers"
    template: Template
    edition: str
    until: date | None
    library: dict[str, str]
    ground: Ground | None = None
    form: Format = PDF
    editions: Editions | None = None
    office: "tuple[Numbers, Editions | None] | None" = None  # numbers and editions as the office has them
    release: Release | None = None
    result: BatchResult = field(default_factory=BatchResult)
    documents: dict[str, dict] = field(default_factory=dict)

    def _profile(self, area_id: str) -> Profile:
        """The profile that a document is made of."""
        return self._profile_of(area_id, self.numbers, self.editions)

    def _profile_of(self, area_id: str, numbers: "Numbers", sides: Editions | None) -> Profile:
        """A profile of some numbers; in a report of differences with its former edition."""
        if sides is None:
            return profile_of(numbers, area_id, self.until, self.template)
        (own, now), (former, then) = sides.sides(area_id)
        before, after = (profile_of(s.numbers, i, s.until, self.template) for i, s in ((former, then), (own, now)))
        return editions.beside(after, before, now, then)

    def write(self, ids: Sequence[str], progress: Progress) -> BatchResult:
        self.result.total = len(ids)
        with self._folder():
            self.documents = manifest.read(self.folder)
            saved, start = time.monotonic(), PROTECTING if self.edition == PUBLIC else 0.0
            try:
                for i, area_id in enumerate(ids):
                    progress(start + (1 - start) * i / len(ids))
                    self._one(area_id)
                    if time.monotonic() - saved > MANIFEST_EVERY:
                        manifest.write(self.folder, self.documents, self.library)
                        saved = time.monotonic()
                progress(1.0)
            except Cancelled:
                self.result.cancelled = True
            finally:
                manifest.write(self.folder, self.documents, self.library)
        return self.result

    def _one(self, area_id: str) -> None:
        try:
            self._document(self._profile(area_id))
        except Cancelled:
            raise
        except SozialraumError as error:
            if error.code in ("package_missing", "package_old"):
                raise
            self.result.failed.append((area_id, error))
        except AREA_ERRORS as error:
            reason = f"{type(error).__name__}: {error}".removesuffix(": ")
            self.result.failed.append((area_id, SozialraumError("profile_failed", area=area_id, reason=reason)))

    def _document(self, whole: Profile) -> None:
        profile = self._worded(whole, gate.passed(whole, self.edition))  # before anything is told, kept or hashed
        self._enter(profile)
        area = profile.area
        odd = self._odd(profile)
        self.result.warnings += [(area.area_id, reason) for reason in odd]
        attached = self._attached(profile)
        inputs = manifest.inputs_of(
            profile, self.template, self.edition, [(a.name, a.sha256) for a in attached] + [(credit(self.ground), "")]
        )
        copies = self.folder / folder_name(area.area_id, self.edition)
        kind = (editions.kind_of(profile, self.template.template), profile.period, self.edition, self.form.suffix)
        name = file_name(area.area_id, area.name, *kind)
        names = name, draft_name(name)
        kept = next((one for one in names if self._still_whole(one, inputs)), None)
        if kept is not None and still_whole(copies, attached):
            self._tell(self.documents[kept])
            self.result.skipped.append(kept)
            return
        made = self.form.make(profile, self.edition, self.template, [one.name for one in attached], self.ground)
        name = names[1] if made.problems else names[0]  # a draft and the document itself replace each other
        record = {
            **manifest.entry(name, profile, self.template, self.edition, odd),
            "attachments": [
                {"file": f"{copies.name}/{a.name}.pdf", "of": a.file, "sha256": a.sha256} for a in attached
            ],
            "problems": list(made.problems),
            "replaced": made.replaced,
            "sha256": manifest.digest(made.data),
            "inputs": inputs,
        }
        self._replace(name, made.data)
        self._copy(name, copies, attached, record, self._former(record, names))
        self.documents[name] = record
        self._tell(record)
        self.result.written.append(name)

    def _enter(self, profile: Profile) -> None:
        """Enter what a public document tells in the ledger; a report of differences tells both editions."""
        if self.release is None:
            return
        if self.editions is None or profile.former is None:
            self.release.enter((profile, self.numbers, self.until))
            return
        now, then = self.editions.now, self.editions.then
        former = profile.former.profile
        self.release.enter((profile, now.numbers, now.until), (former, then.numbers, then.until))

    def _former(self, record: dict, names: Sequence[str]) -> list[dict]:
        """Take the same document under another name out of the manifest: a draft, or of an area that was renamed."""
        begin = f"{record['area_id']}_"
        ends = tuple(one.removeprefix(begin + slug(record["name"])) for one in names)
        found = [
            one for one, known in self.documents.items()
            if one != record["file"] and one.startswith(begin) and one.endswith(ends)
            and known["template"] == record["template"]
        ]  # fmt: skip
        return [self.documents.pop(one) for one in found]

    def _copy(
        self, name: str, copies: Path, attached: Sequence[Attachment], record: dict, former: Sequence[dict]
    ) -> None:
        """Put the copies beside a document; the manifest names them first, so that a killed run's are known as ours."""
        for one in former:
            (self.folder / one["file"]).unlink(missing_ok=True)
        known = [*former, *([self.documents[name]] if name in self.documents else [])]
        before = [one for item in known for one in item.get("attachments", [])]
        if attached or before:
            self.documents[name] = record | {"attachments": [*before, *record["attachments"]], "inputs": ""}
            manifest.write(self.folder, self.documents, self.library)
            copy_into(self.folder, copies, attached, [one["file"] for one in before])

    def _tell(self, record: dict) -> None:
        """What is odd about a document in the folder, now written or found there."""
        told = [Reason("not_accessible", {"problems": ", ".join(record["problems"])})] if record["problems"] else []
        told += [Reason("signs_replaced", {})] if record["replaced"] else []
        self.result.warnings += [(record["area_id"], reason) for reason in told]

    def _replace(self, name: str, data: bytes) -> None:
        """Put a whole file into the folder, or none."""
        part = self.folder / f"{name}.part"
        try:
            part.write_bytes(data)
            os.replace(part, self.folder / name)
        finally:
            part.unlink(missing_ok=True)

    def _pdf(self) -> list[tuple[str, dict]]:
        """A committee gets documents, not tables."""
        return [(name, one) for name, one in self.documents.items() if name.endswith(f".{PDF.suffix}")]

    def _attached(self, profile: Profile) -> tuple[Attachment, ...]:
        """The documents that go with this one, if its template lists them: those of the folder that are whole."""
        if not any(element["type"] == "attachments" for _, element in self.template.elements()):
            return ()
        whole = [one for name, one in self._pdf() if self._still_whole(name, one.get("inputs", ""))]
        regions = {shape.area.area_id for shape in profile.shapes.regions}
        return attachments(whole, regions, self.edition, profile.period.isoformat() if profile.period else "")

    def _odd(self, profile: Profile) -> tuple[Reason, ...]:
        """What is odd about the texts and records that the document prints."""
        found = personal_records(profile.planning) if prints_records(self.template) else ()
        if not profile.texts:
            return found
        return warnings(profile, surroundings(self.numbers, profile), written_chapters(self.template)) + found

    def _worded(self, whole: Profile, passed: Profile) -> Profile:
        """A document's profile without words that must not leave; the run alone says what is left out."""
        if self.edition != PUBLIC or self.office is None:
            return passed
        area_id, chapters = whole.area.area_id, written_chapters(self.template)
        told = unreleased(whole, chapters) if whole.former is None else ()  # a report of differences prints no texts
        profile = passed
        if passed.texts or len(passed.planning) or passed.former is not None:
            internal = self._profile_of(area_id, *self.office)
            profile, left = cleared(passed, internal, chapters, self._written_at(passed, self.office[0]))
            told += left
        self.result.warnings += [(area_id, reason) for reason in told]
        return profile

    def _written_at(self, profile: Profile, office: "Numbers") -> list[tuple[Profile, Profile]]:
        """The public and the internal profile of each other date that a text was written at, as far as there is one."""
        found = []
        for day in sorted({text.period for text in profile.texts if text.period} - {profile.period}):
            with suppress(SozialraumError):  # the area has no numbers of that day, in this library
                sides = (profile_of(n, profile.area.area_id, day, self.template) for n in (self.numbers, office))
                public, internal = sides
                found.append((gate.passed(public, self.edition), internal))
        return found

    def _still_whole(self, name: str, inputs: str) -> bool:
        known = self.documents.get(name)
        if known is None or known.get("inputs") != inputs:
            return False
        try:
            return manifest.digest((self.folder / name).read_bytes()) == known.get("sha256")
        except OSError:
            return False

    @contextmanager
    def _folder(self) -> Iterator[None]:
        """Hold the folder's lock; what the disk refuses becomes a sentence that counts the whole files."""
        from ..domain.locking import writer_lock

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with writer_lock(self.folder / manifest.NAME, wait=1.0):
                for pattern in PARTS:  # of a run that was killed; we hold the lock
                    for left in self.folder.glob(pattern.format(suffix=self.form.suffix)):
                        left.unlink(missing_ok=True)
                yield
        except SozialraumError as error:
            codes = {"library_locked": "folder_locked", "read_only": "folder_read_only", "disk_full": "folder_full"}
            if error.code not in codes:
                raise
            values = {k: v for k, v in error.values.items() if k != "file"} | {"done": 0, "total": self.result.total}
            raise SozialraumError(codes[error.code], folder=self.folder.name, **values) from error
        except OSError as error:
            raise self._translated(error) from error

    def _translated(self, error: OSError) -> SozialraumError:
        folder = self.folder.name
        if error.errno in FULL:
            done = len(self.result.written) + len(self.result.skipped)
            return SozialraumError("folder_full", folder=folder, done=done, total=self.result.total)
        if error.errno in READ_ONLY:
            return SozialraumError("folder_read_only", folder=folder)
        if isinstance(error, FileExistsError | NotADirectoryError):
            return SozialraumError("folder_is_file", folder=folder)
        return SozialraumError("file_error", file=folder, reason=error.strerror or type(error).__name__)
