# SPDX-License-Identifier: GPL-2.0-or-later
"""Generated statements on a chapter: right German, no word stronger than the numbers, a hash of just these numbers."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.profile import AreaRef, Below, Change, Range
from sozialraum.processing.domain.status import Flag, Reason, Status
from sozialraum.processing.report.phrases import Phrase, phrase_of, phrases
from sozialraum.processing.report.statements import NOTHING, statement

BY_ID = {i.indicator: i for i in indicators()}
DAY, YEAR, FIVE = date(2024, 12, 31), date(2023, 12, 31), date(2019, 12, 31)
PLR = [AreaRef(f"9910010{n}", name, "PLR") for n, name in enumerate(("Fährstraße", "Uferweg", "Lindenallee"), 1)]


def cell(indicator, value, flag=None, reason=None):
    return formatting.indicator_cell(Fraction(str(value)), BY_ID[indicator], reason, flag)


def changed(indicator, years, own, district=0, city=0, **more):
    cells = [formatting.change_cell(Fraction(0), Fraction(str(v)), BY_ID[indicator]) for v in (own, district, city)]
    return Change(years, YEAR if years == 1 else FIVE, *cells, **more)


@pytest.fixture
def telling(made_up):
    """What is said of one indicator with hand-made numbers."""

    def tell(indicator, own, district, city, *, deviation=0.8, changes=(), below=(), reliable=True, **more):
        profile = made_up()
        values = {
            "area": own if isinstance(own, formatting.Cell) else cell(indicator, own),
            "district": district if isinstance(district, formatting.Cell) else cell(indicator, district),
            "city": city if isinstance(city, formatting.Cell) else cell(indicator, city),
            "deviation": deviation,
            "changes": {c.years: c for c in changes},
            "period": DAY,
            "denominator_period": DAY,
            "sisters": {},
        } | more
        rows = [replace(r, **values) if r.indicator.indicator == indicator else r for r in profile.rows]
        parts = tuple(
            (a, b if isinstance(b, formatting.Cell) else cell(indicator, b)) for a, b in zip(PLR, below, strict=False)
        )
        lower = {indicator: Below(DAY, parts, reliable)} if below else {}
        return statement(replace(profile, rows=tuple(rows), missing_dates=(), below=lower), [indicator])

    return tell


@pytest.mark.parametrize(
    ("own", "district", "city", "expected"),
    [
        (15.1, 15.7, 16.3, "bei 15,1 % und damit unter dem Niveau von Bezirk (15,7 %) und Musterstadt (16,3 %)."),
        (16.0, 15.7, 16.3, "bei 16,0 % und damit über dem Niveau des Bezirks (15,7 %), aber unter dem Niveau von "
                           "Musterstadt (16,3 %)."),
        (15.7, 15.7, 16.3, "bei 15,7 % und damit auf dem Niveau des Bezirks (15,7 %) und unter dem Niveau von "
                           "Musterstadt (16,3 %)."),
    ],
)  # fmt: skip
def test_ist_stand_puts_the_area_beside_the_district_and_then_the_city(telling, own, district, city, expected):
    told = telling("b1", own, district, city)
    assert plain(told.state[0]) == f"Am 31.12.2024 liegt der Anteil der unter 18-Jährigen {expected}"


def test_what_differs_by_chance_alone_is_neither_above_nor_below(telling):
    told = telling("b1", 15.1, 15.7, 18.0, interval=Range(14.2, 16.0, "14,2 bis 16,0 %"))
    assert plain(told.state[0]) == (
        "Am 31.12.2024 liegt der Anteil der unter 18-Jährigen bei 15,1 % und damit unter dem Niveau von Musterstadt "
        "(18,0 %). Der Abstand zum Bezirk (15,7 %) liegt im Rahmen zufälliger Schwankung."
    )
    assert told.headline == "Anteil der unter 18-Jährigen: kein gesicherter Unterschied zum Bezirk"


def test_a_rate_of_very_few_is_compared_with_nothing(telling):
    few = Reason("small_denominator", {"limit": 20})
    told = telling("b1", 50.0, 15.7, 18.0, no_interval=few, changes=[changed("b1", 1, 10)])
    assert plain(told.state[0]).endswith(
        "bei 50,0 %. Ein Vergleich mit dem Bezirk (15,7 %) und Musterstadt (18,0 %) ist nicht möglich, weil die "
        "Bezugsgröße zu klein ist."
    )
    assert "gestiegen" not in told.text
    assert "nichts besagt" in told.text


def test_a_lower_bound_is_compared_in_one_direction_only(telling):
    bound = Reason("incomplete", {"count": 2})
    low = telling("a5", cell("a5", "0.30", Flag.INCOMPLETE, bound), 0.57, 0.25)
    assert plain(low.state[0]) == (
        "Am 31.12.2024 liegt die öffentliche Spielplatzfläche je Kopf bei mindestens 0,30 m² (2 Objekte ohne Angabe) "
        "und damit über dem Niveau von Musterstadt (0,25). Ein Vergleich mit dem Bezirk (0,57) ist nicht möglich, weil "
        "Angaben fehlen."
    )
    assert plain(low.headline) == "Öffentliche Spielplatzfläche je Kopf: mindestens 0,30 m² (2 Objekte ohne Angabe)"


def test_an_estimate_is_named_and_not_compared_within_its_error(telling):
    estimate = formatting.estimated(cell("b1", 15.4), error="0,4 Pp.", size=0.4, unit="Pp.")
    told = telling("b1", estimate, 15.7, 18.0)
    assert plain(told.state[0]) == (
        "Am 31.12.2024 liegt der Anteil der unter 18-Jährigen bei etwa 15,4 % (umgerechnet; erwarteter Fehler 0,4 Pp.) "
        "und damit unter dem Niveau von Musterstadt (18,0 %). Der Abstand zum Bezirk (15,7 %) ist nicht größer als der "
        "erwartete Fehler der Umrechnung."
    )


@pytest.mark.parametrize(
    ("status", "code", "values", "expected"),
    [
        (Status.SUPPRESSED, "delivered", {}, "Anteil der unter 18-Jährigen am 31.12.2024: geheim zu halten."),
        (Status.SUPPRESSED, "protected", {},
         "Anteil der unter 18-Jährigen am 31.12.2024: geheim zu halten (Datenschutz)."),
        (Status.NOT_APPLICABLE, "small_population", {"limit": 300},
         "Anteil der unter 18-Jährigen am 31.12.2024: nicht sinnvoll (unter 300 EW, kein Anteil)."),
        (Status.MISSING, "part_missing", {"count": 1, "of": 3},
         "Anteil der unter 18-Jährigen am 31.12.2024: keine Angabe (1 von 3 Teilgebieten ohne Angabe)."),
        (Status.MISSING, "no_data", {}, "Es wurden keine Angaben gemeldet zu: Anteil der unter 18-Jährigen."),
    ],
)  # fmt: skip
def test_a_number_that_is_not_there_is_said_plainly(telling, status, code, values, expected):
    told = telling("b1", formatting.sign_cell(status, Reason(code, values)), 15.7, 16.3)
    assert told.state == (expected,)
    assert told.change == ()


def test_district_without_a_number_is_named(telling):
    told = telling("b1", 15.1, formatting.sign_cell(Status.SUPPRESSED), 15.1)
    assert plain(told.state[0]).endswith(
        "und damit auf dem Niveau von Musterstadt (15,1 %). Ohne Vergleichswert: Bezirk (geheim zu halten)."
    )


def test_planning_areas_from_lowest_to_highest_and_how_many_without_value(telling):
    secret = formatting.sign_cell(Status.SUPPRESSED)
    told = telling("b1", 15.1, 15.7, 16.3, below=[14.3, 16.5, secret])
    assert plain(told.state[0]).endswith(
        "Zwischen den 2 Planungsräumen mit Wert reicht der Anteil von 14,3 % (Fährstraße) bis 16,5 % (Uferweg). Für "
        "einen Planungsraum ist der Wert geheim zu halten."
    )


def test_planning_areas_that_differ_by_chance_are_not_named(telling):
    told = telling("b1", 15.1, 15.7, 16.3, below=[14.9, 15.1, 15.3], reliable=False)
    assert plain(told.state[0]).endswith(
        "In den 3 Planungsräumen liegt der Anteil zwischen 14,9 % und 15,3 %; die Unterschiede gehen nicht über "
        "zufällige Schwankung hinaus."
    )
    assert not any(area.name in told.text for area in PLR)


def test_the_only_planning_area_with_facilities(telling):
    nothing = formatting.sign_cell(Status.NONE)
    told = telling("kita_plaetze", 20.0, 60.0, 80.0, below=[nothing, 61.5, nothing], reliable=None)
    assert told.state[0].endswith("Von den 3 Planungsräumen hat nur Uferweg einen Wert über null: 61,5.")


def test_changes_of_shares_are_points_and_of_numbers_per_cent(telling):
    told = telling("b1", 15.1, 15.7, 16.3, changes=[changed("b1", 1, "-0.3", 0.1, "-0.2", reliable=True)])
    assert plain(told.change[0]) == (
        "Der Anteil der unter 18-Jährigen ist seit dem 31.12.2023 um 0,3 Prozentpunkte (Bezirk +0,1 Pp., Musterstadt "
        "−0,2 Pp.) gesunken."
    )
    people = [formatting.change_cell(Fraction(1000), Fraction(n), BY_ID["ew"]) for n in (1047, 1017, 1034)]
    told = telling("ew", 1047, 10000, 100000, changes=[Change(5, FIVE, *people)])
    assert plain(told.change[0]) == (
        "Die Zahl der Einwohnerinnen und Einwohner ist seit dem 31.12.2019 um 4,7 % (Bezirk +1,7 %, Musterstadt +3,4 %)"
        " gestiegen."
    )
    assert told.headline == "Bevölkerungszahl gestiegen"


def test_both_spans_in_one_sentence_where_they_end_alike(telling):
    noise = [changed("b1", 1, "-0.1", reliable=False), changed("b1", 5, "0.4", reliable=False)]
    told = telling("b1", 15.1, 15.7, 16.3, changes=noise)
    assert plain(told.change[0]) == (
        "Der Anteil der unter 18-Jährigen hat sich seit dem 31.12.2023 (−0,1 Pp.; Bezirk 0,0 Pp., Musterstadt 0,0 Pp.)"
        " und seit dem 31.12.2019 (+0,4 Pp.; Bezirk 0,0 Pp., Musterstadt 0,0 Pp.) nur im Rahmen zufälliger Schwankung"
        " verändert."
    )
    split = [changed("b1", 1, "-0.1", reliable=False), changed("b1", 5, 2, reliable=True)]
    told = telling("b1", 15.1, 15.7, 16.3, changes=split)
    assert "verändert. Der Anteil ist seit dem 31.12.2019 um 2,0" in told.change[0]


def test_a_change_within_the_error_of_an_estimate_has_no_direction(telling):
    moved = changed("b1", 5, "0.3")
    estimate = formatting.estimated(moved.area, error="0,4 Pp.", size=0.4, unit="Pp.")
    told = telling("b1", 15.1, 15.7, 16.3, changes=[replace(moved, area=estimate)])
    assert plain(told.change[0]) == (
        "Der Anteil der unter 18-Jährigen hat sich seit dem 31.12.2019 (umgerechnet etwa +0,3 Pp.; Bezirk 0,0 Pp., "
        "Musterstadt 0,0 Pp.) kaum verändert."
    )


def test_no_comparison_across_the_new_cut(telling):
    recut = Change(5, FIVE, *[formatting.missing("recut")] * 3)
    told = telling("b1", 15.1, 15.7, 16.3, changes=[recut])
    assert told.change == (
        "Ein Vergleich mit dem 31.12.2019 ist nicht möglich, weil die Gebiete neu zugeschnitten wurden.",
    )


def test_only_rated_indicators_are_headlines_for_standing_out(made_up):
    """Origin and age are told in their place; the playground area is what the district can do something about."""
    profile = made_up()
    assert statement(profile, ["t3", "a5"]).headline == "Weniger öffentliche Spielplatzfläche je Kopf als im Bezirk"
    assert statement(profile, ["t3", "b1"]).headline == (
        "Anteil der Menschen mit Migrationshintergrund unter dem Niveau des Bezirks"
    )


def test_a_chapter_without_indicators_or_without_data(made_up):
    nothing = statement(made_up(), [])
    assert (nothing.headline, nothing.state, nothing.change, nothing.basis) == (NOTHING, (), (), "")
    poor = statement(made_up(facilities=False), ["kita_plaetze", "a5"])
    assert poor.headline == "Keine Angaben"
    assert poor.state == (
        "Es wurden keine Angaben gemeldet zu: Zahl der Kita-Plätze je 100 Kinder unter 6 Jahren; Öffentliche "
        "Spielplatzfläche je Kopf.",
    )


def test_the_basis_changes_with_the_numbers_and_with_nothing_else(telling):
    first = telling("b1", 15.1, 15.7, 16.3, below=[14.3, 16.5])
    assert first.basis == telling("b1", 15.1, 15.7, 16.3, below=[14.3, 16.5], source_ids=(7,)).basis
    others = [
        telling("b1", 15.2, 15.7, 16.3, below=[14.3, 16.5]),
        telling("b1", 15.1, 15.7, 16.4, below=[14.3, 16.5]),
        telling("b1", 15.1, 15.7, 16.3, below=[14.3, 16.6]),
        telling("b1", 15.1, 15.7, 16.3, below=[14.3, 16.5], period=YEAR),
        telling("b1", 15.1, 15.7, 16.3, below=[14.3, 16.5], changes=[changed("b1", 1, "0.1")]),
        telling("b1", formatting.sign_cell(Status.SUPPRESSED), 15.7, 16.3, below=[14.3, 16.5]),
    ]
    assert first.basis not in {other.basis for other in others}
    assert len({other.basis for other in others}) == len(others)


def test_every_indicator_of_the_catalogue_has_words():
    assert set(phrases()) | {"mss_gruppe"} == set(BY_ID)
    for name, words in phrases().items():
        assert words.subject.split()[0] in ("der", "die", "das"), name
        assert all(ready.count("{}") == 1 for ready in (words.more, words.less) if ready), name
        assert bool(words.more) == bool(words.less), name


def test_an_indicator_of_the_planners_own_is_called_by_its_title():
    own = replace(BY_ID["b1"], title="Unter 20 Jahre", numerator="ew.alter.0_20")
    assert phrase_of(own) == Phrase("der Wert „Unter 20 Jahre“", "Unter 20 Jahre", unit="")
    assert phrase_of(BY_ID["b1"]).brief == "der Anteil"
    assert phrase_of(BY_ID["a5"]).brief == "die öffentliche Spielplatzfläche"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([i for i in BY_ID if i != "ew"]), st.booleans(), st.integers(1, 4))
def test_every_number_in_a_statement_is_printed_by_the_profile(made_up, name, signs, children):
    profile = made_up(signs=signs, children=children, since="known")
    told, own = statement(profile, [name]), profile.row(name)
    cells = [] if own is None else [own.area, own.district, own.city]
    cells += [] if own is None else [c for k in own.changes.values() for c in (k.area, k.district, k.city)]
    printed = {number for cell in cells for number in _numbers(cell.text)}
    words = phrase_of(own.indicator).subject.split(" ", 1)[1] if own else ""
    for sentence in (*told.state, *told.change) if own else ():
        said = re.sub(r"\d\d\.\d\d\.\d{4}", "", sentence.replace(words, ""))
        assert set(_numbers(said)) <= printed, sentence


def _numbers(text):
    return re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text)


def plain(text):
    return text.replace("\u00a0", " ")


def test_nothing_there_stands_beside_what_district_and_city_have(telling):
    told = telling("kita_plaetze", formatting.sign_cell(Status.NONE), "87.6", "87.1")
    assert plain(told.state[0]) == (
        "Zahl der Kita-Plätze je 100 Kinder unter 6 Jahren am 31.12.2024: nichts vorhanden (Bezirk 87,6, Musterstadt "
        "87,1)."
    )


def test_a_headline_tells_what_is_known_before_what_is_not(made_up):
    profile = made_up()
    cells = {"a7": formatting.missing("absent_band", band="6 bis unter 25"), "jfe_plaetze":
             formatting.sign_cell(Status.NONE)}  # fmt: skip
    rows = [replace(r, area=cells.get(r.indicator.indicator, r.area)) for r in profile.rows]
    told = statement(replace(profile, rows=tuple(rows)), ["a7", "jfe_plaetze"])
    assert told.headline.endswith("von 6 bis unter 27 Jahren: nichts vorhanden")


def test_an_area_without_people_and_since_when(telling):
    none = Change(5, FIVE, formatting.not_applicable("zero_denominator"), *[formatting.number_cell(1)] * 2)
    told = telling("ew", 0, 100, 200, changes=[none])
    assert told.headline == "Niemand ist mit Hauptwohnsitz gemeldet"
    assert told.change == ("Ein Vergleich mit dem 31.12.2019 ist nicht möglich, weil die Bezugsgröße 0 ist.",)


def test_what_is_lacking_for_the_same_reason_is_said_once(made_up):
    profile = made_up()
    few = formatting.not_applicable("small_population", limit=300)
    cells = {"b1": few, "b2": few, "t4": formatting.sign_cell(Status.SUPPRESSED)}
    rows = [replace(r, area=cells.get(r.indicator.indicator, r.area)) for r in profile.rows]
    told = statement(replace(profile, rows=tuple(rows)), ["b1", "t4", "b2"])
    assert told.state == (
        "Am 31.12.2024 nicht sinnvoll (unter 300 EW, kein Anteil): Anteil der unter 18-Jährigen; Anteil der Menschen "
        "ab 65 Jahren.",
        "Anteil der Ausländerinnen und Ausländer am 31.12.2024: geheim zu halten.",
    )


def test_a_share_of_nearly_nothing_is_left_out(made_up):
    profile = replace(made_up(people=49), share_of_district=formatting.number_cell(Fraction("0.01"), 1, "\u00a0%"))
    assert statement(profile, ["ew"]).state[0].endswith("leben am 31.12.2024 49 Menschen mit Hauptwohnsitz.")
