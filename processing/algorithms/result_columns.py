# SPDX-License-Identifier: GPL-2.0-or-later
"""What the columns of results are called in the attribute table, in words; their names in the data are frozen."""

from collections.abc import Callable
from dataclasses import dataclass

from ...i18n import translate

Text = Callable[[], str]


@dataclass(frozen=True)
class Column:
    """Title, decimals the numbers are shown with (None: as QGIS does), words for codes."""

    title: Text
    decimals: int | None = None
    words: dict[str, Text] | None = None

    def named(self, part: str) -> str:
        """The title, with what stands in the column's name after its prefix or before its suffix."""
        return self.title().format(part)


STATUS = {
    "value": lambda: translate("Sozialraum", "number"),
    "missing": lambda: translate("Sozialraum", "k. A.: no figure"),
    "suppressed": lambda: translate("Sozialraum", "• to be kept secret"),
    "none": lambda: translate("Sozialraum", "– nothing there"),
    "not_applicable": lambda: translate("Sozialraum", "x: not meaningful"),
}
QUALITY = {
    "identical": lambda: translate("Sozialraum", "identical (exact)"),
    "merged": lambda: translate("Sozialraum", "of whole areas (exact)"),
    "split": lambda: translate("Sozialraum", "of parts (estimated)"),
    "mixed": lambda: translate("Sozialraum", "of whole areas and parts (partly estimated)"),
}
WAYS = {
    "straight": lambda: translate("Sozialraum", "straight line"),
    "barriers": lambda: translate("Sozialraum", "straight line around barriers"),
    "network": lambda: translate("Sozialraum", "along the network"),
}
YES_NO = {"0": lambda: translate("Sozialraum", "no"), "1": lambda: translate("Sozialraum", "yes")}

AREAS = {
    "area_id": Column(lambda: translate("Sozialraum", "Key")),
    "name": Column(lambda: translate("Sozialraum", "Name")),
    "level": Column(lambda: translate("Sozialraum", "Level")),
    "status": Column(lambda: translate("Sozialraum", "Status"), words=STATUS),
}
# By algorithm: names, those with a changing end ("sum_*") or beginning ("*_status").
COLUMNS: dict[str, dict[str, Column]] = {
    "aggregate": {
        "count": Column(lambda: translate("Sozialraum", "Number")),
        "sum_*": Column(lambda: translate("Sozialraum", "Sum of {}")),
        "missing_*": Column(lambda: translate("Sozialraum", "Features without {}")),
        "length_m": Column(lambda: translate("Sozialraum", "Length in the area (m)"), 0),
        "area_m2_in": Column(lambda: translate("Sozialraum", "Covered ground (m²)"), 0),
        "share": Column(lambda: translate("Sozialraum", "Covered share (0 to 1)"), 3),
    },
    "rollup": {"*_status": Column(lambda: translate("Sozialraum", "Status of {}"), words=STATUS)},
    "protect": {"*_status": Column(lambda: translate("Sozialraum", "Status of {}"), words=STATUS)},
    "crosswalk": {
        "*_status": Column(lambda: translate("Sozialraum", "Status of {}"), words=STATUS),
        "*_err": Column(lambda: translate("Sozialraum", "Expected error of {}"), 1),
        "quality": Column(lambda: translate("Sozialraum", "Quality"), words=QUALITY),
        "split_shr": Column(lambda: translate("Sozialraum", "Share from split areas (0 to 1)"), 3),
    },
    "compare": {
        "indicator": Column(lambda: translate("Sozialraum", "Indicator (id)")),
        "title": Column(lambda: translate("Sozialraum", "Title")),
        "period": Column(lambda: translate("Sozialraum", "Date")),
        "value": Column(lambda: translate("Sozialraum", "Value"), 2),
        "unit": Column(lambda: translate("Sozialraum", "Unit")),
        "text": Column(lambda: translate("Sozialraum", "As printed")),
        "low": Column(lambda: translate("Sozialraum", "By chance from (95 %)"), 2),
        "high": Column(lambda: translate("Sozialraum", "By chance to (95 %)"), 2),
        "district": Column(lambda: translate("Sozialraum", "Bezirk"), 2),
        "city": Column(lambda: translate("Sozialraum", "City"), 2),
        "rank": Column(lambda: translate("Sozialraum", "Rank in the Bezirk")),
        "rank_of": Column(lambda: translate("Sozialraum", "of areas")),
        "sister_mean": Column(lambda: translate("Sozialraum", "Mean of the areas in the Bezirk"), 2),
        "sister_min": Column(lambda: translate("Sozialraum", "Lowest in the Bezirk"), 2),
        "sister_max": Column(lambda: translate("Sozialraum", "Highest in the Bezirk"), 2),
        "change_1": Column(lambda: translate("Sozialraum", "Change in one year"), 2),
        "change_1_noise": Column(lambda: translate("Sozialraum", "Change in one year: perhaps chance"), 0, YES_NO),
        "change_5": Column(lambda: translate("Sozialraum", "Change in five years"), 2),
        "change_5_noise": Column(lambda: translate("Sozialraum", "Change in five years: perhaps chance"), 0, YES_NO),
        "stage_district": Column(lambda: translate("Sozialraum", "Stage of attention beside the Bezirk"), 0),
        "stage_city": Column(lambda: translate("Sozialraum", "Stage of attention beside the city"), 0),
        "stage_rule": Column(lambda: translate("Sozialraum", "Rule of the stages")),
    },
    "mssindex": {
        "si": Column(lambda: translate("Sozialraum", "Status index"), 3),
        "si_class": Column(lambda: translate("Sozialraum", "Status class (1 to 4)")),
        "di": Column(lambda: translate("Sozialraum", "Dynamics index"), 3),
        "di_class": Column(lambda: translate("Sozialraum", "Dynamics class (1, 3, 5)")),
        "sdi": Column(lambda: translate("Sozialraum", "Group")),
        "c_*": Column(lambda: translate("Sozialraum", "Contribution of {}"), 3),
        "rank": Column(lambda: translate("Sozialraum", "Rank by status (1 = worst)")),
        "rank_min": Column(lambda: translate("Sozialraum", "Smallest rank in the scenarios")),
        "rank_max": Column(lambda: translate("Sozialraum", "Largest rank in the scenarios")),
        "class_changes": Column(lambda: translate("Sozialraum", "Scenarios with another group")),
        "sdi_other": Column(lambda: translate("Sozialraum", "Other groups in the scenarios")),
        "valid_reason": Column(lambda: translate("Sozialraum", "Valid?")),
        "method": Column(lambda: translate("Sozialraum", "Method")),
    },
    "burden": {
        "burden": Column(lambda: translate("Sozialraum", "Burdens (0 to 5)")),
        "burden_text": Column(lambda: translate("Sozialraum", "Multiple burden")),
        "rated": Column(lambda: translate("Sozialraum", "Rated core indicators")),
        "cat_noise": Column(lambda: translate("Sozialraum", "Category noise")),
        "cat_air": Column(lambda: translate("Sozialraum", "Category air")),
        "cat_heat": Column(lambda: translate("Sozialraum", "Category heat")),
        "cat_green": Column(lambda: translate("Sozialraum", "Category green supply")),
        "cat_social": Column(lambda: translate("Sozialraum", "Category social disadvantage")),
    },
    "compositeindex": {
        "index": Column(lambda: translate("Sozialraum", "Index"), 3),
        "rank": Column(lambda: translate("Sozialraum", "Rank (1 = most unfavourable)")),
        "c_*": Column(lambda: translate("Sozialraum", "Contribution of {}"), 3),
        "direction": Column(lambda: translate("Sozialraum", "Direction")),
        "reason": Column(lambda: translate("Sozialraum", "Why without index")),
    },
    "supply": {
        "needed": Column(lambda: translate("Sozialraum", "Needed"), 1),
        "present": Column(lambda: translate("Sozialraum", "Present"), 1),
        "balance": Column(lambda: translate("Sozialraum", "Balance"), 1),
        "degree": Column(lambda: translate("Sozialraum", "Degree of supply (%)"), 1),
        "needed_st": Column(lambda: translate("Sozialraum", "Status needed"), words=STATUS),
        "present_st": Column(lambda: translate("Sozialraum", "Status present"), words=STATUS),
        "balance_st": Column(lambda: translate("Sozialraum", "Status balance"), words=STATUS),
        "degree_st": Column(lambda: translate("Sozialraum", "Status degree"), words=STATUS),
        "at_least": Column(lambda: translate("Sozialraum", "Objects without a figure")),
        "present_at": Column(lambda: translate("Sozialraum", "Date present")),
        "needed_at": Column(lambda: translate("Sozialraum", "Date target group")),
        "target": Column(lambda: translate("Sozialraum", "Target")),
        "rule": Column(lambda: translate("Sozialraum", "Rule")),
        "reason": Column(lambda: translate("Sozialraum", "Remark")),
    },
    "reach": {
        "people": Column(lambda: translate("Sozialraum", "Population"), 0),
        "within_*": Column(lambda: translate("Sozialraum", "Population within {} m"), 0),
        "share_*": Column(lambda: translate("Sozialraum", "Share within {} m (0 to 1)"), 3),
        "access_*": Column(lambda: translate("Sozialraum", "Places a person within {} m"), 4),
        "reach_way": Column(lambda: translate("Sozialraum", "Measured"), words=WAYS),
    },
    "segregation": {
        "share": Column(lambda: translate("Sozialraum", "Share of the group (%)"), 1),
        "lq": Column(lambda: translate("Sozialraum", "Location quotient"), 2),
        "difference": Column(lambda: translate("Sozialraum", "Persons more or fewer than with an even share"), 0),
        "contribution": Column(lambda: translate("Sozialraum", "Contribution to D"), 5),
        "areas": Column(lambda: translate("Sozialraum", "Areas")),
        "omitted": Column(lambda: translate("Sozialraum", "Areas left out")),
        "group": Column(lambda: translate("Sozialraum", "Group")),
        "total": Column(lambda: translate("Sozialraum", "Total")),
        "dissimilarity": Column(lambda: translate("Sozialraum", "Dissimilarity"), 3),
        "segregation": Column(lambda: translate("Sozialraum", "Segregation index"), 3),
        "isolation": Column(lambda: translate("Sozialraum", "Isolation"), 3),
        "interaction": Column(lambda: translate("Sozialraum", "Interaction"), 3),
        "gini": Column(lambda: translate("Sozialraum", "Gini"), 3),
        "delta": Column(lambda: translate("Sozialraum", "Delta"), 3),
    },
    "clusters": {
        "neighbours": Column(lambda: translate("Sozialraum", "Neighbours")),
        "analysed": Column(lambda: translate("Sozialraum", "Analysed value"), 2),
        "z": Column(lambda: translate("Sozialraum", "Value in standard deviations"), 2),
        "lag": Column(lambda: translate("Sozialraum", "Neighbours in standard deviations"), 2),
        "lisa": Column(lambda: translate("Sozialraum", "Local Moran"), 3),
        "p": Column(lambda: translate("Sozialraum", "p-value"), 4),
        "p_fdr": Column(lambda: translate("Sozialraum", "p-value, adjusted"), 4),
        "significant": Column(lambda: translate("Sozialraum", "Significant"), words=YES_NO),
        "quadrant": Column(lambda: translate("Sozialraum", "Cluster")),
        "city_border": Column(lambda: translate("Sozialraum", "At the outer border"), words=YES_NO),
        "district_border": Column(lambda: translate("Sozialraum", "Neighbours in another Bezirk"), 0, YES_NO),
    },
}


def column(algorithm: str, name: str) -> tuple[str, Column] | None:
    """Title and column of a result's field; None for one that keeps its own name."""
    known = AREAS | COLUMNS[algorithm]
    if name in known:
        return known[name].named(""), known[name]
    for pattern, found in known.items():
        before, star, after = pattern.partition("*")
        if star and name.startswith(before) and name.endswith(after):
            return found.named(name[len(before) : len(name) - len(after)]), found
    return None
