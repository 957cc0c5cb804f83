# SPDX-License-Identifier: GPL-2.0-or-later
"""Multiple burden of environmental justice: by hand and against the edition of 2021/22."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.attributes import Attribute
from sozialraum.processing.domain.burden import (
    CORE,
    burden,
    categories,
    columns,
    distribution,
    given_categories,
    quartile_categories,
    status_categories,
)
from sozialraum.processing.domain.columns import MISSING, NOT_APPLICABLE, SUPPRESSED, VALUE
from sozialraum.processing.domain.errors import SozialraumError

PUBLISHED = dict(
    zip(
        CORE,
        ("Lärmbelastungs-Kategorie", "Luftbelastungs-Kategorie", "Thermische Belastungs-Kategorie",
         "Grünflächenversorgungs-Kategorie", "Soziale Benachteiligungs-Kategorie"),
        strict=True,
    )
)  # fmt: skip


def raw(*values, codes=None):
    array = np.array(values, dtype=float)
    return Attribute(array, np.array(codes or [VALUE] * len(array), dtype=np.int8))


# --- by hand


def test_what_counts_what_does_not_and_what_leaves_the_number_open():
    one = given_categories([3, 3, 3, "3", 1], "noise", "L")
    two = given_categories([3, 0, "k. A.", "•", 2], "air", "L")
    result = burden({"noise": one, "air": two})
    assert result.values[:2].tolist() == [2, 1]
    assert result.known.tolist() == [True, True, False, False, True]
    assert result.rated.tolist() == [2, 1, 1, 1, 2]
    assert result.texts.tolist() == ["zweifach belastet", "mindestens einfach belastet", None, None, "unbelastet"]
    assert columns(result)["burden"].tolist() == [2, 1, None, None, 0]
    assert columns(result)["cat_air"].tolist() == [3, None, None, None, 2]
    assert two.codes.tolist() == [VALUE, NOT_APPLICABLE, MISSING, SUPPRESSED, VALUE]
    assert distribution(result)[-1] == (2, "")


def test_an_area_that_is_not_rated_and_not_burdened():
    result = burden({"noise": given_categories([1], "n", "L"), "air": given_categories([0], "a", "L")})
    assert result.texts.tolist() == ["unbelastet, soweit bewertet"]


@pytest.mark.parametrize(("cell", "category"), [
    ("gut", 1), ("Gering", 1), ("mittel", 2), ("schlecht", 3), ("hoch ", 3), (1, 1), (2.0, 2), ("3", 3), ("3.0", 3),
])  # fmt: skip
def test_categories_as_numbers_and_words(cell, category):
    assert given_categories([cell], "f", "L").values.tolist() == [category]


@pytest.mark.parametrize(("cell", "category"), [
    ("hoch", 1), ("mittel", 2), ("niedrig", 3), ("sehr  niedrig", 3), (1, 1), ("2", 2), (3, 3), (4, 3),
])  # fmt: skip
def test_status_of_the_mss_as_social_category(cell, category):
    assert status_categories([cell], "f", "L").values.tolist() == [category]


@pytest.mark.parametrize("cell", ["Planungsraum ohne Zuordnung", -9999, "-9999", -9999.0])
def test_an_area_without_status_is_not_rated(cell):
    found = status_categories([cell], "f", "L")
    assert not found.rated[0]
    assert found.codes.tolist() == [NOT_APPLICABLE]


@pytest.mark.parametrize("cell", ["niedrig", "sehr hoch", 4, 2.5, -1, "zwei", 51.3])
def test_a_category_that_is_none_is_refused_with_row_and_content(cell):
    with pytest.raises(SozialraumError) as caught:
        given_categories([1, cell, 3], "laerm", "Umwelt")
    assert caught.value.code == "category_unreadable"
    assert caught.value.values == {
        "layer": "Umwelt", "field": "laerm", "count": 1, "row": 2, "content": f"„{cell}“"
    }  # fmt: skip


def test_quartiles_by_hand():
    # 8 areas, k = 2: the two lowest 1, the two highest 3.
    assert quartile_categories(raw(5, 1, 8, 3, 2, 7, 4, 6), "f").values.tolist() == [2, 1, 3, 2, 1, 3, 2, 2]
    assert quartile_categories(raw(5, 1, 8, 3, 2, 7, 4, 6), "f", low_is_bad=True).values.tolist() == [
        2, 3, 1, 2, 3, 1, 2, 2
    ]  # fmt: skip
    # Equal values stay together: the second lowest is 2, and so are three areas.
    assert quartile_categories(raw(1, 2, 2, 5, 6, 7, 8, 9), "f").values.tolist() == [1, 1, 1, 2, 2, 2, 3, 3]
    # One without a number has no category and takes no place: k = ceil(5/4) = 2.
    found = quartile_categories(raw(1, 2, 3, 4, 5, np.nan, codes=[VALUE] * 5 + [SUPPRESSED]), "f")
    assert found.values.tolist() == [1, 1, 2, 3, 3, 0]
    assert found.codes[-1] == SUPPRESSED


def test_quartiles_that_meet_are_refused():
    with pytest.raises(SozialraumError) as caught:
        quartile_categories(raw(0, 0, 0, 0, 0, 0, 0, 9), "gruen")
    assert (caught.value.code, caught.value.values) == ("quartiles_meet", {"field": "gruen", "value": 0})


@given(st.permutations(list(range(542))))
def test_542_different_values_make_136_270_136(values):
    assert Counter(quartile_categories(raw(*values), "f").values.tolist()) == {1: 136, 2: 270, 3: 136}


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.integers(0, 4))
def test_one_more_indicator_never_lowers_the_burden(cells, seed):
    other = [(c + seed) % 4 for c in cells]
    one = burden({"a": given_categories(cells, "a", "L")})
    both = burden({"a": given_categories(cells, "a", "L"), "b": given_categories(other, "b", "L")})
    assert (both.values >= one.values).all()
    assert (both.values <= one.values + 1).all()


# --- 2021/22


@pytest.fixture(scope="session")
def edition(data):
    frame = pd.read_csv(data / "fachdaten" / "umweltgerechtigkeit_2021_2022.csv", dtype=str)
    frame.attrs["name"] = "Umweltgerechtigkeit"
    return frame


def test_all_542_burdens_as_published(edition):
    result = burden({core: categories(edition, field) for core, field in PUBLISHED.items()})
    published = edition["Anzahl der Mehrfachbelastungen"].astype(int)
    assert result.known.all()
    assert (result.values == published).sum() == 542
    assert Counter(result.values.tolist()) == {0: 160, 1: 185, 2: 124, 3: 54, 4: 17, 5: 2}
    for core in ("noise", "air"):
        assert Counter(result.categories[core].values.tolist()) == {1: 136, 2: 270, 3: 136}
    assert Counter(result.categories["social"].values.tolist()) == {0: 6, 1: 75, 2: 366, 3: 95}
    assert Counter(result.categories["green"].values.tolist())[0] == 2
    # What is not rated is published as not burdened; we say "mindestens", the number is the same.
    partly = result.rated < 5
    assert partly.sum() == 6
    row = edition["Planungsraum-ID"].tolist().index("04400725")
    assert (result.values[row], result.texts[row]) == (2, "mindestens zweifach belastet")
    assert Counter(result.texts[~partly])["dreifach belastet"] == 54


def test_the_social_category_is_the_status_of_the_mss(edition, data):
    mss = pd.read_csv(data / "mss" / "mss_2021_indizes.csv", dtype=str)
    assert mss["PLR_ID"].tolist() == edition["Planungsraum-ID"].tolist()
    for field in ("SI_N", "SI_V"):
        found = categories(mss, field, status=True)
        assert found.values.tolist() == edition[PUBLISHED["social"]].astype(int).tolist()
