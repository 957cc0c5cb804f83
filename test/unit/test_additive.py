# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts are told from shares and rates by the field's name, in the spellings that the publishers use."""

import pytest
from sozialraum.processing.domain.count_fields import looks_like_rate, refuse_rates
from sozialraum.processing.domain.errors import SozialraumError

RATES = ("inhabitants_percentage", "Ausländeranteil", "Anteil_u6", "anteilAusl", "S1 %", "HZ je 100.000", "EW_pro_ha",
         "Arbeitslosenquote", "Einwohnerdichte", "SI_INDEX", "Mittelwert Alter", "Median", "Wanderungssaldo", "je_100",
         "crime rate", "‰")  # fmt: skip
COUNTS = ("E_E", "E_EU1", "inhabitants", "inhabitants_age_6_15", "MH_E", "6-15", "Projekte", "Beirate", "Personen",
          "Fälle SGB II", "ew.alter.0_6", "Fallzahl", "Vertreter", "Anteilseigner", "Plätze", "Jugendliche",
          "Prokopfliste")  # fmt: skip


@pytest.mark.parametrize("field", RATES)
def test_what_looks_like_a_rate_is_refused_with_the_word_that_says_so(field):
    with pytest.raises(SozialraumError) as caught:
        refuse_rates(["E_E", field])
    assert caught.value.code == "rate_refused"
    assert caught.value.values["field"] == field
    assert caught.value.values["sign"] in field


@pytest.mark.parametrize("field", COUNTS)
def test_counts_pass(field):
    assert looks_like_rate(field) == ""


def test_a_declared_rate_is_refused_whatever_its_name():
    with pytest.raises(SozialraumError, match="rate_refused"):
        refuse_rates(["KI_09"], declared={"KI_09"})
