# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables: one header row, row headers in the first column, no spanning cells; everything wraps, nothing overflows.

A table may go on over pages: it is one structure element all the same, and the header printed again is an artifact.
"""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..domain.profile import Cell
from .blocks import InPieces, Piece, Shared, rule, write_lines, written_width
from .fonts import BOLD
from .style import INK, NOTE, RULE, SHADE, SMALL, Type
from .tagging import Element, TaggedCanvas
from .text import width_for, wrap

PAD = 3.0  # left and right of a cell
APART = 9.0  # more between numbers at a column's right edge and words at the next one's left
SNUG = 1.2  # of the width in which nothing wraps
ROW_PAD = 2.0  # above and below
BAND = 4  # lines of a high row that stay together
TOGETHER = 210.0  # points: a table no higher than this is not broken over two pages
TOTALS = 4  # bold rows at the end that are no table of their own
CAPTION = NOTE


@dataclass(frozen=True)
class Entry:
    """Words of a cell; `spoken` is read out instead of a sign."""

    text: str
    spoken: str = ""


def entry(cell: Cell) -> Entry:
    """A number as an entry."""
    return Entry(cell.text, cell.spoken)


@dataclass
class _Row:
    """The cells of a row; without `line` it is printed again and no content."""

    line: "Element | Shared | None"
    entries: Sequence[Entry]
    scope: str
    _owners: dict[int, Element] = field(default_factory=dict, init=False)

    def owner(self, column: int) -> Element | None:
        """The element that the words of a cell belong to, made when its first line is drawn."""
        line = self.line.element if isinstance(self.line, Shared) else self.line
        if line is None:
            return None
        if column not in self._owners:
            is_header = self.scope == "Column" or column == 0
            cell = line.add("TH", scope=self.scope) if is_header else line.add("TD")
            spoken = self.entries[column].spoken
            self._owners[column] = cell.add("Span", spoken=spoken) if spoken else cell
        return self._owners[column]


@dataclass
class Table(InPieces):
    """A data table.

    Parameters
    ----------
    titles
        Column headers; an `Entry` where a header is read out otherwise than it is broken.
    rows
        Entries; the first of each row is its header.
    align
        A letter a column: ``l`` or ``r``.
    bold
        Indices of rows set in bold.
    headed
        False leaves out the header row (a list of names and values).
    pad
        Room above and below each row's text; less where a page is full.
    caption
        Printed above and read first.
    noted
        Small print follows that stands on the page of the last row.
    snug
        Takes little more than the width its words need: few short columns do not stand a page's width apart.
    """

    titles: Sequence[str | Entry]
    rows: Sequence[Sequence[Entry]]
    align: str
    bold: frozenset[int] = frozenset()
    headed: bool = True
    style: Type = SMALL
    pad: float = ROW_PAD
    after: float = 4.0
    caption: str = ""
    snug: bool = False
    noted: bool = False
    _widths: dict[float, list[float]] = field(default_factory=dict, init=False)

    def pieces(self, width: float) -> list[Piece]:
        """Caption, header and rows; a row higher than `BAND` lines is broken inside where it must."""
        widths = self.column_widths(width)
        table = Shared("Table")
        body = Shared("TBody", table)
        found = [*self._caption(table, width), *self._header(table, widths)]
        for i, row in enumerate(self.rows):
            bands = self._bands(row, body, widths, i)
            found += [*bands[:-1], replace(bands[-1], keep=i in self._held())]
        if not self.headed and found:
            found[0] = self._ruled(found[0], widths)
        if sum(piece.height for piece in found) <= TOGETHER:
            found = [replace(piece, keep=True) for piece in found]
        return [*found[:-1], replace(found[-1], after=self.after, keep=self.noted)] if found else []

    def _held(self) -> range:
        """Rows that stand on the page of the next one: the last but one, and what bold totals at the end belong to."""
        last = len(self.rows) - 1
        first = next((i for i in range(last, -1, -1) if i not in self.bold), last)
        return range(min(first, last - 1) if last - first <= TOTALS else last - 1, last)

    def _caption(self, table: Shared, width: float) -> list[Piece]:
        lines = wrap(self.caption, CAPTION.font, CAPTION.size, width) if self.caption else ()

        def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
            with pages.content(table.under(parent).add("Caption")):
                write_lines(pages, lines, CAPTION, x, top)

        return [Piece(len(lines) * CAPTION.leading + 3, draw, keep=True)] if lines else []

    def _header(self, table: Shared, widths: Sequence[float]) -> list[Piece]:
        if not self.headed:
            return []

        def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
            self._shade(pages, widths, x, top)
            row = _Row(table.under(parent).add("THead").add("TR"), self._head(), "Column")
            self._draw_lines(pages, row, widths, x, top, True, 0, None)

        return [Piece(self._head_height(widths), draw, keep=True)]

    def _again(self, widths: Sequence[float]) -> Callable[[TaggedCanvas, float, float], None] | None:
        """The header once more, as an artifact, where the table goes on."""

        def draw(pages: TaggedCanvas, x: float, top: float) -> None:
            self._shade(pages, widths, x, top)
            with pages.artifact("Pagination"):
                self._draw_lines(pages, _Row(None, self._head(), "Column"), widths, x, top, True, 0, None)

        return draw if self.headed else None

    def _shade(self, pages: TaggedCanvas, widths: Sequence[float], x: float, top: float) -> None:
        """What is behind and around the header."""
        height = self._head_height(widths)
        rule(pages, x, top, sum(widths), INK, 0.8)
        with pages.artifact() as canvas:
            canvas.setFillColor(SHADE)
            canvas.rect(x, top - height, sum(widths), height, stroke=0, fill=1)
        rule(pages, x, top - height, sum(widths), INK, 0.8)

    def _ruled(self, piece: Piece, widths: Sequence[float]) -> Piece:
        """The line above a table without header."""

        def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
            rule(pages, x, top, sum(widths), INK, 0.8)
            piece.draw(pages, parent, x, top, height)

        return replace(piece, draw=draw)

    def _bands(self, entries: Sequence[Entry], body: Shared, widths: Sequence[float], number: int) -> list[Piece]:
        """One row, in bands of lines where it is high."""
        bold, last_row = number in self.bold, number == len(self.rows) - 1
        face = self._face(bold)
        count = self._row_lines(entries, widths, bold)
        starts = list(range(0, count, BAND)) if count > 2 * BAND else [0]
        line = Shared("TR", body)
        row = _Row(line, entries, "Row")
        again = self._again(widths)

        def piece(start: int, end: int) -> Piece:
            first, last = start == 0, end == count

            def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
                line.under(parent)
                self._draw_lines(pages, row, widths, x, top - (0 if first else -self.pad), bold, start, end)
                if last:
                    weight = (INK, 0.8) if last_row else (RULE, 0.4)
                    rule(pages, x, top - height, sum(widths), *weight)

            height = (end - start) * face.leading + self.pad * (first + last)
            return Piece(height, draw, again=again, again_height=self._head_height(widths))

        return [piece(start, end) for start, end in pairwise([*starts, count])]

    def _head_height(self, widths: Sequence[float]) -> float:
        return self._row_height(self._head(), widths, True) if self.headed else 0.0

    def _head(self) -> list[Entry]:
        return [t if isinstance(t, Entry) else Entry(t) for t in self.titles]

    def _face(self, bold: bool) -> Type:
        return replace(self.style, font=BOLD) if bold else self.style

    def _row_lines(self, row: Sequence[Entry], widths: Sequence[float], bold: bool) -> int:
        face = self._face(bold)
        texts = zip(row, widths, map(self._pads, self._columns()), strict=True)
        return max(len(wrap(e.text, face.font, face.size, w - sum(pads))) for e, w, pads in texts)

    def _row_height(self, row: Sequence[Entry], widths: Sequence[float], bold: bool) -> float:
        return self._row_lines(row, widths, bold) * self._face(bold).leading + 2 * self.pad

    def _draw_lines(
        self,
        pages: TaggedCanvas,
        row: "_Row",
        widths: Sequence[float],
        x: float,
        top: float,
        bold: bool,
        start: int,
        end: int | None,
    ) -> None:
        """The lines `start` to `end` of each cell of a row; call it inside an artifact where the row has no element."""
        face = self._face(bold)
        for column, (one, width) in enumerate(zip(row.entries, widths, strict=True)):
            before, after = self._pads(column)
            lines = wrap(one.text, face.font, face.size, width - before - after)[start:end]
            owner = row.owner(column)  # also of an empty cell: each row has all its cells
            if any(lines):
                with pages.content(owner) if owner else nullcontext():
                    for i, line in enumerate(lines):
                        left = x + before
                        if self.align[column] == "r":
                            left = x + width - after - written_width(line.rstrip(" "), face)
                        write_lines(pages, [line], face, left, top - self.pad - i * face.leading)
            x += width

    def _pads(self, column: int) -> tuple[float, float]:
        """Room left and right of a column's words."""
        apart = column > 0 and self.align[column - 1 : column + 1] == "rl"
        return PAD + APART * apart, PAD

    def column_widths(self, width: float) -> list[float]:
        """Widths that sum to `width`: no word is cut while there is room, the rest goes where text is long."""
        if width not in self._widths:
            room = min(width, SNUG * sum(self._least(1, 1))) if self.snug else width
            self._widths[width] = self._measure(room)
        return self._widths[width]

    def fits(self, width: float) -> bool:
        """Whether no word has to be cut."""
        return sum(self._least(9, 99)) <= width

    def parted(self, width: float) -> list["Table"]:
        """Itself where its columns fit, else as few tables as do: each with the row headers and some of the columns."""
        least = self._least(9, 99)
        if sum(least) <= width or len(least) < 3:
            return [self]
        groups: list[list[int]] = [[]]
        for column in range(1, len(least)):
            if groups[-1] and least[0] + sum(least[c] for c in groups[-1]) + least[column] > width:
                groups.append([])
            groups[-1].append(column)
        return [self._columns_only([0, *group]) for group in groups]

    def _columns_only(self, columns: Sequence[int]) -> "Table":
        rows = [[row[c] for c in columns] for row in self.rows]
        align = "".join(self.align[c] for c in columns)
        return replace(self, titles=[self.titles[c] for c in columns], rows=rows, align=align)

    def _measure(self, width: float) -> list[float]:
        """The widths with which the table is lowest, trying heads of one to three lines."""
        least = self._least(9, 99)
        if sum(least) > width:  # words must be cut: the widest columns give first
            return _shrunk(least, width)
        low_head = self._least(3, 99)
        found = [low_head if sum(low_head) <= width else least]
        for head in range(1, 4) if self.headed else (1,):
            for body in range(1, 9):
                widths = self._least(head, body)
                if sum(widths) <= width:
                    found.append(widths)
                    break
        best = self._widened(min(found, key=self._total), width)
        spare = (width - sum(best)) / len(best)
        return [w + spare for w in best]

    def _widened(self, widths: Sequence[float], width: float) -> list[float]:
        """Room that is left goes, step by step, to the column where a point of width saves most height."""
        widths, columns = list(widths), [self._column(c) for c in self._columns()]
        lines = [
            self._lines(column, w - sum(self._pads(c)))
            for c, (column, w) in enumerate(zip(columns, widths, strict=True))
        ]
        while True:
            now = sum(map(max, zip(*lines, strict=True)))
            best: tuple[float, int, float, list[int]] | None = None
            for c, column in enumerate(columns):
                others = [max(row[:c] + row[c + 1 :]) for row in zip(*lines, strict=True)]
                for fewer in range(1, max(lines[c])):
                    wider = max(width_for(text, font, self.style.size, fewer) for text, font in column)
                    more = wider + sum(self._pads(c)) + 0.02 - widths[c]
                    if not 0 < more <= width - sum(widths):
                        continue
                    counts = self._lines(column, widths[c] + more - sum(self._pads(c)))
                    saved = now - sum(map(max, zip(others, counts, strict=True)))
                    if saved > 0 and (best is None or saved / more > best[0]):
                        best = (saved / more, c, more, counts)
            if best is None:
                return widths
            widths[best[1]] += best[2]
            lines[best[1]] = best[3]

    def _column(self, c: int) -> list[tuple[str, str]]:
        """Text and font of each cell of a column, its header first."""
        head = [(self._head()[c].text, BOLD)] if self.headed else []
        return head + [(row[c].text, self._face(i in self.bold).font) for i, row in enumerate(self.rows)]

    def _lines(self, column: Sequence[tuple[str, str]], width: float) -> list[int]:
        """Lines of each cell whose words have this width."""
        return [len(wrap(text, font, self.style.size, width)) for text, font in column]

    def _columns(self) -> range:
        return range(len(self.titles))

    def _total(self, widths: Sequence[float]) -> float:
        return self._head_height(widths) + sum(
            self._row_height(row, widths, i in self.bold) for i, row in enumerate(self.rows)
        )

    def _least(self, head: int, body: int) -> list[float]:
        """Column widths with which no header has more than `head` lines and no cell more than `body`."""
        size = self.style.size
        widths = []
        for column, title in enumerate(self._head()):
            found = [width_for(title.text, BOLD, size, head)] if self.headed else [0.0]
            for i, row in enumerate(self.rows):
                found.append(width_for(row[column].text, self._face(i in self.bold).font, size, body))
            widths.append(max(found) + sum(self._pads(column)) + 0.02)
        return widths


def _shrunk(widths: Sequence[float], total: float) -> list[float]:
    """Cut the widest values to one limit so that they sum to `total`."""
    low, high = 0.0, max(widths)
    for _ in range(40):
        limit = (low + high) / 2
        low, high = (limit, high) if sum(min(w, limit) for w in widths) <= total else (low, limit)
    cut = [min(w, low) for w in widths]
    return [c * total / sum(cut) for c in cut]
