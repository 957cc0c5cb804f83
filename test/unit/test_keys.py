# SPDX-License-Identifier: GPL-2.0-or-later
"""Keys as people write them (domain.md 2.2, trust.md section 4 rows 1 to 10) and key systems told by sets of ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.keys import (
    detect_vintage,
    joined_key,
    known_systems,
    official_names,
    repair_key,
)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("07300515", "07300515"),
        (7300515, "07300515"),  # leading zero lost
        (1011101.0, "01011101"),
        ("7300515.0", "07300515"),
        ("7300515,0", "07300515"),
        (" 07300515 ", "07300515"),
        ("07\u00a03005\u202f15", "07300515"),
        ("07-30-05-15", "07300515"),
        ("PLR 01100101", "01100101"),
        ("BZR_073005", "073005"),
        ("01 - Mitte", "01"),
        ("7", "07"),
        (73005, "073005"),
        ("'07300515", "07300515"),  # a spreadsheet's mark for text
        ("０７３００５１５", "07300515"),  # full-width digits
        ("1,100101E+06", "01100101"),  # all digits are there
        ("1,10E+06", None),  # digits were rounded away
        (1100101.5, None),
        ("k. A.", None),
        ("", None),
        (None, None),
        (True, None),
        (0, None),
        ("123456789", None),
        ("Friedenau West", None),
    ],
)
def test_repair(written, key):
    assert repair_key(written) == key


@given(st.sampled_from(sorted(set().union(*known_systems().values()))))
def test_every_known_key_survives_as_number_float_and_text(key):
    assert repair_key(key) == repair_key(int(key)) == repair_key(float(key)) == repair_key(f"{int(key)}.0") == key


@given(st.one_of(st.text(max_size=12), st.integers(), st.floats()))
def test_repair_is_idempotent_and_gives_clean_keys(cell):
    key = repair_key(cell)
    assert key is None or (len(key) in (2, 4, 6, 8) and key.isascii() and key.isdigit() and repair_key(key) == key)


def test_split_columns():
    assert joined_key(["03", "40", "08", 31]) == "03400831"  # the workbook's numeric last part
    assert joined_key([1, 10, 1, 1]) == "01100101"
    assert joined_key(["01", "10", None, "01"]) is None
    assert joined_key(["01", "10", "Zusammen"]) is None


def test_known_systems_have_the_official_counts():
    official = {v: [p for p in plr if p[:2] != "99"] for v, plr in known_systems().items()}
    assert {v: len(p) for v, p in official.items()} == {"2020": 448, "2021": 542}
    for level, length, counts in (("BZR", 6, (138, 143)), ("PGR", 4, (60, 58)), ("BEZ", 2, (12, 12))):
        assert tuple(len({p[:length] for p in official[v]}) for v in ("2020", "2021")) == counts, level


def test_the_two_systems_share_no_plr_and_no_bzr_but_one_pgr():
    old, new = known_systems()["2020"], known_systems()["2021"]
    assert not old & new
    assert not {p[:6] for p in old} & {p[:6] for p in new}
    assert {p[:4] for p in old} & {p[:4] for p in new} == {"1210", "9930"}


@pytest.mark.parametrize(
    ("ids", "vintage"),
    [
        (["07300515", "07300516"], "2021"),
        (["01011101", "12103115"], "2020"),
        (["073005"], "2021"),
        (["07300515", "07300516", "07300517", "07030301"], "2021"),  # one old key among new ones
        (["01", "07"], None),  # equal in both
        (["1210"], None),
        (["88888888"], None),
        ([], None),
    ],
)
def test_key_system_is_told_by_the_set(ids, vintage):
    assert detect_vintage(ids).vintage == vintage


def test_detection_names_foreign_and_unknown_keys():
    found = detect_vintage(["07300515", "07300516", "07300517", "07030301", "07999999"])
    assert (found.foreign, found.unknown) == ({"07030301"}, {"07999999"})
    assert detect_vintage(["01", "BE"]).candidates == ("2020", "2021")


def test_official_names():
    assert official_names("2021")["073005"] == "Friedenau West"
    assert official_names("2020")["07"] == "Tempelhof-Schöneberg"
