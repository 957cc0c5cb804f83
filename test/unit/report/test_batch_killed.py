# SPDX-License-Identifier: GPL-2.0-or-later
"""A run that is killed at any moment leaves whole documents, and the next one ends with the very same folder."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

WRITER = Path(__file__).with_name("batch_writer.py")
PERIOD = 6.0  # seconds in which a kill falls, after the first document was begun


@pytest.fixture(scope="module")
def regions(berlin):
    """The regions of one district, or all of the city under --all."""
    ids = berlin.areas("2021", "BZR").ids

    def chosen(full):
        return "" if full else ",".join(i for i in ids if i.startswith("07"))

    return chosen


def start(library, folder, areas):
    words = [sys.executable, str(WRITER), str(library), str(folder), "kurzprofil", areas]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    return child


def content(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_killed_again_and_again_then_resumed_is_byte_for_byte_the_undisturbed_folder(
    berlin_library, regions, tmp_path, full
):
    areas = regions(full)
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    assert start(berlin_library, calm, areas).wait() == 0
    chance = random.Random(4)
    killed = 0
    for _ in range(25 if full else 5):
        child = start(berlin_library, rough, areas)
        assert child.stdout.readline().strip() in ("ready", "")
        time.sleep(chance.uniform(0, PERIOD if full else 1.5))
        killed += child.poll() is None
        child.kill()
        child.wait()
        whole = content(rough)
        assert all(data.endswith(b"%%EOF\n") for name, data in whole.items() if name.endswith(".pdf"))
    assert killed >= 2  # a machine that is done before every kill has shown nothing
    assert start(berlin_library, rough, areas).wait() == 0
    assert content(rough) == content(calm)
