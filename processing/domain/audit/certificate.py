# SPDX-License-Identifier: GPL-2.0-or-later
"""What an audit says: whole as JSON, short as German sentences for a colophon.

A certificate that passed names no withheld number but the one known best, between ends that anyone can work out. One
that failed tells what leaks, and is as confidential as that.
"""

import json
import math
import os
from collections import Counter
from datetime import date
from pathlib import Path

from .rules import Fault
from .run import Audit, Finding

NAME = "audit.json"
FORMAT = 1
_RULES = {
    Fault.EXACT: "a", Fault.SMALL: "b", Fault.NARROW: "b", Fault.SINGLETON: "e", Fault.PUBLISHED: "b",
    Fault.COMPLEMENT: "b", Fault.GROUP: "b", Fault.ELSEWHERE: "c", Fault.CARRIER: "d",
}  # fmt: skip


def certificate(audit: Audit, day: date) -> dict:
    """The certificate as JSON values; the same audit on the same day gives the same.

    Parameters
    ----------
    day
        When the audit was made.
    """
    verdict = audit.verdict
    return {
        "format": FORMAT,
        "date": day.isoformat(),
        "outcome": audit.outcome,
        "threshold": audit.threshold,
        "library_sha256": audit.library,
        "files": [{"file": name, "sha256": digest} for name, digest in audit.files],
        "cells": audit.cells,
        "withheld": audit.withheld,
        "pictures": {"read": 0, "not_read": audit.pictures},
        "drawings": {"read": audit.measured, "not_read": audit.drawings},
        "equations": verdict.equations,
        "blocks": {
            "attacked": verdict.blocks - verdict.reused,
            "unchanged": verdict.reused,
            "largest": verdict.largest,
        },
        "solver": _solver(),
        "seed": None,  # nothing is drawn by chance
        "narrowest": _narrowest(audit),
        "rules": _rules(audit),
        "failures": [_finding(one) for one in audit.findings],
        "known_before": [_known_before(one) for one in audit.known_before],
        "limited_anyway": audit.already_limited,  # to name them would tell that they are small
        "undecided": {
            "files": [{"place": str(u.place), "why": u.why, "detail": u.detail} for u in audit.unread],
            "cells": [{"why": why, "cells": [list(cell) for cell in cells]} for why, cells in verdict.undecided],
        },
        "contradictions": verdict.contradictions,
        "contradictions_by_kind": verdict.broken,
        "differing": audit.differing,
    }


def _solver() -> dict[str, str]:
    import scipy

    return {"name": "HiGHS", "through": "SciPy", "version": scipy.__version__}


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _narrowest(audit: Audit) -> dict | None:
    """The withheld number that is known best; its true ends may lie further out where it is safe."""
    if audit.worst is None:
        return None
    (area, quantity, period), interval = audit.worst
    ends = {"low": _number(interval.low), "high": _number(interval.high), "exact": interval.sure}
    return {"area_id": area, "quantity": quantity, "period": period, **ends}


def _rules(audit: Audit) -> dict[str, str]:
    """The verdict of each rule: a (one value), b (provably small), c (told elsewhere), d (carriers), e (singletons)."""
    broken = Counter(_RULES[one.fault] for one in audit.findings)
    left = "undecided" if audit.undecided else "passed"
    return {rule: "failed" if broken[rule] else left for rule in "abcde"}


def _finding(one: Finding) -> dict:
    place = {"file": one.place.file, "part": one.place.part, "row": one.place.row, "column": one.place.column}
    cell = {"area_id": one.area, "quantity": one.quantity, "period": one.period}
    ends = {"low": _number(one.low), "high": _number(one.high)}
    return {"fault": str(one.fault), **cell, **ends, **place, "other": one.other}


def _known_before(one: Finding) -> dict:
    """What one person knows of another, and that she is the only one, the others need not learn."""
    hers = {"low": None, "high": None, "other": ""} if one.fault is Fault.SINGLETON else {}
    return _finding(one) | hers


def write(path: Path, audit: Audit, day: date) -> None:
    """Write the certificate beside and rename it."""
    part = path.with_name(path.name + ".part")
    try:
        text = json.dumps(certificate(audit, day), ensure_ascii=False, indent=1)
        part.write_text(text + "\n", encoding="utf-8")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def short_form(audit: Audit, day: date) -> str:
    """One or two German sentences for a colophon."""
    cells, withheld, files = (f"{n:,}".replace(",", ".") for n in (audit.cells, audit.withheld, len(audit.files)))
    made = f"Datenschutzprüfung am {day:%d.%m.%Y}: {cells} Zahlen in {files} Dateien, davon {withheld} zurückgehalten"
    besides = [f"{len(audit.known_before)} schon durch frühere Freigaben bekannt"] if audit.known_before else []
    besides += [f"{audit.already_limited} ohnehin schon eingegrenzt"] if audit.limited else []
    if besides:
        made += f" ({', '.join(besides)})"
    if audit.outcome == "passed":
        none = "keine weitere" if besides else "keine"
        return f"{made}; {none} lässt sich aus den übrigen genau oder als Zahl unter {audit.threshold} errechnen."
    if audit.outcome == "failed":
        return f"{made}. Nicht bestanden: {len(audit.findings)} Zahlen sind zu erkennen. Nicht veröffentlichen."
    return f"{made}. Nicht entschieden: {audit.undecided} Dateien oder Zahlen konnten nicht geprüft werden."
