#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw all input files of the made-up district anew: `python resources/demo/draw.py [folder]`.

Same seed, same bytes. Without a folder the committed files in `resources/demo/input` are replaced.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from drawing.areas import write_areas  # noqa: E402
from drawing.geometry import draw_atoms  # noqa: E402


def draw(folder: Path) -> None:
    """Write every input file of the district into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    atoms = draw_atoms()
    write_areas(folder, atoms)


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "input")
