# SPDX-License-Identifier: GPL-2.0-or-later
"""A process that writes documents until it is killed or done: `python batch_writer.py LIBRARY FOLDER TEMPLATE AREAS`.

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

from sozialraum.processing.report.batch import write_profiles  # noqa: E402

library, folder, template, areas = sys.argv[1:]
said = []


def progress(share):
    if not said:
        said.append(share)
        print("ready", flush=True)


write_profiles(
    Path(library), Path(folder), template=template, area_ids=tuple(areas.split(",")) if areas else (), progress=progress
)
