# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables: one header row, row headers in the first column, no spanning cells; everything wraps, nothing overflows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..domain.profile import Cell
from .blocks import rule, write_lines, written_width
from .fonts import BOLD
from .style import INK, RULE, SHADE, SMALL, Type
from .tagging import Element, TaggedCanvas
from .text import width_for, wrap

PAD = 3.0  # left and right of a cell
APART = 9.0  # more between numbers at a column's right edge and words at the next one's left
ROW_PAD = 2.0  # above and below


@dataclass(frozen=True)
class Entry:
    """Words of a cell; `spoken` is read out instead of a sign."""

    text: str
    spoken: str = ""


def entry(cell: Cell) -> Entry:
    """A number as an entry."""
    return Entry(cell.text, cell.spoken)


@dataclass
class Table:
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
    """

    titles: Sequence[str | Entry]
    rows: Sequence[Sequence[Entry]]
    align: str
    bold: frozenset[int] = frozenset()
    headed: bool = True
    style: Type = SMALL
    pad: float = ROW_PAD
    after: float = 4.0
    summary: str = ""
    _widths: dict[float, list[float]] = field(default_factory=dict, init=False)

    def height(self, width: float, stretch: float) -> float:
        """See `blocks.Block`."""
        widths = self.column_widths(width)
        return self._total(widths)

    def draw(self, pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, stretch: float) -> None:
        """See `blocks.Block`."""
        widths = self.column_widths(width)
        table = parent.add("Table")
        rule(pages, x, top, width, INK, 0.8)
        if self.headed:
            height = self._row_height(self._head(), widths, True)
            with pages.artifact() as canvas:
                canvas.setFillColor(SHADE)
                canvas.rect(x, top - height, width, height, stroke=0, fill=1)
            self._draw_row(pages, table.add("THead").add("TR"), self._head(), widths, x, top, True, "Column")
            top -= height
            rule(pages, x, top, width, INK, 0.8)
        body = table.add("TBody")
        for i, row in enumerate(self.rows):
            bold = i in self.bold
            self._draw_row(pages, body.add("TR"), row, widths, x, top, bold, "Row")
            top -= self._row_height(row, widths, bold)
            last = i == len(self.rows) - 1
            rule(pages, x, top, width, INK if last else RULE, 0.8 if last else 0.4)

    def _head(self) -> list[Entry]:
        return [t if isinstance(t, Entry) else Entry(t) for t in self.titles]

    def _face(self, bold: bool) -> Type:
        return replace(self.style, font=BOLD) if bold else self.style

    def _row_height(self, row: Sequence[Entry], widths: Sequence[float], bold: bool) -> float:
        face = self._face(bold)
        texts = zip(row, widths, map(self._pads, self._columns()), strict=True)
        lines = max(len(wrap(e.text, face.font, face.size, w - sum(pads))) for e, w, pads in texts)
        return lines * face.leading + 2 * self.pad

    def _draw_row(
        self,
        pages: TaggedCanvas,
        element: Element,
        row: Sequence[Entry],
        widths: Sequence[float],
        x: float,
        top: float,
        bold: bool,
        scope: str,
    ) -> None:
        face = self._face(bold)
        for column, (one, width) in enumerate(zip(row, widths, strict=True)):
            is_header = scope == "Column" or column == 0
            cell = element.add("TH", scope=scope) if is_header else element.add("TD")
            owner = cell.add("Span", spoken=one.spoken) if one.spoken else cell
            before, after = self._pads(column)
            lines = wrap(one.text, face.font, face.size, width - before - after)
            if any(lines):
                with pages.content(owner):
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
            self._widths[width] = self._measure(width)
        return self._widths[width]

    def fits(self, width: float) -> bool:
        """Whether no word has to be cut."""
        return sum(self._least(9, 99)) <= width

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
        head = self._row_height(self._head(), widths, True) if self.headed else 0.0
        return head + sum(self._row_height(row, widths, i in self.bold) for i, row in enumerate(self.rows))

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
