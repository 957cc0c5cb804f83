# SPDX-License-Identifier: GPL-2.0-or-later
"""Multiple burden of environmental justice: in how many of the five core indicators an area is in the worst category.

Source: Umweltatlas Berlin, map 09.01 Umweltgerechtigkeit, edition 2021/22. Categories 1 (gut, gering), 2 (mittel),
3 (schlecht, hoch); 0 where the publication rates nothing (in 2021/22 six areas without a social status and two without
green supply). A 0 is not in category 3, so the published burden of such an area is a least number: it counts among the
indicators that were rated.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .attributes import Attribute, numeric, require
from .columns import MISSING, NOT_APPLICABLE, STATUSES, VALUE
from .errors import SozialraumError
from .located import name_of
from .parsing import parse_number

if TYPE_CHECKING:
    import pandas as pd

CORE = ("noise", "air", "heat", "green", "social")
UNRATED = 0  # "ohne Zuordnung": rated by nobody, which is something else than not delivered
WORST = 3
QUARTER = 0.25
# What offices write for a category; "niedrig" is none, because a low burden is good and a low status is bad.
_WORDS = {"gut": 1, "gering": 1, "mittel": 2, "schlecht": 3, "hoch": 3}
_STATUS_WORDS = {"hoch": 1, "mittel": 2, "niedrig": 3, "sehr niedrig": 3}
_STATUS_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 3}
_NOT_RATED = ("planungsraum ohne zuordnung", "ohne zuordnung", "nicht bewertet", "-9999")
FOLDS = ("unbelastet", "einfach belastet", "zweifach belastet", "dreifach belastet", "vierfach belastet",
         "fünffach belastet")  # fmt: skip


@dataclass(frozen=True)
class Categories:
    """One core indicator over n areas.

    Parameters
    ----------
    values : int array (n,)
        0 (not rated) to 3; 0 where `codes` is no ``value``, too.
    codes : int8 array (n,)
        Index into `columns.STATUSES`; ``not_applicable`` where not rated.
    """

    values: np.ndarray
    codes: np.ndarray

    @property
    def rated(self) -> np.ndarray:
        """Which areas have a category 1 to 3."""
        return self.codes == VALUE


@dataclass(frozen=True)
class Burden:
    """The burden of n areas.

    Parameters
    ----------
    values : int array (n,)
        Core indicators in category 3 (0 to 5); says nothing where not `known`.
    known : bool array (n,)
        False where a category was not delivered or is secret: the number could be larger.
    rated : int array (n,)
        How many of the core indicators are rated.
    categories
        By core indicator.
    """

    values: np.ndarray
    known: np.ndarray
    rated: np.ndarray
    categories: Mapping[str, Categories]

    @property
    def texts(self) -> np.ndarray:
        """``dreifach belastet``, ``mindestens einfach belastet`` where not all are rated; None where not known."""
        whole = self.rated == len(self.categories)
        cells = zip(self.values.tolist(), self.known.tolist(), whole.tolist(), strict=True)
        return np.array([_wording(n, complete) if known else None for n, known, complete in cells], dtype=object)


def _wording(burdens: int, complete: bool) -> str:
    if complete:
        return FOLDS[burdens]
    return f"mindestens {FOLDS[burdens]}" if burdens else f"{FOLDS[0]}, soweit bewertet"


def burden(categories: Mapping[str, Categories]) -> Burden:
    """Number of core indicators in category 3.

    What is not rated does not count (as published); where a category is missing or secret, nothing is said.
    """
    found = list(categories.values())
    values = np.sum([(c.values == WORST) & c.rated for c in found], axis=0)
    known = np.all([c.rated | (c.codes == NOT_APPLICABLE) for c in found], axis=0)
    return Burden(values, known, np.sum([c.rated for c in found], axis=0), dict(categories))


def quartile_categories(raw: Attribute, field: str, low_is_bad: bool = False) -> Categories:
    """Raw values in classes of 25, 50 and 25 per cent of the areas, as the publication classes noise and air.

    With m areas that have a number and k = ⌈m/4⌉: category 1 up to and with the k-th smallest value, category 3 from
    the k-th largest value on (542 areas: 136, 270, 136). Equal values are never torn apart.

    Parameters
    ----------
    low_is_bad
        Whether a low value is the burden (green space per inhabitant).

    Raises
    ------
    SozialraumError
        ``quartiles_meet`` (field, value): so many equal values that the lowest and the highest quarter meet.
    """
    known = raw.known
    ordered = np.sort(raw.values[known])
    result = np.zeros(len(raw.values), dtype=int)
    codes = np.where(known, VALUE, raw.codes).astype(np.int8)
    if not len(ordered):
        return Categories(result, codes)
    k = math.ceil(QUARTER * len(ordered))
    low, high = ordered[k - 1], ordered[-k]
    if low >= high:
        raise SozialraumError("quartiles_meet", field=field, value=float(low))
    lowest, highest = (WORST, 1) if low_is_bad else (1, WORST)
    values = raw.values[known]
    result[known] = np.where(values <= low, lowest, np.where(values >= high, highest, 2))
    return Categories(result, codes)


def given_categories(cells: Sequence[object], field: str, layer: str) -> Categories:
    """Categories as delivered: 1, 2, 3, 0 for not rated, or the publication's words.

    Raises
    ------
    SozialraumError
        ``category_unreadable`` (layer, field, count, row, content).
    """
    return _read(cells, field, layer, _WORDS, {n: n for n in range(4)})


def status_categories(cells: Sequence[object], field: str, layer: str) -> Categories:
    """Social disadvantage from the status of the MSS: hoch (1) is category 1, mittel (2) 2, niedrig and sehr niedrig
    (3 and 4) 3; an area without status (-9999, ``Planungsraum ohne Zuordnung``) is not rated.

    Raises
    ------
    SozialraumError
        ``category_unreadable`` (layer, field, count, row, content).
    """
    return _read(cells, field, layer, _STATUS_WORDS, _STATUS_NUMBERS)


def _read(
    cells: Sequence[object], field: str, layer: str, words: Mapping[str, int], numbers: Mapping[int, int]
) -> Categories:
    values, codes = np.zeros(len(cells), dtype=int), np.full(len(cells), VALUE, dtype=np.int8)
    bad = []
    for i, cell in enumerate(cells):
        found = _category(cell, words, numbers)
        if found is None:
            bad.append(i)
        else:
            values[i], codes[i] = found
    if bad:
        shown = ", ".join(f"„{cells[i]}“" for i in bad[:3])
        raise SozialraumError(
            "category_unreadable", layer=layer, field=field, count=len(bad), row=bad[0] + 1, content=shown
        )
    return Categories(values, codes)


def _category(cell: object, words: Mapping[str, int], numbers: Mapping[int, int]) -> tuple[int, int] | None:
    """Category and status of a cell; None for what is neither."""
    text = " ".join(str("" if cell is None else cell).lower().split()).removesuffix(".0")
    if text in _NOT_RATED:
        return UNRATED, NOT_APPLICABLE
    if text in words:
        return words[text], VALUE
    parsed = parse_number(cell)
    if not parsed.readable:
        return None
    if parsed.status != STATUSES[VALUE]:  # a published "–" is no category either
        code = STATUSES.index(parsed.status)
        return UNRATED, MISSING if parsed.value is not None else code
    category = numbers.get(int(parsed.value)) if parsed.value == int(parsed.value or 0) else None
    if category is None:
        return None
    return category, NOT_APPLICABLE if category == UNRATED else VALUE


def categories(
    frame: "pd.DataFrame", field: str, *, raw: bool = False, low_is_bad: bool = False, status: bool = False
) -> Categories:
    """A layer's field as categories: delivered ones, raw values by quartiles, or the status of the MSS.

    Raises
    ------
    SozialraumError
        ``field_missing``, ``field_not_numeric``, ``category_unreadable``, ``quartiles_meet``.
    """
    layer = name_of(frame)
    if raw:
        return quartile_categories(numeric(frame, field, layer), field, low_is_bad)
    require(frame, [field], layer)
    read = status_categories if status else given_categories
    return read(frame[field].tolist(), field, layer)


def columns(result: Burden) -> dict[str, np.ndarray]:
    """``burden``, ``burden_text``, ``rated`` and ``cat_<indicator>``; a category is empty where there is none."""
    found = {"burden": np.ma.array(result.values, mask=~result.known), "burden_text": result.texts}
    found["rated"] = result.rated
    for name, one in result.categories.items():
        found[f"cat_{name}"] = np.ma.array(one.values, mask=~one.rated)
    return found


def distribution(result: Burden) -> list[tuple[int, str]]:
    """How many areas have which burden, the largest last; "" where it is not known."""
    counts = [(int((result.known & (result.values == n)).sum()), FOLDS[n]) for n in range(len(FOLDS))]
    unknown = int((~result.known).sum())
    return counts + ([(unknown, "")] if unknown else [])
