# SPDX-License-Identifier: GPL-2.0-or-later
"""What is drawn in the figures of a PDF page: filled shapes with their colours, and words with their places.

Paths are looked into only where they are filled; a map's outlines are one token each, so that they cost little.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from . import pdf_text

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, float, float]
Operands = list[tuple[str, bytes]]

_NUMBER = rb"[-+]?[\d.]++\s++"
_TOKENS = re.compile(
    rb"(?P<path>(?:(?:%(n)s){2}[ml]\s+|(?:%(n)s){6}c\s+|(?:%(n)s){4}(?:re|v|y)\s+|h\s+)+)"
    % {b"n": _NUMBER}
    + rb"|(?P<string>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))"
    rb"|(?P<dict><<.*?>>)"
    rb"|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*)"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))"
    rb"|(?P<do>[A-Za-z'\"]+\*?)",
    re.DOTALL,
)
_BEGIN = re.compile(rb"<<[^<>]*/MCID\s+(\d+)[^<>]*>>\s*BDC")
_TYPE = re.compile(rb"(/[^\s/]+)\s+([\d.]+)\s+Tf\b")
_EDGES = re.compile(rb"(?<=\s)(BDC|BMC|EMC)(?=\s|$)")
_FILLS = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_PAINTS = (*_FILLS, b"S", b"s", b"n")
_CURVED = re.compile(rb"[cvy]|re")
_LONG = 2000  # bytes of a path: so long is no line of a chart
_DEEP = 4
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MIDDLE = 0.26  # of the type size above the baseline


@dataclass(frozen=True)
class Shape:
    """A filled shape: its box on the page in points, its colour (None: a pattern), whether lines are drawn over it."""

    left: float
    bottom: float
    right: float
    top: float
    face: Colour | None
    rectangle: bool
    hatched: bool = False

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True)
class Label:
    """Words that begin at `left`, their middle at `y`."""

    left: float
    y: float
    text: str


@dataclass
class Marks:
    """Shapes, words and lines of a marked content, in the order in which they are drawn.

    A line is the points (n, 2) of a path that is only stroked, without curves; long ones (borders) are left out.
    """

    shapes: list[Shape] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    lines: list[np.ndarray] = field(default_factory=list)


def page_marks(page: Any, wanted: Collection[int]) -> dict[int, Marks]:
    """What is drawn in some marked contents of a page (pypdf's), by their numbers.

    Each is read by itself, so that its places are in its own coordinates; only the type is taken over from what is
    before it.
    """
    content = page.get_contents()
    data = content.get_data() if content is not None else b""
    resources = page.get("/Resources") or {}
    found: dict[int, Marks] = {}
    for begin in _BEGIN.finditer(data):
        mark = int(begin[1])
        if mark in wanted:
            reader = _Reader(resources, mark)
            for name, size in _TYPE.findall(data, 0, begin.start())[-1:]:
                reader.type(name.decode("latin-1"), float(size))
            found[mark] = reader.read(data[begin.end() : _end(data, begin.end())])[mark]
    return found


def _end(data: bytes, start: int) -> int:
    """Where marked content ends, others within it included."""
    deep = 1
    for found in _EDGES.finditer(data, start):
        deep += 1 if found[1] != b"EMC" else -1
        if deep == 0:
            return found.start()
    return len(data)


class _Reader:
    """Follows the operators of a page or of a form on it."""

    def __init__(self, resources: Any, mark: int | None = None, matrix: Matrix = IDENTITY, depth: int = 0) -> None:
        self.resources = resources.get_object() if hasattr(resources, "get_object") else resources
        self.found: dict[int, Marks] = defaultdict(Marks)
        self.marks: list[int | None] = [mark]
        self.matrix, self.depth = matrix, depth
        self.face: Colour | None = (0.0, 0.0, 0.0)
        self.kept: list[tuple[Matrix, Colour | None]] = []
        self.path, self.filled = b"", b""
        self.font: Any = None
        self.size, self.place, self.words = 0.0, IDENTITY, list[str]()

    def read(self, data: bytes) -> dict[int, Marks]:
        operands: Operands = []
        picture = 0  # where one that stands among the operators ends
        for match in _TOKENS.finditer(data):
            if match.start() < picture:
                continue
            kind, token = match.lastgroup or "", match.group()
            if kind == "path":
                self.path += token
            elif kind != "do":
                operands.append((kind, token))
                continue
            elif token == b"ID":
                picture = data.find(b"EI", match.end())
            elif token in self._does:
                self._does[token](token, operands)
            operands.clear()
        return self.found

    @cached_property
    def _does(self) -> Mapping[bytes, Callable[[bytes, Operands], None]]:
        """What each operator does; the others change nothing that is read."""
        return {
            **dict.fromkeys((*_PAINTS, b"W", b"W*"), self._paint),
            **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), self._colour),
            **dict.fromkeys((b"q", b"Q", b"cm"), self._move),
            **dict.fromkeys((b"BDC", b"BMC", b"EMC"), self._content),
            **dict.fromkeys((b"Tm", b"Td", b"TD", b"T*", b"BT", b"ET"), self._line),
            **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), self._show),
            b"Tf": self._type,
            b"Do": self._form,
        }

    # --- places and colours

    def _colour(self, token: bytes, operands: Operands) -> None:
        self.face = _colour(operands)

    def _move(self, token: bytes, operands: Operands) -> None:
        if token == b"q":
            self.kept.append((self.matrix, self.face))
        elif token == b"cm":
            self.matrix = _times(_matrix(operands), self.matrix)
        elif self.kept:
            self.matrix, self.face = self.kept.pop()

    def _content(self, token: bytes, operands: Operands) -> None:
        if token == b"EMC":
            self.marks[1:] = self.marks[1:-1]
        else:
            self.marks.append(pdf_text.mark_of(operands))

    @property
    def _mark(self) -> int | None:
        return next((m for m in reversed(self.marks) if m is not None), None)

    def _paint(self, token: bytes, operands: Operands) -> None:
        mark = self._mark
        if mark is not None and self.path.strip(b"h \r\n\t"):  # not only an end
            shapes = self.found[mark].shapes
            if token in _FILLS:
                shapes.append(_shape(self.path, self.matrix, self.face))
                self.filled = self.path
            elif token in (b"S", b"s") and len(self.path) < _LONG and not _CURVED.search(self.path):
                self.found[mark].lines.append(_placed(_points(self.path), self.matrix))
            elif token in (b"W", b"W*") and self.path.strip() == self.filled.strip() and shapes:
                shapes[-1] = replace(shapes[-1], hatched=True)  # lines that are cut at its outline
        if token in _PAINTS:
            self.path = b""

    # --- words

    def _line(self, token: bytes, operands: Operands) -> None:
        if token == b"BT":
            self.place = IDENTITY
            return
        self._told()
        numbers = _numbers(operands)
        if token == b"Tm":
            self.place = _matrix(operands)
        elif len(numbers) == 2:
            self.place = _times((1.0, 0.0, 0.0, 1.0, numbers[0], numbers[1]), self.place)

    def _show(self, token: bytes, operands: Operands) -> None:
        if self.font is not None and self.font.readable:
            self.words += [self.font.text(pdf_text.codes_of(k, t)) for k, t in operands if k in ("string", "hex")]

    def _type(self, token: bytes, operands: Operands) -> None:
        self.type(pdf_text.last_name(operands), (*_numbers(operands), 0.0)[0])

    def type(self, name: str, size: float) -> None:
        """What the words that follow are set in."""
        self.font, self.size = pdf_text.font_of(self.resources, name), size

    def _told(self) -> None:
        """The words since the last place."""
        text, mark = "".join(self.words).strip(), self._mark
        self.words.clear()
        if text and mark is not None:
            place = _times(self.place, self.matrix)
            self.found[mark].labels.append(Label(place[4], place[5] + _MIDDLE * self.size * place[3], text))

    # --- forms

    def _form(self, token: bytes, operands: Operands) -> None:
        forms, mark, name = self.resources.get("/XObject"), self._mark, pdf_text.last_name(operands)
        form = forms.get_object().get(name) if forms is not None else None
        form = form.get_object() if form is not None else None
        if self.depth >= _DEEP or mark is None or form is None or form.get("/Subtype") != "/Form":
            return
        own = tuple(float(n) for n in form.get("/Matrix", IDENTITY))
        matrix, data = _times(own, self.matrix) if len(own) == 6 else self.matrix, form.get_data()
        if b"BT" not in data and b" Do" not in data:
            self.found[mark].shapes += [_moved(one, matrix) for one in _shapes(data)]
            return
        inside = _Reader(form.get("/Resources", self.resources), mark, matrix, self.depth + 1).read(data)
        self.found[mark].shapes += inside[mark].shapes
        self.found[mark].labels += inside[mark].labels
        self.found[mark].lines += inside[mark].lines


@lru_cache(maxsize=64)  # the maps of a batch show the same areas
def _shapes(data: bytes) -> tuple[Shape, ...]:
    """The shapes of a form without words."""
    return tuple(_Reader({}, 0).read(data)[0].shapes)


def _numbers(operands: Operands) -> list[float]:
    return [float(token) for kind, token in operands if kind == "number"]


def _matrix(operands: Operands) -> Matrix:
    found = _numbers(operands)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else IDENTITY


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First one, then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _colour(operands: Operands) -> Colour | None:
    """The colour as red, green and blue; None where it is a pattern."""
    found = _numbers(operands)
    if any(kind == "name" for kind, _ in operands) or len(found) not in (1, 3, 4):
        return None
    if len(found) == 4:
        found = [(1 - part) * (1 - found[3]) for part in found[:3]]
    red, green, blue = (round(part, 3) for part in (found * 3 if len(found) == 1 else found))
    return red, green, blue


def _shape(path: bytes, matrix: Matrix, face: Colour | None) -> Shape:
    points = _points(path)
    rectangle = b"c" not in path and len(points) in (4, 5) and all(len(set(points[:, k].tolist())) == 2 for k in (0, 1))
    points = _placed(points, matrix)
    (left, bottom), (right, top) = points.min(0).tolist(), points.max(0).tolist()
    return Shape(left, bottom, right, top, face, rectangle)


def _placed(points: np.ndarray, matrix: Matrix) -> np.ndarray:
    """Points where a matrix puts them."""
    a, b, c, d, e, f = matrix
    return points @ np.array([[a, b], [c, d]]) + (e, f)


def _points(path: bytes) -> np.ndarray:
    """Points of a path (n, 2), those that pull at a curve too."""
    if b"re" not in path:
        return np.array(path.translate(None, b"mlcvyh").split(), dtype=float).reshape(-1, 2)
    found: list[list[float]] = []
    for numbers, verb in re.findall(rb"((?:%s)+)(re|[mlcvy])" % _NUMBER, path):
        place = [float(n) for n in numbers.split()]
        if verb == b"re":
            x, y, width, height = place
            found += [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
        else:
            found += [place[n : n + 2] for n in range(0, len(place), 2)]
    return np.array(found)


def _moved(one: Shape, matrix: Matrix) -> Shape:
    """A shape of a form on its page; a form is never turned by less than a right angle."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (one.left, one.right) for y in (one.bottom, one.top)]
    xs, ys = zip(*corners, strict=True)
    return replace(one, left=min(xs), right=max(xs), bottom=min(ys), top=max(ys))
