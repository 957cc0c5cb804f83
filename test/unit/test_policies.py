# SPDX-License-Identifier: GPL-2.0-or-later
"""Policies of confidentiality: shipped, changed by a library, and never passed over where they cannot be read."""

import json

import pytest
from sozialraum.processing.domain.disclosure.policy import keep, policies, shipped
from sozialraum.processing.domain.errors import SozialraumError


def test_counts_of_people_are_kept_back_below_three():
    policy = shipped().of("sgb2.leistungsberechtigte")
    assert (policy.threshold, policy.zero) == (3, False)  # what is below it: test_primary_rules
    assert policy.complement
    assert policy.levels == ("PLR", "BZR", "PGR", "BEZ", "STADT")


def test_a_sensitive_zero_is_kept_back_too():
    policy = policies('{"rules": [{"quantities": ["hze.*"], "zero": true}]}').of("hze.tagesgruppen")
    assert (policy.threshold, policy.zero) == (3, True)


def test_things_are_counted_without_a_threshold_but_people_are_not():
    assert shipped().of("kita.count").objects
    assert not shipped().of("ew.ausl").objects


def test_later_rules_change_what_they_name_and_no_more():
    own = policies(
        '{"default": {"threshold": 5}, "rules": [{"sources": ["Kriminal*"], "threshold": 10, "rounding": 5},'
        ' {"quantities": ["delikte.*"], "levels": ["BZR", "BEZ"]}]}'
    )
    assert own.of("sgb2.x").threshold == 5
    found = own.of("delikte.raub", ["Kriminalitätsatlas"])
    assert (found.threshold, found.rounding, found.levels) == (10, 5, ("BZR", "BEZ"))
    assert own.of("kita.count").objects  # the shipped exceptions stay


def test_of_two_sources_of_a_quantity_each_keeps_its_own_rule():
    """Whichever rule stands last: the Jugendamt's numbers must not be shown by what holds for the Schulamt's."""
    rules = [{"sources": ["Jugendamt"], "threshold": 10, "zero": True}, {"sources": ["Schulamt"], "rates": True}]
    for ordered in (rules, rules[::-1]):
        found = policies(json.dumps({"rules": ordered})).of("hilfen", ["Jugendamt", "Schulamt"])
        assert (found.threshold, found.zero, found.rates) == (10, True, False)
    assert policies(json.dumps({"rules": rules})).of("hilfen", ["Schulamt"]).threshold == 3


def test_of_places_closed_to_the_public_nothing_is_said_in_small_areas():
    policy = shipped().of("zufluchtswohnen.count", closed_places=True)
    assert (policy.objects, policy.zero, policy.levels) == (False, True, ("BEZ", "STADT"))


@pytest.mark.parametrize(
    ("own", "place"),
    [
        ("{", "disclosure"),
        ("[]", "disclosure"),
        ('{"defaults": {}}', "disclosure"),
        ('{"default": {"treshold": 3}}', "default"),
        ('{"default": {"threshold": 0}}', "default.threshold"),
        ('{"default": {"threshold": true}}', "default.threshold"),
        ('{"default": {"rounding": 4}}', "default.rounding"),
        ('{"default": {"largest": 1.5}}', "default.largest"),
        ('{"default": {"zero": "nein"}}', "default.zero"),
        ('{"default": {"levels": ["Bezirk"]}}', "default.levels"),
        ('{"rules": [{"threshold": 5}]}', "rules 1"),
        ('{"rules": [{"quantities": [""], "threshold": 5}]}', "rules 1.quantities"),
    ],
)
def test_a_policy_that_cannot_be_read_is_refused_with_its_place(own, place):
    with pytest.raises(SozialraumError) as caught:
        policies(own)
    assert (caught.value.code, caught.value.values["place"]) == ("disclosure_invalid", place)


class _Library:
    def __init__(self):
        self.kept = {}

    def set_meta(self, key, value):
        self.kept[key] = value


def test_policies_are_kept_only_where_they_can_be_read():
    library = _Library()
    keep(library, '{"default": {"threshold": 10}}')
    assert library.kept == {"disclosure": '{"default": {"threshold": 10}}'}
    with pytest.raises(SozialraumError):
        keep(library, '{"default": {"threshold": "zehn"}}')
    assert library.kept == {"disclosure": '{"default": {"threshold": 10}}'}
