# SPDX-License-Identifier: GPL-2.0-or-later
"""What every document is held against before it leaves: its tags, and that all of it is of one area.

veraPDF judges the files in the tests; these are the things that data or a template could spoil on a planner's computer.
"""

from collections.abc import Iterator

from ..domain.errors import SozialraumError
from ..domain.profile import Profile
from ..domain.status import Status
from .tagging import Element

HEADINGS = ("H1", "H2", "H3", "H4")


def problems(root: Element) -> tuple[str, ...]:
    """What a screen reader would stumble over.

    Returns
    -------
    tuple of str
        ``figure_without_text``, ``header_without_scope``, ``heading_skipped``, ``no_heading``; each once.
    """
    found: dict[str, None] = {}
    last = 0
    for element in _walk(root):
        if element.tag == "Figure" and not element.alt.strip():
            found["figure_without_text"] = None
        elif element.tag == "TH" and not element.scope:
            found["header_without_scope"] = None
        elif element.tag in HEADINGS:
            depth = HEADINGS.index(element.tag) + 1
            if depth > last + 1:
                found["heading_skipped"] = None
            last = depth
    if not last:
        found["no_heading"] = None
    return tuple(found)


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element.content:
        if isinstance(child, Element):
            yield from _walk(child)


def check_keys(profile: Profile) -> None:
    """The key on the page is the key of the maps and of the charts' numbers.

    Raises
    ------
    SozialraumError
        ``keys_disagree`` (area, part): nothing of such a document can be trusted.
    """
    own = profile.area.area_id
    inside = profile.area.level != "PLR"
    parts = {
        "maps": all(s.area.area_id.startswith(own) for s in (*profile.shapes.children, *profile.shapes.regions)),
        "neighbours": not any(inside and s.area.area_id.startswith(own) for s in profile.shapes.neighbours),
        "sisters": not profile.sisters or own in {area.area_id for area in profile.sisters},
        "children": all(
            row.area.area_id.startswith(own) for row in profile.children.rows if row.role in ("child", "self")
        ),
        "ages": not profile.ages.bars or profile.ages.bars[0].area.area_id == own,
        "charts": all(
            row.sisters[own].value == row.area.value
            for row in profile.rows
            if own in row.sisters and row.area.status is Status.VALUE
        ),
    }
    wrong = next((part for part, right in parts.items() if not right), None)
    if wrong is not None:
        raise SozialraumError("keys_disagree", area=own, part=wrong)
