# SPDX-License-Identifier: GPL-2.0-or-later
"""What people wrote, on its way into a public edition: released by a person, and without a number that is held back.

The gate takes out what nobody released; here the numbers in the words are held against those of the office. What is
told goes to whoever starts the run and is kept nowhere: it names what must not leave.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..domain.personal import personal
from ..domain.planning import AGREED, Planning, Record, id_of, words_of
from ..domain.profile import Profile, Text
from ..domain.status import Reason
from ..domain.text_checks import figures_among, hidden_figures, is_small, numbers_in, printed_figures
from ..domain.texts import texts_in_force
from .phrases import phrases
from .statements import is_stale, renewed


def unreleased(profile: Profile, chapters: Iterable[str]) -> tuple[Reason, ...]:
    """Texts that are agreed but not released, so that a public document prints something else or nothing.

    Parameters
    ----------
    profile
        With all that people wrote.
    chapters
        As of `templates.written_chapters`.

    Returns
    -------
    tuple of Reason
        ``text_not_released`` (chapter).
    """
    agreed = replace(profile, texts=tuple(text for text in profile.texts if text.state in AGREED))
    lacking = (text for text in texts_in_force(agreed, chapters) if not text.public)
    return tuple(Reason("text_not_released", {"chapter": text.chapter}) for text in lacking)


@dataclass(frozen=True)
class Withheld:
    """Numbers that the office has and the public has not, as of `text_checks.printed_figures`.

    Those of `doubtful` are held back as well, but the same words may tell of something else: numbers up to a dozen, and
    those that indicators are named by (under 18, per 100).
    """

    certain: frozenset[str]
    doubtful: frozenset[str]

    def __or__(self, other: "Withheld") -> "Withheld":
        return Withheld(self.certain | other.certain, self.doubtful | other.doubtful)


def withheld(profile: Profile, internal: Profile) -> Withheld:
    """What a public profile prints nowhere, or has a sign for where the area's own numbers stand."""
    named = [words.subject for words in phrases().values()]
    named += [f"{row.indicator.title} {row.indicator.unit}" for row in profile.rows]
    nowhere = printed_figures(replace(internal, planning=Planning())) - printed_figures(profile, named)
    hidden = hidden_figures(profile, internal) - nowhere
    doubtful = frozenset(filter(is_small, hidden)) | (hidden & numbers_in(named))
    return Withheld(nowhere | (hidden - doubtful), doubtful)


def cleared(
    profile: Profile, internal: Profile, chapters: Iterable[str], earlier: Iterable[tuple[Profile, Profile]] = ()
) -> tuple[Profile, tuple[Reason, ...]]:
    """A public profile without the texts and records that carry a number which only the office has.

    Whether the numbers under a text have changed since is judged by those that its writer saw.

    Parameters
    ----------
    profile
        Of the public numbers, as it passed the gate.
    internal
        The same area and date of all numbers.
    chapters
        Those that the document prints, which are told.
    earlier
        The public and the internal profile of other dates that texts were written at; they may tell numbers of those.

    Returns
    -------
    tuple of Reason
        ``text_figure_held_back`` (chapter, figures), ``record_figure_held_back`` (record, figures): left out;
        ``text_figure_doubtful`` (chapter, figures), ``record_figure_doubtful`` (record, figures): printed.
    """
    numbers = withheld(profile, internal)
    for pair in earlier:
        numbers |= withheld(*pair)
    texts = [text for text in profile.texts if not figures_among(text.text, numbers.certain)]
    records = [one for one in profile.planning if figures_among(words_of(one), numbers.certain)]
    told = [
        *(r for t in texts_in_force(profile, chapters) for r in told_of("text", numbers, t.text, chapter=t.chapter)),
        *(r for one in profile.planning for r in told_of("record", numbers, words_of(one), record=id_of(one))),
    ]
    open_profile = replace(
        profile,
        texts=tuple(_carried(text, profile, internal) for text in texts),
        planning=profile.planning.public(but=records),
    )
    if profile.former is None or internal.former is None:
        return open_profile, tuple(told)
    former, more = cleared(profile.former.profile, internal.former.profile, chapters)
    told += [reason for reason in more if reason not in told]
    return replace(open_profile, former=replace(profile.former, profile=former)), tuple(told)


def told_of(kind: str, numbers: Withheld, words: str, **place: str) -> Iterator[Reason]:
    """Why a text or record is left out, else what to look at in it."""
    certain, doubtful = (figures_among(words, found) for found in (numbers.certain, numbers.doubtful))
    if certain:
        yield Reason(f"{kind}_figure_held_back", {**place, "figures": "; ".join(certain)})
    elif doubtful:
        yield Reason(f"{kind}_figure_doubtful", {**place, "figures": "; ".join(doubtful)})


def _carried(text: Text, profile: Profile, internal: Profile) -> Text:
    """A text that was written on the office's present numbers rests on what the public sees of them."""
    return text if is_stale(internal, text.basis) else replace(text, basis=renewed(profile, text.basis))


def personal_records(records: Iterable[Record]) -> tuple[Reason, ...]:
    """What looks like data of a person in records that are meant for the public.

    Returns
    -------
    tuple of Reason
        ``record_personal`` (record, found).
    """
    found = ((one, personal(words_of(one))) for one in records if one.public)
    return tuple(Reason("record_personal", {"record": id_of(one), "found": "; ".join(f)}) for one, f in found if f)
