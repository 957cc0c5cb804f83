# SPDX-License-Identifier: GPL-2.0-or-later
"""tau-argus, the statistical offices' own program, judges one district as our auditor does.

Its audit (pytauargus) gets the table and what is hidden, and tells the least and the most that each hidden number can
be. It knows nothing of a reader who is the one person in a hidden 1; that is left to `test_attack`.
"""

import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.system import System
from sozialraum.processing.domain.disclosure.tables import protect_table

tauargus = pytest.importorskip("pytauargus", reason="pytauargus has no wheel for this platform or Python")
engine = pytest.importorskip("pytauargus.engine")

spec = importlib.util.spec_from_file_location("audit_made_up", Path(__file__).with_name("made_up.py"))
made_up = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made_up)

DISTRICT = "01"  # 49 Planungsräume in 64 areas of four levels
PLR = [area for area in made_up.berlin_areas() if area.startswith(DISTRICT)]
THRESHOLD = 3


@pytest.fixture(scope="module", params=[1, pytest.param(2, marks=pytest.mark.slow)])
def table(request):
    """Counts of 8 categories and their total in all areas of the district, about 40 in each Planungsraum."""
    counts = made_up.berlin_table(40, request.param, PLR)
    return {(area, column): count for (area, column), count in counts.items() if area != "BE"}


@pytest.fixture
def second_judge(tmp_path, monkeypatch):
    """Asks tau-argus: least, most and whether it is under-protected of each hidden cell."""
    monkeypatch.chdir(tmp_path)  # it leaves files where it is called

    def judged(table, hidden):
        leaves = [(area, column) for area, column in sorted(table) if area in PLR and column != made_up.TOTAL]
        people = {
            "area": [area for area, _ in leaves],
            "kind": [column for _, column in leaves],
            "people": [float(table[cell]) for cell in leaves],
        }
        files = tauargus.protect(
            people, ["area", "kind"], response="people", safety_rules="", hrc={"area": "4 2 2"}, workdir=tmp_path,
            run=False,
        ).files  # fmt: skip
        Path("own.hst").write_text("\n".join(statuses(table, hidden)) + "\n")
        batch = re.sub("<SUPPRESS>.*", '<APRIORI> "own.hst",1,";",0,0', Path(files["arb"]).read_text())
        Path("own.arb").write_text(batch)
        # It counts the cells area by area, the total of the categories first.
        order = [(area, c) for area in sorted({a for a, _ in table}) for c in (made_up.TOTAL, *made_up.CATEGORIES)]
        rows = engine.run_batch("own.arb").audit(0)
        return {order[row["cell"]]: (round(row["min"]), round(row["max"]), row["unsafe"]) for row in rows}

    return judged


def statuses(table, hidden):
    """What is small (U) may be as large as the threshold; everything else that is hidden (M) is only unknown."""
    found = [(cell, small(table[cell])) for cell in sorted(hidden)]
    names = {cell: f"{'Total' if cell[0] == DISTRICT else cell[0]};{named(cell[1])}" for cell in hidden}
    return [
        *(f"{names[cell]};{'U' if few else 'M'}" for cell, few in found),
        *(f"{names[cell]};PL;0;{THRESHOLD - table[cell]}" for cell, few in found if few),
    ]


def named(column):
    return "Total" if column == made_up.TOTAL else column


def small(count):
    return 0 < count < THRESHOLD


def ours(table):
    areas = sorted({area for area, _ in table})
    values = np.array([[table[area, column] for column in made_up.COLUMNS] for area in areas], float)
    hidden = protect_table(areas, values, PLR, THRESHOLD).hidden
    return {(areas[a], made_up.COLUMNS[c]) for a, c in zip(*np.nonzero(hidden), strict=True)}


def intervals(table, hidden):
    """Least and most of each hidden cell by our auditor."""
    known = {cell: float(count) for cell, count in table.items() if cell not in hidden}
    relations = [one for one in made_up.berlin_relations(table) if all(name in table for name, _ in one.terms)]
    found = attack(System(known, {}, relations), thorough=True).intervals
    return {cell: (one.low, one.high) for cell, one in found.items()}


def found_out(known, table):
    return {cell for cell, (low, high, *_) in known.items() if small(table[cell]) and high - low < THRESHOLD}


def test_what_we_hide_is_safe_for_tau_argus_too(table, second_judge):
    hidden = ours(table)
    judged = second_judge(table, hidden)
    assert set(judged) == hidden
    assert not any(unsafe for _, _, unsafe in judged.values())
    assert found_out(judged, table) == set()


def test_both_tell_the_same_least_and_most(table, second_judge):
    hidden = ours(table)
    judged = second_judge(table, hidden)
    assert {cell: (low, high) for cell, (low, high, _) in judged.items()} == intervals(table, hidden)


def test_both_find_the_same_where_only_what_is_small_is_hidden(table, second_judge):
    naive = {cell for cell, count in table.items() if small(count)}
    judged = second_judge(table, naive)
    found = found_out(judged, table)
    assert found == found_out(intervals(table, naive), table)
    assert len(found) > 0.4 * len(naive)
    assert {cell for cell, (_, _, unsafe) in judged.items() if unsafe} <= found


@pytest.mark.slow
def test_both_tell_of_a_partner_that_is_shown(table, second_judge):
    """One number is shown that others need: tau-argus finds the same cells out, so it could have told."""
    hidden = ours(table)
    partners = sorted(cell for cell in hidden if not small(table[cell]))
    found = 0
    for partner in partners[:: max(1, len(partners) // 5)]:
        judged = second_judge(table, hidden - {partner})
        assert {cell: ends[:2] for cell, ends in judged.items()} == intervals(table, hidden - {partner})
        found += bool(found_out(judged, table))
    assert found
