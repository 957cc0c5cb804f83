# SPDX-License-Identifier: GPL-2.0-or-later
"""The one gate that everything passes before it leaves the office: what an *öffentlich* edition may know."""

from dataclasses import replace

from ..domain.errors import SozialraumError
from ..domain.planning import AGREED
from ..domain.profile import Former, Profile
from .templates import PUBLIC, check_edition


def passed(profile: Profile, edition: str) -> Profile:
    """What a document of an edition is made of. Whoever draws needs to ask no further.

    For *öffentlich*: planning records, facilities and texts that are not meant for it are gone without a trace, also
    from what is drawn, read out, warned of or hashed. Its numbers are those of `disclosure.public`, or every source of
    them is published; a profile of other numbers is refused.

    Raises
    ------
    SozialraumError
        ``unknown_edition`` (edition, known); ``not_public`` (title): a source is not published, and the profile is not
        of public numbers.
    """
    check_edition(edition)
    if edition != PUBLIC:
        return profile
    closed = next((source for source in profile.sources if not source.published), None)
    if closed is not None and not profile.public:
        raise SozialraumError("not_public", title=closed.title)
    open_sites = [replace(row, points=tuple(p for p in row.points if p.public)) for row in profile.facilities]
    return replace(
        profile,
        texts=tuple(text for text in profile.texts if text.public and text.state in AGREED),
        planning=profile.planning.public(),
        facilities=tuple(open_sites),
        unplaced=tuple(replace(one, names=()) for one in profile.unplaced),  # nobody said that these may be named
        # What an office calls its files, and their digests, by which a guess could be tried.
        sources=tuple(replace(source, file="", sheet="", sha256="") for source in profile.sources),
        former=_passed_former(profile.former, edition),
    )


def _passed_former(former: Former | None, edition: str) -> Former | None:
    """The edition beside it, through the same gate; what an office calls its files is nobody's business outside."""
    return None if former is None else Former(passed(former.profile, edition), "", "", former.one_library)
