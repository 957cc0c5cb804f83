# SPDX-License-Identifier: GPL-2.0-or-later
"""What an audit keeps for the next one: unchanged files are not opened again, and nothing is found otherwise for it."""

import gzip
import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.audit import kept as kept_module
from sozialraum.processing.domain.audit import readers
from sozialraum.processing.domain.audit.claims import Claim, Claims, ColumnFact, RowFact
from sozialraum.processing.domain.audit.documents import Place, Unreadable
from sozialraum.processing.domain.audit.kept import Kept
from sozialraum.processing.domain.audit.packed import packed, unpacked
from sozialraum.processing.domain.audit.run import audit
from sozialraum.processing.domain.audit.values import Sign, Value
from sozialraum.processing.domain.audit.vocabulary import Measure

PARTS = """area_id;Leistungen
01100205;61
01100206;•
01100207;37
"""
WHOLE = "area_id;Leistungen\n011002;{}\n"


@pytest.fixture
def folder(tmp_path):
    """Planungsräume in one table, and their sum in a named one: together they tell 2."""
    out = tmp_path / "aus"
    out.mkdir()
    (out / "plr_2023.csv").write_text(PARTS, encoding="utf-8")
    (out / "bzr_2023.csv").write_text(WHOLE.format(100), encoding="utf-8")
    return out


@pytest.fixture
def opened(monkeypatch):
    """Names of the files that are opened to be read."""
    names, read = [], readers.read
    monkeypatch.setattr(readers, "read", lambda data, place, *more: [names.append(place.file), *read(data, place)][1:])
    return names


def found(folder, cache):
    result = audit(folder, cache=cache)
    return result.outcome, result.cells, result.withheld, result.findings, result.unread, result.verdict.reused


def test_an_unchanged_folder_is_not_opened_again(folder, opened, tmp_path):
    kept = Kept(tmp_path / "kept.json.gz")
    first = found(folder, kept)
    kept.save()
    assert sorted(opened) == ["bzr_2023.csv", "plr_2023.csv"]
    opened.clear()
    second = found(folder, Kept(kept.path))
    assert opened == []
    assert second[:-1] == first[:-1]
    assert (first[-1], second[-1]) == (0, 1)


def test_a_changed_file_is_opened_and_its_blocks_are_attacked(folder, opened):
    cache = {}
    assert audit(folder, cache=cache).findings[0].low == 2
    opened.clear()
    (folder / "bzr_2023.csv").write_text(WHOLE.format(101), encoding="utf-8")
    result = audit(folder, cache=cache)
    assert (opened, result.findings[0].low, result.verdict.reused) == (["bzr_2023.csv"], 3, 0)


def test_a_file_of_another_name_is_another_file(folder, opened):
    """Its name may tell the date: the sum of 2022 tells nothing of 2023."""
    cache = {}
    audit(folder, cache=cache)
    shutil.move(folder / "bzr_2023.csv", folder / "bzr_2022.csv")
    assert audit(folder, cache=cache).outcome == "passed"


def test_names_that_another_file_brings_are_read_in_all(folder):
    """Who knows what the areas are called can read a table that only names them."""
    cache = {}
    (folder / "bzr_2023.csv").write_text("Gebiet;Leistungen\nHintertal;100\nVordertal;250\n", encoding="utf-8")
    assert audit(folder, cache=cache).outcome == "passed"
    (folder / "namen.csv").write_text("area_id;name\n011002;Hintertal\n011003;Vordertal\n", encoding="utf-8")
    (finding,) = audit(folder, cache=cache).findings
    assert (finding.area, finding.low) == ("01100206", 2)


def test_another_version_of_the_plugin_trusts_nothing_that_was_kept(folder, opened, tmp_path, monkeypatch):
    kept = Kept(tmp_path / "kept.json.gz")
    audit(folder, cache=kept)
    kept.save()
    opened.clear()
    monkeypatch.setattr(kept_module, "_program", lambda: "next")
    audit(folder, cache=Kept(kept.path))
    assert len(opened) == 2


@pytest.mark.parametrize("data", [b"", b"no zip", gzip.compress(b"[1, 2]"), gzip.compress(b'{"found": {}}')])
def test_a_file_that_cannot_be_read_is_an_empty_one(tmp_path, data):
    path = tmp_path / "kept.json.gz"
    path.write_bytes(data)
    assert len(Kept(path)) == 0


words = st.text("abcäß. _", max_size=8)
numbers = st.floats(-1e6, 1e6) | st.just(float("inf"))
places = st.builds(Place, st.just("t.pdf"), words, st.integers(0, 99), st.integers(0, 9))
measures = st.builds(Measure, words, words, words)
values = st.builds(Value, numbers, numbers, st.none(), st.integers(0, 6)) | st.builds(
    lambda sign, places: Value(sign=sign, decimals=places), st.sampled_from(Sign), st.integers(0, 6)
)
areas = st.lists(words, max_size=3).map(tuple)
claims = st.builds(
    Claims,
    st.lists(st.builds(Claim, words, measures, words, values, places, st.booleans()), max_size=3),
    st.lists(st.builds(RowFact, words, areas, measures, words, values, places), max_size=2),
    st.lists(
        st.builds(ColumnFact, st.lists(st.tuples(measures, words, numbers), max_size=3).map(tuple), numbers, numbers,
                  areas, places, st.booleans()),
        max_size=2,
    ),
    st.dictionaries(words, areas, max_size=2),
)  # fmt: skip


@given(claims, st.lists(st.builds(Unreadable, places, words, words), max_size=2))
def test_what_is_kept_of_a_file_is_what_was_read(claims, unread):
    found = unpacked(json.loads(json.dumps(packed(claims, unread))), "t.pdf")
    assert repr(found) == repr((claims, unread))  # a sign has no ends, and NaN is not equal to itself
