# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrays kept between runs: the same geometry finds them, and nothing a disk does changes a result."""

import numpy as np
import shapely
from sozialraum.processing.domain import cache

SQUARES = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)], dtype=object)
NAMES = ("cells", "origin")


def test_the_key_tells_geometry_order_and_kind_apart():
    key = cache.geometry_key("grid1", SQUARES)
    assert key == cache.geometry_key("grid1", SQUARES.copy())
    moved = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1.000000001)], dtype=object)
    others = [
        cache.geometry_key("grid1", moved),
        cache.geometry_key("grid1", SQUARES[::-1]),
        cache.geometry_key("grid2", SQUARES),
        cache.geometry_key("grid1", SQUARES[:1], SQUARES[1:]),
    ]
    assert len({key, *others}) == 5


def test_what_was_stored_comes_back(tmp_path):
    folder = tmp_path / "new" / "folder"
    assert cache.load(folder, "a", NAMES) is None
    cache.store(folder, "a", {"cells": np.arange(4, dtype=np.int16), "origin": np.array([1.5, 2.5])})
    back = cache.load(folder, "a", NAMES)
    assert back["cells"].tolist() == [0, 1, 2, 3]
    assert back["cells"].dtype == np.int16
    assert back["origin"].tolist() == [1.5, 2.5]
    assert [p.name for p in folder.iterdir()] == ["a.npz"]


def test_a_file_of_other_arrays_is_no_cache(tmp_path):
    cache.store(tmp_path, "a", {"cells": np.arange(4), "other": np.zeros(2)})
    assert cache.load(tmp_path, "a", NAMES) is None


def test_no_flipped_bit_and_no_lost_end_changes_what_is_read(tmp_path):
    stored = {"cells": np.arange(5, dtype=np.int16), "origin": np.array([1.5, 2.5])}
    cache.store(tmp_path, "a", stored)
    file = tmp_path / "a.npz"
    whole = file.read_bytes()
    flipped = [whole[:i] + bytes([whole[i] ^ 1 << i % 8]) + whole[i + 1 :] for i in range(len(whole))]
    read = 0
    for content in (*flipped, *(whole[:n] for n in range(0, len(whole), 7))):
        file.write_bytes(content)
        found = cache.load(tmp_path, "a", NAMES)
        if found is not None:  # the bit meant nothing, as in the date of the archive
            read += 1
            assert all(np.array_equal(found[name], array) for name, array in stored.items())
    assert 0 < read < len(whole) / 2


def test_a_damaged_file_a_pickle_and_a_folder_that_cannot_be_are_no_cache(tmp_path):
    (tmp_path / "a.npz").write_bytes(b"PK\x03\x04 half")
    np.savez(tmp_path / "b.npz", x=np.array([{"evil": 1}], dtype=object))
    assert cache.load(tmp_path, "a", NAMES) is None
    assert cache.load(tmp_path, "b", ["x"]) is None
    blocked = tmp_path / "file"
    blocked.write_text("")
    cache.store(blocked / "below", "c", {"x": np.zeros(1)})
    assert cache.load(blocked / "below", "c", ["x"]) is None
    assert cache.load(None, "a", NAMES) is None
    cache.store(None, "a", {})


def test_only_the_last_used_files_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_MOST", 2)
    for name in "abc":
        cache.store(tmp_path, name, {"x": np.zeros(1)})
    assert sorted(p.stem for p in tmp_path.iterdir()) == ["b", "c"]
