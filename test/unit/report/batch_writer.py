# SPDX-License-Identifier: GPL-2.0-or-later
"""A process that writes documents until it is killed or done: `python batch_writer.py LIBRARY FOLDER AREAS`.

The Kurzprofile of some Bezirksregionen or all, then the committee's sheet of one district with copies of its own.
Prints "ready" when the first document is begun. Run by the kill test.
"""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
spec = importlib.util.spec_from_file_location(
    "sozialraum", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
module = importlib.util.module_from_spec(spec)
sys.modules["sozialraum"] = module
spec.loader.exec_module(module)

from sozialraum.processing.report import batch  # noqa: E402

library, folder, areas = sys.argv[1:]
batch.MANIFEST_EVERY = 0.3  # so that what a killed run has done counts within the seconds of a test
said = []


def progress(share):
    if not said:
        said.append(share)
        print("ready", flush=True)


for template, wanted in (("kurzprofil", areas), ("vorlage", "07")):
    ids = tuple(wanted.split(",")) if wanted else ()
    batch.write_profiles(Path(library), Path(folder), template=template, area_ids=ids, progress=progress)
