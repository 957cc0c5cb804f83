# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer's columns as numbers: text by our number rules, signs kept apart from numbers."""

import doctest

import numpy as np
import pandas as pd
import pytest
from sozialraum.processing.domain import attributes
from sozialraum.processing.domain.attributes import numeric
from sozialraum.processing.domain.columns import STATUSES
from sozialraum.processing.domain.errors import SozialraumError


def test_numbers_and_text_and_signs():
    frame = pd.DataFrame({"n": [1, 2, 3, 4], "t": ["1.234,5", "k. A.", "–", "•"], "f": [1.5, np.nan, np.inf, 0]})
    assert numeric(frame, "n", "L").values.tolist() == [1, 2, 3, 4]
    text = numeric(frame, "t", "L")
    assert text.values[0] == 1234.5
    assert [STATUSES[c].value for c in text.codes] == ["value", "missing", "none", "suppressed"]
    assert text.known.tolist() == [True, False, True, False]
    assert text.values[2] == 0
    assert numeric(frame, "f", "L").known.tolist() == [True, False, False, True]


def test_the_services_sign_for_no_value_is_missing_in_numbers_as_in_text():
    frame = pd.DataFrame({"f": [4.2, -9999.0, 0.0], "i": [1, -9999, 3], "t": ["4.2", "-9999", "0"]})
    for column in frame:
        assert numeric(frame, column, "L").known.tolist() == [True, False, True]


def test_cells_that_are_no_numbers_are_refused_with_row_and_content():
    frame = pd.DataFrame({"t": ["12", "zwölf", "3", "Haus"]})
    with pytest.raises(SozialraumError) as caught:
        numeric(frame, "t", "Kitas")
    assert caught.value.code == "field_not_numeric"
    assert caught.value.values == {
        "layer": "Kitas", "field": "t", "count": 2, "row": 2, "content": "„zwölf“, „Haus“"
    }  # fmt: skip
    with pytest.raises(SozialraumError, match="field_missing"):
        numeric(frame, "u", "Kitas")


@pytest.mark.parametrize("keys", [["01100101", "01100102", "01100103"], [1100101, 1100102, 1100103]])
def test_keys_are_no_numbers_though_they_can_be_read_as_such(keys):
    frame = pd.DataFrame({"PLR_ID": keys, "EW": [3419, 1791, 5211]})
    with pytest.raises(SozialraumError) as caught:
        numeric(frame, "PLR_ID", "Räume")
    assert (caught.value.code, caught.value.values) == ("field_is_key", {"layer": "Räume", "field": "PLR_ID"})
    assert numeric(frame, "EW", "Räume").values.tolist() == [3419, 1791, 5211]


def test_counts_of_the_bezirke_are_numbers_whatever_their_digits():
    frame = pd.DataFrame({"EW": [397004, 292624, 427276, 343500], "Kitas": [1, 2, 3, 4]})
    assert numeric(frame, "EW", "Bezirke").known.all()
    assert numeric(frame, "Kitas", "Bezirke").values.tolist() == [1, 2, 3, 4]


def test_rows_are_called_by_their_keys_where_a_column_holds_them():
    frame = pd.DataFrame({"EW": [3419, 1791], "PLR_ID": ["01100101", "01100102"]})
    assert attributes.row_labels(frame) == ["01100101", "01100102"]
    frame["PLR_ID"] = "01100101"  # not one for each row
    assert attributes.row_labels(frame) == ["1", "2"]
    assert doctest.testmod(attributes).failed == 0
