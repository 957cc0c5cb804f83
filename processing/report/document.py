# SPDX-License-Identifier: GPL-2.0-or-later
"""One document of one area, by any template, as PDF/UA-1 and PDF/A-2a."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..domain.profile import Profile
from . import fonts, gate
from .ground import Ground
from .style import A4_HEIGHT, A4_WIDTH
from .templates import INTERNAL, KURZPROFIL, Template, read_template

if TYPE_CHECKING:
    from .tagging import TaggedCanvas


def write_document(
    profile: Profile, target: Path | BinaryIO, edition: str = INTERNAL, template: Template | str = KURZPROFIL
) -> None:
    """Write the document of an area.

    Parameters
    ----------
    profile
        Made with what the template wants (`templates.wanted_of`).
    target
        A file, written beside and then renamed, or something with ``write``.
    edition
        ``intern`` or ``oeffentlich``.

    Raises
    ------
    SozialraumError
        Those of `document_bytes`.
    """
    data = document_bytes(profile, edition, template)
    if not isinstance(target, str | os.PathLike):
        target.write(data)
        return
    target = Path(target)
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


@dataclass(frozen=True)
class Document:
    """A file's bytes, and what a screen reader would stumble over in it: then every page says it is a draft."""

    data: bytes
    problems: tuple[str, ...] = ()  # codes, see `accessibility.problems`
    replaced: bool = False  # a replacement sign stands for something that the typeface cannot show


def document_bytes(
    profile: Profile,
    edition: str = INTERNAL,
    template: Template | str = KURZPROFIL,
    attachments: Sequence[str] = (),
) -> bytes:
    """The bytes of `make_document`."""
    return make_document(profile, edition, template, attachments).data


def make_document(
    profile: Profile,
    edition: str = INTERNAL,
    template: Template | str = KURZPROFIL,
    attachments: Sequence[str] = (),
    ground: Ground | None = None,
) -> Document:
    """The whole file; same profile, same bytes.

    Parameters
    ----------
    attachments
        Names of the documents that go with this one, for a template that lists them.
    ground
        Pictures behind the maps of documents in chapters.

    Raises
    ------
    SozialraumError
        ``package_missing``, ``package_old``, ``unknown_edition``, ``unknown_template``, ``not_public`` (title),
        ``page_overflow`` (area, page), ``keys_disagree`` (area, part).
    """
    chosen = read_template(template) if isinstance(template, str) else template

    def draw(pages: "TaggedCanvas", passed: Profile) -> None:
        from . import chapters, kurzprofil

        if chosen.layout == KURZPROFIL:
            kurzprofil.draw(pages, passed, chosen, edition)
        else:
            chapters.draw(pages, passed, chosen, edition, attachments, ground)

    return finished(profile, edition, chosen, draw)


def finished(
    profile: Profile, edition: str, template: Template, draw: Callable[["TaggedCanvas", Profile], None]
) -> Document:
    """What `draw` makes of a profile that has passed the gate; drawn again as a draft where it is not accessible."""
    passed = gate.passed(profile, edition)
    fonts.require_reportlab()
    from . import accessibility, frame, one_area
    from .tagging import TaggedCanvas

    one_area.check_keys(passed)

    def drawn(draft: bool) -> TaggedCanvas:
        title = frame.document_title(passed, template, edition, draft)
        pages = TaggedCanvas(title, (A4_WIDTH, A4_HEIGHT), draft=draft)
        draw(pages, passed)
        return pages

    pages = drawn(draft=False)
    found = accessibility.problems(pages.root)
    if found:
        pages = drawn(draft=True)
    return Document(pages.finish(), found, pages.replaced)
