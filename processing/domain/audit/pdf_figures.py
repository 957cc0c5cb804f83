# SPDX-License-Identifier: GPL-2.0-or-later
"""Bars and coloured areas among the shapes of a figure.

A bar is a rectangle that begins where others begin; an area is a shape whose colour the legend explains.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .documents import Bar, Dot, Drawing, Line, Patch, Place, Word
from .pdf_marks import Colour, Label, Marks, Shape

_KEY_SIZE = 20.0  # points: a legend's box is smaller
_KEY_GAP = 12.0  # from it to its words
_LINE = 4.0  # words so far above or below are in another line
_THIN, _THICK = 1.5, 40.0  # of a bar
_DRAWN = 0.011  # points by which what is drawn is rounded
_DOT = 12.0  # points
_NOTHING = 0.05  # points: the length of a share of 0
_PLATE: Colour = (1.0, 1.0, 1.0)  # words stand on it


def drawing(place: Place, words: str, parts: Iterable[Marks]) -> Drawing:
    """What a figure shows.

    Parameters
    ----------
    words
        What is read out instead of it.
    """
    shapes, labels, lines = list[Shape](), list[Label](), list[Line]()
    for part in parts:
        shapes += part.shapes
        labels += part.labels
        lines += [tuple(map(tuple, line.tolist())) for line in part.lines]
    keys = _keys(shapes, labels)
    legend = {shape.face: label.text for shape, label in keys}
    patches = [Patch(s.left, s.bottom, s.right, s.top, legend[s.face]) for s in shapes
               if not s.rectangle and s.face in legend]  # fmt: skip
    others = [s for s in shapes if s.rectangle and not any(s is key for key, _ in keys)]
    coloured = [s for s in others if s.face in legend and s.face != _PLATE]
    small = (s for s in shapes if not s.rectangle and max(s.right - s.left, s.top - s.bottom) <= _DOT)
    dots = [Dot((s.left + s.right) / 2, s.middle, s.face == _PLATE) for s in small]
    said, texts = [one.text for one in labels], [Word(one.left, one.y, one.text) for one in labels]
    return Drawing(place, words, list(_bars(others, labels)), patches, said, _shares(coloured), dots, lines, texts)


def _keys(shapes: Sequence[Shape], labels: Sequence[Label]) -> list[tuple[Shape, Label]]:
    """Boxes of a legend with the words right of them."""
    found = []
    for shape in shapes:
        small = shape.rectangle and max(shape.right - shape.left, shape.top - shape.bottom) <= _KEY_SIZE
        if not small or shape.face is None:
            continue
        beside = [one for one in labels
                  if 0 <= one.left - shape.right <= _KEY_GAP and abs(one.y - shape.middle) <= _LINE]  # fmt: skip
        if beside:
            found.append((shape, min(beside, key=lambda one: one.left)))
    return found


def _shares(shapes: Sequence[Shape]) -> int:
    """How many rectangles are parts of one bar: each begins where another ends."""
    rows: dict[tuple[float, float], list[Shape]] = defaultdict(list)
    for shape in shapes:
        if shape.top - shape.bottom <= _THICK and shape.right - shape.left > _NOTHING:
            rows[round(shape.bottom, 1), round(shape.top, 1)].append(shape)
    touching = 0
    for row in rows.values():
        begins, ends = ({round(getattr(s, side), 1) for s in row} for side in ("left", "right"))
        touching += sum(round(s.left, 1) in ends or round(s.right, 1) in begins for s in row)
    return touching


def _bars(shapes: Sequence[Shape], labels: Sequence[Label]) -> Iterator[Bar]:
    """Rectangles below each other that have their left or their right end in common."""
    upright = [s for s in shapes if _THIN <= s.top - s.bottom <= _THICK and (s.hatched or s.face != _PLATE)]
    groups: dict[tuple[str, float], list[Shape]] = defaultdict(list)
    for shape in upright:
        groups["left", round(shape.left, 1)].append(shape)
        groups["right", round(shape.right, 1)].append(shape)
    taken = set[int]()
    for (side, foot), group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        free = [s for s in group if id(s) not in taken]
        if len({round(s.middle, 1) for s in free}) < 2:
            continue
        taken |= {id(s) for s in free}
        yield from _group(free, side == "left", foot, labels)


def _group(group: Sequence[Shape], rightwards: bool, foot: float, labels: Sequence[Label]) -> Iterator[Bar]:
    signs = [s for s in group if s.hatched and s.face == _PLATE]
    lengths = {round(s.right - s.left, 2) for s in signs}
    alike = len(lengths) == 1 and abs(min(lengths) - round(min(lengths))) < _DRAWN
    for shape in group:
        line = [one for one in labels if abs(one.y - shape.middle) <= max(_LINE, (shape.top - shape.bottom) / 2)]
        right, left = ([one for one in line if (one.left >= foot - 0.5) is side] for side in (True, False))
        at_foot, at_end = (left, right) if rightwards else (right, left)
        name = min(at_foot, key=lambda one: abs(one.left - foot), default=None)
        number = min(at_end, key=lambda one: abs(one.left - (shape.right if rightwards else shape.left)), default=None)
        sign = alike and any(shape is one for one in signs)
        yield Bar(_text(name), _text(number), round(shape.right - shape.left, 3), sign)


def _text(label: Label | None) -> str:
    return label.text if label is not None else ""
