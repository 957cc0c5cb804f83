# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer's columns as numbers: text by our number rules, signs kept apart from numbers."""

import numpy as np
import pandas as pd
import pytest
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


def test_the_sentinel_of_berlins_services_is_no_number():
    frame = pd.DataFrame({"si": [1.5, -9999.0, 2.5]})
    found = numeric(frame, "si", "MSS")
    assert found.known.tolist() == [True, False, True]
    assert np.isnan(found.values[1])
