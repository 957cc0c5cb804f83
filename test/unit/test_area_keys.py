# SPDX-License-Identifier: GPL-2.0-or-later
"""LOR keys in a field of any layer."""

import numpy as np
import pandas as pd
import pytest
from sozialraum.processing.domain.area_keys import area_keys
from sozialraum.processing.domain.errors import SozialraumError


def keys(*cells):
    return area_keys(pd.DataFrame({"plr": pd.Series(cells, dtype=object)}), "plr", "Räume")


def test_keys_are_cleaned():
    assert keys("01100101", 1100102, 7300515.0, "PLR 12500930").tolist() == [
        "01100101", "01100102", "07300515", "12500930",
    ]  # fmt: skip
    assert keys("01", "2", "12").tolist() == ["01", "02", "12"]


def test_keys_of_an_own_system_are_taken():
    assert keys("99999901", "99999902").tolist() == ["99999901", "99999902"]


@pytest.mark.parametrize(("cells", "code", "values"), [
    (("01100101", None, "k. A."), "bad_area_keys", {"column": "plr", "count": 2, "rows": "2, 3"}),
    (("01100101", pd.NA), "bad_area_keys", {"column": "plr", "count": 1, "rows": "2"}),
    ((), "layer_empty", {}),
    (("01100101", np.nan), "bad_area_keys", {"column": "plr", "count": 1, "rows": "2"}),
    (("01100101", "01100102", "1100101"), "keys_twice", {"field": "plr", "count": 1, "area": "01100101",
                                                         "rows": "1, 3"}),
    (("01100101", "011001"), "keys_of_levels", {"field": "plr", "areas": "01100101 (PLR), 011001 (BZR)"}),
    (("0110", "0120", "1210", "0101"), "keys_of_systems", {"field": "plr", "vintage": "2021", "count": 1,
                                                           "areas": "0101"}),
    (("0101", "0102", "0120", "0110", "1210"), "keys_of_systems", {"field": "plr", "vintage": "2020", "count": 2,
                                                                   "areas": "0110, 0120"}),
    (("01100101", "01100102", "07030301"), "keys_of_systems", {"field": "plr", "vintage": "2021", "count": 1,
                                                               "areas": "07030301"}),
])  # fmt: skip
def test_what_is_no_set_of_areas_is_refused(cells, code, values):
    with pytest.raises(SozialraumError) as caught:
        keys(*cells)
    assert caught.value.code == code
    assert caught.value.values == {"layer": "Räume"} | values


def test_a_field_that_is_not_there():
    with pytest.raises(SozialraumError) as caught:
        area_keys(pd.DataFrame({"a": [1]}), "plr", "Räume")
    assert caught.value.code == "field_missing"
