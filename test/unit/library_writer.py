# SPDX-License-Identifier: GPL-2.0-or-later
"""A process that writes into a library until it is killed or done: `python library_writer.py LIBRARY NAME COUNT ROWS`.

Prints "ready", then the number of each source after it is committed. Run by the kill tests.
"""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location(
    "sozialraum", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
module = importlib.util.module_from_spec(spec)
sys.modules["sozialraum"] = module
spec.loader.exec_module(module)

import geopandas  # noqa: E402
import pandas as pd  # noqa: E402
from sozialraum.processing.domain.library import Library, Source  # noqa: E402

path, name, count, rows = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
library = Library(path)
numbers = pd.DataFrame(
    {
        "vintage": "2021",
        "level": "PLR",
        "area_id": "99100101",
        "quantity": [f"{name}.{i}" for i in range(rows)],
        "period": "2024-12-31",
        "value": 1.0,
        "text": None,
        "status": "value",
        "flag": "",
    }
)
points = geopandas.GeoDataFrame(
    {"theme": name, "name": [f"{name} {i}" for i in range(rows)], "period": "2024-12-31"},
    geometry=geopandas.points_from_xy([390_010.0 + i % 80 for i in range(rows)], [5_820_010.0] * rows),
    crs=25833,
)
print("ready", flush=True)
for i in range(count):
    # every source delivers the same numbers, each time other values: the earlier ones move to observations_old
    source = Source("Test", f"{name} {i}", "t.csv")
    added = library.add_source(source, numbers.assign(value=float(i)), facilities=points)
    print(added.source_id, flush=True)
