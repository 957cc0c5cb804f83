# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts are told from shares, means, medians and moves by the field's name, in the spellings that publishers use."""

import pytest
from sozialraum.processing.domain.additive import not_additive

RATES = ("inhabitants_percentage", "Ausländeranteil", "Anteil_u6", "anteilAusl", "S1 %", "HZ je 100.000", "EW_pro_ha",
         "Arbeitslosenquote", "Einwohnerdichte", "SI_INDEX", "Mittelwert Alter", "Median", "Wanderungssaldo", "je_100",
         "crime rate", "‰", "ant_ausl", "shr_65", "Wohndauer_Mittel", "EW_je_km2", "GDP per capita", "Medianeinkommen",
         "Häufigkeitszahl", "Geburtenrate")  # fmt: skip
COUNTS = ("E_E", "E_EU1", "inhabitants", "inhabitants_age_6_15", "MH_E", "6-15", "Projekte", "Beirate", "Personen",
          "Fälle SGB II", "ew.alter.0_6", "Fallzahl", "Vertreter", "Anteilseigner", "Plätze", "Jugendliche",
          "Prokopfliste")  # fmt: skip


@pytest.mark.parametrize("field", RATES)
def test_what_looks_like_no_count_is_never_summed(field):
    assert not_additive(field, "extensive") != ""


@pytest.mark.parametrize("field", COUNTS)
def test_counts_are_summed(field):
    assert not_additive(field, "extensive") == ""


@pytest.mark.parametrize(("field", "extensive", "intensive"), [
    ("Median_Miete", "median", "median"), ("mittleres Alter", "mean", ""), ("Durchschnittsalter", "mean", ""),
    ("EW je ha", "mean", ""), ("Einwohnerdichte", "mean", ""), ("Arbeitslosenquote", "rate", ""),
    ("Anteil_SGBII", "rate", ""), ("SGB II in %", "rate", ""), ("Kitaplätze je 100 Kinder", "rate", ""),
    ("inhabitants_percentage", "rate", ""), ("Wanderungssaldo", "migration", "migration"),
    ("Wanderungsvolumen", "migration", "migration"), ("Zuzüge", "migration", "migration"),
    ("fortzuege_2024", "migration", "migration"), ("mss.sdi", "category", "category"),
    ("Einwohner", "", ""), ("ew", "", ""), ("ew.alter.6_15", "", ""), ("Einwanderungsgeschichte", "", ""),
    ("Beratungen", "", ""), ("Mittlere Reife", "", ""), ("Wohnungen in mittlerer Wohnlage", "", ""),
    ("Kita-Anmeldungen", "", ""), ("Karate", "", ""), ("Plätze", "", ""), ("kita.capacity", "", ""), ("E_E", "", ""),
    ("inhabitants_foreigners", "", ""), ("Straftaten -insgesamt-", "", ""),
])  # fmt: skip
def test_names_tell_what_may_be_added(field, extensive, intensive):
    assert (not_additive(field, "extensive"), not_additive(field, "intensive")) == (extensive, intensive)
