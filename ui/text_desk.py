# SPDX-License-Identifier: GPL-2.0-or-later
"""What the window of texts knows: chapters, what is generated and stored for an area, and what is typed but not saved.

No widgets here. Typed text is kept for every area and chapter until it is saved or given up, so that looking at another
chapter loses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ..processing.domain.planning import AGREED, STATES

if TYPE_CHECKING:
    from ..processing.domain.numbers import Numbers
    from ..processing.domain.profile import Profile, Text
    from ..processing.domain.status import Reason
    from ..processing.domain.text_checks import Surroundings
    from ..processing.domain.texts import Place
    from ..processing.report.statements import Statement

TEMPLATE = "teil1"  # whose chapters and figures have texts
FOUR_PAGES = "kurzprofil"  # whose figures have, too


@dataclass(frozen=True)
class ChapterLine:
    """A chapter that may have a text: its number (the key of the text), title, and the indicators it is about."""

    number: str
    title: str
    indicators: tuple[str, ...] = ()
    figure: bool = False  # the alternative text of a figure, `number` is its key

    @property
    def name(self) -> str:
        return f"{self.number} {self.title}" if self.number[:1].isdigit() else self.title


class Mark(StrEnum):
    """How it stands with a chapter; several may hold, the most pressing first."""

    UNSAVED = "unsaved"
    FOREIGN = "foreign"
    STALE = "stale"
    RELEASED = "released"
    OWN = "own"
    SUGGESTION = "suggestion"
    EMPTY = "empty"


@dataclass(frozen=True)
class Draft:
    """Typed and not saved: with the text of that place when typing began, so that a colleague's is never overwritten,
    and the numbers that were shown beside it.
    """

    library: Path
    place: "Place"
    text: str
    state: str
    seen: str
    basis: str
    public: bool = False


class TextDesk:
    """The texts of one area at a time; drafts of all."""

    def __init__(self, chapters: Sequence[ChapterLine]) -> None:
        self.chapters = tuple(chapters)
        self.profile: Profile | None = None
        self.drafts: dict[tuple[Path, Place], Draft] = {}
        self._library = Path()
        self._around: Surroundings | None = None
        self._statements: dict[str, Statement] = {}
        self._numbers: Numbers | None = None
        self._figures: dict[str, str] | None = None

    def show(self, library: Path, numbers: "Numbers", profile: "Profile") -> None:
        """Another area, date, or state of the library."""
        from ..processing.domain.text_checks import surroundings

        self._library, self.profile = library, profile
        self._around = surroundings(numbers, profile)
        self._statements, self._figures, self._numbers = {}, None, numbers

    def leave(self) -> None:
        """No area is shown."""
        self.profile, self._around, self._statements = None, None, {}
        self._figures, self._numbers = None, None

    def suggestion(self, chapter: ChapterLine) -> "Statement":
        """What is generated for a chapter."""
        from ..processing.report.statements import statement

        if chapter.number not in self._statements:
            made = self._said(chapter) if chapter.figure else statement(self.profile, chapter.indicators)
            self._statements[chapter.number] = made
        return self._statements[chapter.number]

    def _said(self, chapter: ChapterLine) -> "Statement":
        """What is read out instead of a figure, as one sentence after the other."""
        from ..processing.report.statements import Statement, basis

        return Statement(self._alternatives().get(chapter.number, ""), (), (), basis(self.profile, chapter.indicators))

    def _alternatives(self) -> dict[str, str]:
        """Of all figures of both documents; made when the first is asked for."""
        if self._figures is None:
            from ..processing.domain.profile_builder import build_profile
            from ..processing.report.chapters import figure_texts
            from ..processing.report.templates import read_template, wanted_of

            template, shown = read_template(TEMPLATE), self.profile
            wanted = wanted_of(template, shown.area.level)
            whole = build_profile(self._numbers, shown.area.area_id, shown.period, shown.vintage, wanted)
            self._figures = figure_texts(whole, read_template(FOUR_PAGES)) | figure_texts(whole, template)
        return self._figures

    def stored(self, chapter: ChapterLine) -> "Text | None":
        """The text that holds for a chapter at the profile's date; it may be of an earlier one."""
        from ..processing.domain.texts import text_of

        return text_of(self.profile, chapter.number)

    def draft(self, chapter: ChapterLine) -> Draft | None:
        return self.drafts.get((self._library, self._place(chapter)))

    def shown(self, chapter: ChapterLine) -> tuple[str, str, bool]:
        """Text and state to edit, and whether it is released: what was typed, else what is stored, else nothing."""
        one = self.draft(chapter) or self.stored(chapter)
        return (one.text, one.state, one.public) if one is not None else ("", STATES[0], False)

    def edit(self, chapter: ChapterLine, text: str, state: str, public: bool = False) -> None:
        """Something was typed; what is stored just so is no draft, and a draft of the office is never released."""
        stored, key = self.stored(chapter), (self._library, self._place(chapter))
        before = (stored.text, stored.state, stored.public) if stored is not None else ("", STATES[0], False)
        public = public and state in AGREED
        if (text, state, public) == before or (stored is None and not text.strip()):
            self.drafts.pop(key, None)
            return
        known = self.drafts.get(key)
        seen = known.seen if known is not None else self._here(chapter)
        self.drafts[key] = Draft(*key, text, state, seen, self.suggestion(chapter).basis, public)

    def to_save(self, chapter: ChapterLine) -> Draft | None:
        """What saving would write: the draft, or the stored text to be confirmed on the present numbers."""
        draft, stored = self.draft(chapter), self.stored(chapter)
        if draft is not None or stored is None or not self.stale(chapter):
            return draft
        basis = self.suggestion(chapter).basis
        place, seen = self._place(chapter), self._here(chapter)
        return Draft(self._library, place, stored.text, stored.state, seen, basis, stored.public)

    def to_remove(self, chapter: ChapterLine) -> Draft:
        """The place of the stored text, which may be of an earlier date, as it was seen."""
        from ..processing.domain.texts import Place

        stored = self.stored(chapter)
        place = self._place(chapter)
        if stored is None:
            return Draft(self._library, place, "", "", "", "")
        return Draft(
            self._library, Place(place.area_id, place.chapter, stored.period), "", stored.state, stored.text, ""
        )

    def saved(self, draft: Draft) -> None:
        """A draft is in the library now, unless somebody typed on meanwhile."""
        key = draft.library, draft.place
        if self.drafts.get(key) == draft:
            del self.drafts[key]

    def give_up(self, chapter: ChapterLine) -> None:
        """Forget what was typed."""
        self.drafts.pop((self._library, self._place(chapter)), None)

    def stale(self, chapter: ChapterLine) -> bool:
        """Whether the numbers under the stored text have changed."""
        from ..processing.report.statements import is_stale

        stored = self.stored(chapter)
        return stored is not None and is_stale(self.profile, stored.basis)

    def hints(self, chapter: ChapterLine) -> "tuple[Reason, ...]":
        """What is odd about the text that is shown."""
        from ..processing.domain.status import Reason
        from ..processing.report.chapter_texts import hints

        stale = (Reason("text_stale", {"chapter": chapter.number}),) if self.stale(chapter) else ()
        return stale + hints(self.profile, self._around, chapter.number, self.shown(chapter)[0])

    def suspicious(self, chapter: ChapterLine) -> tuple[str, ...]:
        """What looks like data of a person in the text that is shown."""
        from ..processing.domain.personal import personal

        return personal(self.shown(chapter)[0])

    def marks(self, chapter: ChapterLine) -> tuple[Mark, ...]:
        """How it stands with a chapter."""
        from ..processing.domain.text_checks import foreign_areas

        text, *_ = self.shown(chapter)
        found = [
            *([Mark.UNSAVED] if self.draft(chapter) is not None else []),
            *([Mark.FOREIGN] if foreign_areas(text, self._around) else []),
            *([Mark.STALE] if self.stale(chapter) else []),
        ]
        if found:
            return tuple(found)
        stored = self.stored(chapter)
        if stored is not None:
            return (Mark.RELEASED if stored.public else Mark.OWN,)
        return (Mark.SUGGESTION if self._known(chapter) else Mark.EMPTY,)

    def _known(self, chapter: ChapterLine) -> bool:
        """Whether there is any number to tell of; without one no suggestion is printed."""
        from ..processing.report.elements.context import told

        if chapter.figure:
            return True
        rows = (self.profile.row(name) for name in chapter.indicators)
        return any(row is not None and told(row) for row in rows) or any(
            name in self.profile.children.columns for name in chapter.indicators
        )

    def _place(self, chapter: ChapterLine) -> "Place":
        from ..processing.domain.texts import place_of

        return place_of(self.profile, chapter.number)

    def _here(self, chapter: ChapterLine) -> str:
        """The text stored at the very place that would be written: one of an earlier date stays as it is."""
        stored = self.stored(chapter)
        return stored.text if stored is not None and stored.period == self.profile.period else ""
