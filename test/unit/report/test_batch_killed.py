# SPDX-License-Identifier: GPL-2.0-or-later
"""A run that is killed at any moment leaves whole documents, and the next one ends with the very same folder."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

WRITER = Path(__file__).with_name("batch_writer.py")
KILLS = 25


@pytest.fixture(scope="module")
def regions(berlin):
    """The regions of one district, or all of the city under --all."""
    ids = berlin.areas("2021", "BZR").ids

    def chosen(full):
        return "" if full else ",".join(i for i in ids if i.startswith("07"))

    return chosen


def start(library, folder, areas):
    words = [sys.executable, str(WRITER), str(library), str(folder), areas]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def content(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_killed_25_times_then_resumed_is_byte_for_byte_the_undisturbed_folder(berlin_library, regions, tmp_path, full):
    """Profiles, then the committee's sheet with its copies. A run that was done before its kill is begun anew."""
    areas = regions(full)
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    began = time.monotonic()
    assert start(berlin_library, calm, areas).wait() == 0
    longest = time.monotonic() - began  # of a run with what it takes to begin
    chance = random.Random(4)
    killed = 0
    while killed < KILLS:
        child = start(berlin_library, rough, areas)
        assert child.stdout.readline().strip() == "ready"
        time.sleep(chance.uniform(0, longest / 2))
        if child.poll() is not None:
            shutil.rmtree(rough)
            continue
        child.kill()
        child.wait()
        killed += 1
        whole = content(rough)
        assert all(data.endswith(b"%%EOF\n") for name, data in whole.items() if name.endswith(".pdf"))
    assert start(berlin_library, rough, areas).wait() == 0
    assert content(rough) == content(calm)
