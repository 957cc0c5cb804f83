# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines that the maps of a profile need."""

from .lor import ancestor
from .numbers import Numbers
from .profile import AreaRef, Shape, Shapes
from .subject import UPPER, Subject


def outlines(numbers: Numbers, vintage: str, level: str) -> tuple[Shape, ...]:
    """All areas of a level with geometry, in the order of their ids; none where the numbers have no geometry."""
    key = ("shapes", vintage, level)
    if key not in numbers.cache:
        frame = numbers.layers.get((vintage, level))
        shapes = []
        if frame is not None and "geometry" in frame:
            rows = zip(frame["area_id"], frame["name"], frame["geometry"], strict=True)
            shapes = [Shape(AreaRef(area_id, name, level), geometry) for area_id, name, geometry in rows]
        numbers.cache[key] = tuple(sorted(shapes, key=lambda s: s.area.area_id))
    return numbers.cache[key]  # type: ignore[return-value]


def shapes(subject: Subject) -> Shapes:
    """Sister areas, the planning areas of the area, and those of its district around it."""
    numbers, vintage = subject.numbers, subject.vintage
    sisters = set(subject.sisters)
    own = set(subject.below("PLR")) if subject.level != "PLR" else {subject.area_id}
    around = "" if subject.level in UPPER else ancestor(subject.area_id, "BEZ")
    plr = outlines(numbers, vintage, "PLR")
    regions = set(subject.below("BZR")) if subject.level == "BEZ" else set()
    return Shapes(
        tuple(s for s in outlines(numbers, vintage, subject.level) if s.area.area_id in sisters),
        tuple(s for s in plr if s.area.area_id in own),
        tuple(s for s in plr if around and s.area.area_id.startswith(around) and s.area.area_id not in own),
        tuple(s for s in outlines(numbers, vintage, "BZR") if s.area.area_id in regions),
    )
