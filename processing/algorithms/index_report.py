# SPDX-License-Identifier: GPL-2.0-or-later
"""What an index has found, as lines for the log, texts for its areas and a page to read."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...i18n import translate
from ...i18n.messages import message, number
from . import page

if TYPE_CHECKING:
    import numpy as np

    from ..domain.attributes import Attribute
    from ..domain.composite import Composite
    from ..domain.mss import Mss
    from ..domain.mss_whatif import Outcome, WhatIf

PARTS = {
    "status": lambda: translate("Sozialraum", "Status"),
    "dynamic": lambda: translate("Sozialraum", "Dynamics"),
}


def mss_texts(result: "Mss") -> "dict[str, np.ndarray]":
    """Columns that say in words what a row is: ``valid_reason`` and ``method``."""
    import numpy as np

    valid = translate("Sozialraum", "valid")
    reasons = [valid if r is None else message(r.code, r.values) for r in result.reasons]
    method = _method(result)
    return {"valid_reason": np.array(reasons, dtype=object), "method": np.full(len(reasons), method, dtype=object)}


def _method(result: "Mss") -> str:
    if not result.differs:
        return translate("Sozialraum", "MSS")
    return translate("Sozialraum", "not comparable with the MSS")


def mss_lines(result: "Mss", changes: "WhatIf") -> list[str]:
    """How many areas are valid and why others are not, whether it is the MSS, how far classes hold."""
    valid, total = int(result.valid.sum()), len(result.reasons)
    lines = [
        translate("Sozialraum", "{valid} of {count} areas are valid.").format(valid=number(valid), count=number(total))
    ]
    reasons = Counter(message(r.code, r.values) for r in result.reasons if r is not None)
    lines += [f"{text}: {number(count)}" for text, count in reasons.most_common()]
    if result.differs:
        why = "; ".join(message(code, {}) for code in result.differs)
        lines.append(translate("Sozialraum", "Not comparable with the MSS: {reasons}.").format(reasons=why))
    text = translate(
        "Sozialraum",
        "What if: in {scenarios} scenarios {moved} areas leave their group at least once; best and worst status rank "
        "of {fragile} areas lie further apart than a tenth of the valid areas.",
    )
    moved, fragile = int((changes.class_changes > 0).sum()), int(changes.fragile.sum())
    values = {"scenarios": len(changes.outcomes), "moved": moved, "fragile": fragile}
    return [*lines, text.format(**{key: number(value) for key, value in values.items()})]


def mss_page(
    layer: str, result: "Mss", changes: "WhatIf", population: "Attribute | None", labels: Sequence[str]
) -> str:
    """The report as HTML; `labels` are what it calls the areas."""
    parts = [page.paragraphs(mss_lines(result, changes))]
    parts.append(page.heading(2, translate("Sozialraum", "Means and standard deviations")))
    parts.append(_constants(result))
    parts.append(page.heading(2, translate("Sozialraum", "Groups")))
    parts.append(_groups(result, population))
    note = translate(
        "Sozialraum",
        "The index is made for searching, not for measuring. “Negativ” means worse than the mean development, not "
        "necessarily a rise.",
    )
    parts.append(page.paragraphs([note]))
    parts.append(page.heading(2, translate("Sozialraum", "What if")))
    parts.append(_scenarios(result, changes, labels))
    title = translate("Sozialraum", "Status and dynamics of “{layer}”").format(layer=layer)
    return page.document(title, parts)


def _constants(result: "Mss") -> str:
    head = (
        translate("Sozialraum", "Index"),
        translate("Sozialraum", "Indicator"),
        translate("Sozialraum", "Mean"),
        translate("Sozialraum", "Standard deviation"),
        translate("Sozialraum", "Weight"),
    )
    rows: list[tuple] = []
    for part, index in (("status", result.status), ("dynamic", result.dynamic)):
        constants = zip(index.names, index.means, index.sds, index.weights, strict=True)
        rows += [(PARTS[part](), name, _exact(m), _exact(sd), f"{w:g}") for name, m, sd, w in constants]
        rows.append((PARTS[part](), translate("Sozialraum", "Sum"), _exact(0.0), _exact(index.sum_sd), ""))
    return page.table(head, rows)


def _exact(value: float) -> str:
    """Six decimals, as such constants are published; the decimal mark is the window's."""
    whole = number(0.5)  # "0,50" or "0.50"
    return f"{value:.6f}".replace(".", whole[1])


def _groups(result: "Mss", population: "Attribute | None") -> str:
    from ..domain.categories import label
    from ..domain.mss import SIGNS

    head = [translate("Sozialraum", "Group"), translate("Sozialraum", "Areas")]
    if population is not None:
        head.append(translate("Sozialraum", "Inhabitants"))
    rows = []
    for group in [f"{status}{sign}" for status in range(1, 5) for sign in SIGNS.values()]:
        inside = result.sdi == group
        row = [label(group), number(int(inside.sum()))]
        if population is not None:
            row.append(number(float(population.values[inside].sum())))
        rows.append(row)
    return page.table(head, rows)


def _scenarios(result: "Mss", changes: "WhatIf", labels: Sequence[str]) -> str:
    head = (
        translate("Sozialraum", "Index"),
        translate("Sozialraum", "Scenario"),
        translate("Sozialraum", "Areas in another group"),
        translate("Sozialraum", "Share of valid areas"),
        translate("Sozialraum", "Which"),
    )
    valid = int(result.valid.sum())
    rows = []
    for outcome in changes.outcomes:
        moved = changes.changed(outcome)
        count = int(moved.sum())
        share = f"{number(100.0 * count / valid + 0.0)} %"
        where = ", ".join(labels[i] for i in moved.nonzero()[0].tolist())
        rows.append((PARTS[outcome.scenario.index](), _scenario(outcome, labels), number(count), share, where))
    return page.table(head, rows)


def _scenario(outcome: "Outcome", labels: Sequence[str]) -> str:
    scenario = outcome.scenario
    area = "" if scenario.left_out is None else labels[scenario.left_out]
    return message(scenario.code, {**scenario.values, "area": area})


def composite_lines(result: "Composite") -> list[str]:
    """What a high index means, weights and loadings of the indicators, and what does not fit."""
    import numpy as np

    lines = [_direction(result)]
    count = sum(name is None for name in result.lacking)
    text = translate("Sozialraum", "{valid} of {count} areas have an index.")
    lines.append(text.format(valid=number(count), count=number(len(result.lacking))))
    for name, sign, weight, load in zip(result.names, result.signs, result.weights, result.loadings, strict=True):
        text = translate("Sozialraum", "{field}: weight {weight}, correlation with the index {loading}.")
        lines.append(text.format(field=name, weight=_exact(sign * weight), loading=_exact(sign * load)))
    if np.isfinite(result.explained):
        text = translate("Sozialraum", "The first principal component explains {share} % of the variance.")
        lines.append(text.format(share=number(100 * result.explained)))
    if result.contrary:
        text = translate(
            "Sozialraum", "{fields} run against the index although oriented. Please check which values are favourable."
        )
        lines.append(text.format(fields=", ".join(result.contrary)))
    return lines


def composite_texts(result: "Composite") -> "dict[str, np.ndarray]":
    """Columns that say in words what a row is: ``direction`` and ``reason``."""
    import numpy as np

    from ..domain.mss import lacking

    codes = result.codes.tolist()
    reasons = [None if n is None else lacking(n, code) for n, code in zip(result.lacking, codes, strict=True)]
    texts = [None if r is None else message(r.code, r.values) for r in reasons]
    return {
        "direction": np.full(len(texts), _direction(result), dtype=object),
        "reason": np.array(texts, dtype=object),
    }


def _direction(result: "Composite") -> str:
    if result.high_is_favourable:
        return translate("Sozialraum", "high = favourable")
    return translate("Sozialraum", "high = unfavourable")
