# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of differences (*Änderungsbericht*): what two editions of an area print differently, and why.

A document of its own, laid out as those in chapters are. Its words are in `resources/catalogue/differences.json`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from ..domain.differences import WITHHELD, Cause, Difference, Differences, Why, differences
from ..domain.figures import Delivery, Part
from ..domain.formatting import NBSP, area_cell, number_text, period_text
from ..domain.lor import KEY_LENGTH
from ..domain.profile import Cell, Former, Profile
from ..domain.record_differences import TEXTS, RecordChange, Step
from ..domain.status import Flag
from . import fonts, sentences, tables
from .batch import Format
from .blocks import Block, Words, heading, note, subheading
from .chapters import lay_out
from .document import Document, finished
from .elements.numbers import noted
from .frame import system_title, title_blocks
from .grid import Entry, Table, entry
from .sourcetable import Joined
from .sourcetable import sources as source_table
from .style import BODY
from .tagging import TaggedCanvas
from .templates import CATALOGUE, PUBLIC, Template, read_template

NAME = "aenderungen"
TITLES = ("Kennzahl", "bisher", "jetzt", "Unterschied", "Grund")
LONGEST = 90  # characters of a record's title in a list
MOST = 40  # rows of a table of records


@cache
def _words() -> Mapping[str, Any]:
    return json.loads((CATALOGUE / "differences.json").read_text(encoding="utf-8"))


def difference_template() -> Template:
    """What the report is called and for which areas there is one; its chapters' names are those of Teil I."""
    return replace(
        read_template("teil1"), template=NAME, version=1, title=_words()["title"], levels=tuple(KEY_LENGTH),
        contents=False,
    )  # fmt: skip


def make_difference(profile: Profile, edition: str, template: Template, *_: object) -> Document:
    """The report as `batch` takes documents; attachments and backgrounds are nothing to it.

    Parameters
    ----------
    profile
        With the edition it is compared with, see `editions.beside`.

    Raises
    ------
    SozialraumError
        Those of `document.make_document`.
    """

    def draw(pages: TaggedCanvas, passed: Profile) -> None:
        lay_out(pages, _Report(passed, template, edition).blocks(), passed, template, edition)

    return finished(profile, edition, template, draw)


DIFFERENCE = Format("pdf", make_difference, fonts.require_reportlab)


@dataclass
class _Report:
    """The blocks of one report."""

    after: Profile
    template: Template
    edition: str

    def __post_init__(self) -> None:
        former = self.after.former
        if former is None:
            raise ValueError("a report of differences needs two editions")
        self.former: Former = former
        self.before = former.profile
        self.found: Differences = differences(self.before, self.after, self.edition == PUBLIC)
        self.count = 0

    def blocks(self) -> list[Block]:
        """Everything the document prints, in reading order."""
        parts = (self._overview(), self._editions(), self._numbers(), self._methods(), self._records(), self._sources())
        blocks: list[Block] = list(title_blocks(self.after, self.template, self.edition))
        return blocks + [block for part in parts for block in part]

    def _caption(self, words: str) -> str:
        self.count += 1
        return f"Tabelle {self.count}: {words}"

    # --- what is compared

    def _overview(self) -> list[Block]:
        words, found = _words(), self.found
        blocks: list[Block] = [heading(words["headings"]["overview"])]
        told = [self._compared()]
        if self.before.vintage != self.after.vintage:
            told.append(self._systems())
        blocks += [Words(text, BODY, after=6) for text in told]
        if not found.changed:
            return blocks
        rows = [
            [Entry(words["causes"][cause]["word"]), Entry(number_text(count)), Entry(words["causes"][cause]["meaning"])]
            for cause in Cause
            if (count := found.by_cause.get(cause, 0)) or cause is not Cause.UNKNOWN
        ]
        caption = self._caption("Gründe der Unterschiede")
        table = Table(("Grund", "Zahlen", "Woran er erkannt ist"), rows, "lrl", caption=caption)
        several = any(len(one.causes) > 1 for one in found.changed)
        notes = [note(" ".join([words["several"]] * several + [words["scope"]]))]
        return [*blocks, *noted(table, notes)]

    def _compared(self) -> str:
        words, found = _words(), self.found
        counts = {"compared": found.compared, "unchanged": found.unchanged, "changed": len(found.changed)}
        told = [words["compared"].format(**{name: number_text(count) for name, count in counts.items()})]
        if not (found.changed or found.records or found.sites or found.methods):
            told.insert(0, words["none"])
        if found.lacking:
            told.append(words["lacking_one" if found.lacking == 1 else "lacking"].format(number_text(found.lacking)))
        return " ".join(told)

    def _systems(self) -> str:
        now, then = self.after.area, self.before.area
        if now.area_id == then.area_id:
            return _words()["system_same"]
        return _words()["system"].format(now=now.name, now_id=now.area_id, then=then.name, then_id=then.area_id)

    def _editions(self) -> list[Block]:
        sides = (self.before, self.after)
        rows = [
            ("Datenstand", *(period_text(side.period) for side in sides)),
            ("Gebietsstand", *(system_title(side.vintage) for side in sides)),
            ("Gebiet", *(f"{side.area.area_id} {side.area.name}" for side in sides)),
            ("Fläche", *(area_cell(side.area_m2).text for side in sides)),
            ("Lieferungen", *(number_text(len(side.sources)) for side in sides)),
        ]
        if self.former.library:  # an office's file names stay inside
            rows.append(("Datenbibliothek", self.former.former_library, self.former.library))
        lines = [[Entry(text) for text in row] for row in rows]
        caption = self._caption("Was miteinander verglichen ist")
        table = Table(("Angabe", "bisherige Ausgabe", "jetzige Ausgabe"), lines, "lll", caption=caption)
        version = _words()["version"].format(title=self.template.title, version=self.template.version)
        return [heading(_words()["headings"]["editions"]), *noted(table, [note(version)])]

    # --- numbers

    def _numbers(self) -> list[Block]:
        found = self.found
        if not found.changed and not found.sites:
            return []
        blocks: list[Block] = [heading(_words()["headings"]["numbers"])]
        for part in Part:
            blocks += self._part(part, found.of(part))
            if part is Part.FACILITIES:
                blocks += self._sites()
        return [*blocks, note(_words()["difference"], 9)] if found.changed else blocks

    def _part(self, part: Part, found: Sequence[Difference]) -> list[Block]:
        if not found:
            return []
        words = _words()["parts"][part]
        rows = [
            [Entry(one.title), _shown(one.before), _shown(one.after), entry(one.difference), Entry(self._reason(one))]
            for one in found
        ]
        days = _words()["days"].format(before=period_text(self.before.period), after=period_text(self.after.period))
        table = Table(TITLES, rows, "lrrrl", caption=self._caption(f"{words}, {days}"))
        return [subheading(words), *noted(table, self._notes(found))]

    def _notes(self, found: Sequence[Difference]) -> list[Words]:
        """What the signs of a table mean; those of each edition in its own key system."""
        then = [one.before for one in found]
        signs = tables.sign_notes([c for one in found for c in (one.after, one.difference)], self.after.vintage)
        signs += tables.sign_notes(then, self.before.vintage)
        withheld = [_words()["withheld"]] if WITHHELD in then else []
        return [note(text, 1) for text in dict.fromkeys([*(one.text for one in signs), *withheld])]

    def _reason(self, one: Difference) -> str:
        """Words of the causes; a date only where it is not that of the editions themselves."""
        told = [self._cause(why) for why in one.why]
        return "; ".join(dict.fromkeys(told))

    def _cause(self, why: Why) -> str:
        word, code, values = _words()["causes"][why.cause]["word"], why.code, why.values
        if code == "rule":
            return f"{word} ({_listed_rule(values['fields'])})"
        if code == "other_denominator":
            return f"{word} der Bezugsgröße ({_span(values['before'], values['after'])})"
        if code == "other_date" and (values["before"], values["after"]) != (self.before.period, self.after.period):
            return f"{word} ({_span(values['before'], values['after'])})"
        return word

    def _sites(self) -> list[Block]:
        if not self.found.sites:
            return []
        rows = [[Entry(s.title), Entry(number_text(s.new)), Entry(number_text(s.gone))] for s in self.found.sites]
        caption = self._caption("Einrichtungen, die hinzugekommen oder entfallen sind")
        table = Table(("Thema", "neu", "entfallen"), rows, "lrr", caption=caption, snug=True)
        return noted(table, [note(_words()["sites"])])

    # --- methods, words, sources

    def _methods(self) -> list[Block]:
        if not self.found.methods:
            return []
        rows = [
            [Entry(title), Entry(_listed_rule(names) if names else _words()["uncatalogued"])]
            for title, names in self.found.methods
        ]
        caption = self._caption("Kennzahlen mit anderer Regel")
        table = Table(("Kennzahl", "anders ist"), rows, "ll", caption=caption, after=9)
        return [heading(_words()["headings"]["methods"]), table]

    def _records(self) -> list[Block]:
        words, found = _words(), self.found.records
        blocks: list[Block] = [heading(words["headings"]["records"])]
        undated = self.former.one_library and len(self.after.planning) > 0
        if undated:  # they are the same records, so that nobody may read that nothing was changed
            blocks.append(Words(words["records_undated"], BODY, after=6))
        if not found:
            there = any(side.texts or len(side.planning) for side in (self.before, self.after))
            same = "texts_same" if undated else "records_same" if there else "records_none"
            return [*blocks, Words(words[same], BODY, after=8)]
        rows = [[Entry(part) for part in self._record(one)] for one in found[:MOST]]
        if len(found) > MOST:
            rows.append([Entry("…"), Entry(f"{number_text(len(found) - MOST)} weitere"), Entry(""), Entry("")])
        titles = ("Art", "Eintrag", "was geschah", "Stand")
        table = Table(titles, rows, "llll", caption=self._caption("Texte und Einträge der Planung"), after=9)
        return [*blocks, Words(_counted(found), BODY, after=6), table]

    def _record(self, one: RecordChange) -> tuple[str, str, str, str]:
        title = self._chapter(one.title) if one.kind == TEXTS else one.title
        states = " ".join(dict.fromkeys(part for part in (one.before, one.after) if part))
        if one.before and one.after and one.before != one.after:
            states = f"bisher {one.before}, jetzt {one.after}"
        return _words()["kinds"][one.kind], _short(title), _words()["steps"][one.step], states or "–"

    def _chapter(self, number: str) -> str:
        """A chapter by number and title; an alternative text by what the planner knows it as."""
        chapters = {chapter.number: chapter.title for chapter in self.template.walk()}
        return f"{number} {chapters[number]}" if chapters.get(number) else number

    def _sources(self) -> list[Block]:
        words, found = _words(), self.found
        blocks: list[Block] = [heading(words["headings"]["sources"])]
        groups = {"replaced": found.replaced, "new": found.new, "gone": found.gone}
        told = [words["deliveries"][name].format(_named(some)) for name, some in groups.items() if some]
        blocks += [Words(text, BODY, after=6) for text in told or [words["sources_same"]]]
        sides = (("before", self.before), ("after", self.after))
        for name, side in sides if told else sides[1:]:
            blocks += [*[subheading(words["headings"][name])] * bool(told), self._origins(side)]
        return [*blocks, Words(sentences.imprint(self.after), BODY, after=6)]

    @staticmethod
    def _origins(side: Profile) -> Block:
        table = source_table(side, Joined.PUBLICATION, 200)
        table.after = 9
        return table


def _shown(cell: Cell) -> Entry:
    """A cell; a lower bound says so."""
    if cell.flag is Flag.INCOMPLETE:
        return Entry(f"mindestens{NBSP}{cell.text}", cell.spoken)
    return entry(cell)


def _span(before: date | None, after: date | None) -> str:
    """``31.12.2019, jetzt 31.12.2024``, ``erstmals 31.12.2024``, ``zuletzt 31.12.2019``."""
    if before is None or after is None:
        return f"erstmals {period_text(after)}" if before is None else f"zuletzt {period_text(before)}"
    return f"{period_text(before)}, jetzt {period_text(after)}"


def _listed_rule(names: Iterable[str]) -> str:
    """``Zähler und Nachkommastellen``."""
    return sentences.listing([_words()["rule"][name] for name in names])


def _counted(found: Sequence[RecordChange]) -> str:
    """``3 neu, 1 entfallen.``"""
    words = _words()["counted"]
    steps = Counter(one.step for one in found)
    return f"{sentences.listing([words[step].format(steps[step]) for step in Step if steps[step]])}."


def _short(text: str) -> str:
    """A title of one line or two."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"


def _named(found: Iterable[Delivery]) -> str:
    titles = dict.fromkeys(f"{one.title} ({period_text(one.period)})" for one in found)
    return sentences.listing(list(titles))
