# SPDX-License-Identifier: GPL-2.0-or-later
"""What a document's tags are held against before it leaves.

veraPDF judges the files in the tests; these are the things that data or a template could spoil on a planner's computer.
"""

from collections.abc import Iterator

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
