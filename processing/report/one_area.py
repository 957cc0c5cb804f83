# SPDX-License-Identifier: GPL-2.0-or-later
"""The proof, before any file is written, that all of it is of one area."""

from collections.abc import Iterator

from ..domain.errors import SozialraumError
from ..domain.profile import Profile
from ..domain.status import Status


def check_keys(profile: Profile) -> None:
    """The key in the title is the key of the maps, of the tables and of the charts' numbers.

    Raises
    ------
    SozialraumError
        ``keys_disagree`` (area, part): nothing of such a file can be trusted.
    """
    own = profile.area.area_id
    wrong = next((part for part, right in _parts(profile, own) if not right), None)
    if wrong is not None:
        raise SozialraumError("keys_disagree", area=own, part=wrong)


def _parts(profile: Profile, own: str) -> Iterator[tuple[str, bool]]:
    level, rows = profile.area.level, profile.children.rows

    def inside(area_id: str) -> bool:
        return level == "STADT" or area_id.startswith(own)

    yield "maps", all(inside(s.area.area_id) for s in (*profile.shapes.children, *profile.shapes.regions))
    # Of a planning area its own outline is among its neighbours.
    yield "neighbours", level == "PLR" or not any(inside(s.area.area_id) for s in profile.shapes.neighbours)
    yield "sisters", not profile.sisters or own in {area.area_id for area in profile.sisters}
    yield "children", all(inside(row.area.area_id) for row in rows if row.role in ("child", "self"))
    yield "below", all(inside(area.area_id) for below in profile.below.values() for area, _ in below.cells)
    yield "facilities", all(inside(area_id) for row in profile.facilities for area_id in row.by_child)
    yield "ages", not profile.ages.bars or profile.ages.bars[0].area.area_id == own
    counted = [row for row in profile.rows if own in row.sisters and row.area.status is Status.VALUE]
    yield "charts", all(row.sisters[own].value == row.area.value for row in counted)
