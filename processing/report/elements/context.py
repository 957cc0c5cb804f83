# SPDX-License-Identifier: GPL-2.0-or-later
"""What all elements of one document share: whose it is, and the numbers of its figures and tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...domain.profile import IndicatorRow, Profile
from ...domain.status import Status
from ...domain.texts import text_of
from .. import sentences
from ..blocks import Words
from ..ground import Ground
from ..names import slug
from ..style import HEADING, SUBHEADING, WIDTH, Type
from ..templates import PUBLIC, Chapter, Template, figure_key

STYLES: dict[str, tuple[Type, float]] = {"H2": (HEADING, 6), "H3": (SUBHEADING, 4), "H4": (SUBHEADING, 3)}
ROOM = {"H2": 90.0, "H3": 80.0, "H4": 70.0}  # points below which a heading rather begins the next page


@dataclass
class Context:
    """One document in the making; `width` is that of its text in points."""

    profile: Profile
    template: Template
    edition: str
    width: float = WIDTH
    attachments: Sequence[str] = ()  # names of the documents that go with this one, in their order
    ground: Ground | None = None  # behind the maps that are not coloured themselves
    alternatives: dict[str, str] = field(default_factory=dict, init=False)  # as generated, by `templates.figure_key`
    figures: int = field(default=0, init=False)
    tables: int = field(default=0, init=False)

    @property
    def public(self) -> bool:
        """Whether it leaves the office; what may not is gone from the profile already, see `gate`."""
        return self.edition == PUBLIC

    def alternative(self, chapter: Chapter, kind: str, name: str, generated: str) -> str:
        """What is read out instead of a figure: the planner's words where there are any, else the generated ones."""
        key = figure_key(chapter, kind, name)
        self.alternatives[key] = generated
        own = text_of(self.profile, key)
        return own.text if own is not None and own.text.strip() else generated

    def figure(self, words: str) -> str:
        """The caption of the next figure."""
        self.figures += 1
        return f"Abbildung {self.figures}: {words}"

    def table(self, words: str) -> str:
        """The caption of the next table."""
        self.tables += 1
        return f"Tabelle {self.tables}: {words}"

    def heading(self, chapter: Chapter, tag: str) -> Words:
        """A chapter's heading, which the table of contents leads to."""
        style, after = STYLES[tag]
        return Words(f"{chapter.number} {chapter.title}".strip(), style, tag, after, anchor(chapter), ROOM[tag])

    def rows(self, indicators: Iterable[str]) -> list[IndicatorRow]:
        """The indicators that the catalogue has for the area's level."""
        found = (self.profile.row(name) for name in indicators)
        return [row for row in found if row is not None]

    def sources_of(self, source_ids: Iterable[int]) -> str:
        """``Quelle: Amt für Statistik Berlin-Brandenburg`` for a caption; the list of sources says more."""
        wanted = set(source_ids)
        offices = sorted({s.office or s.title for s in self.profile.sources if s.source_id in wanted})
        return f" Quelle: {sentences.listing(offices)}." if offices else ""


def anchor(chapter: Chapter) -> str:
    """The name of a chapter's destination."""
    return f"k{chapter.number or slug(chapter.title)}"


def told(row: IndicatorRow) -> bool:
    """Whether an indicator says anything of the area or of those it is compared with."""
    return any(c.status in (Status.VALUE, Status.NONE, Status.SUPPRESSED) for c in (row.area, row.district, row.city))
