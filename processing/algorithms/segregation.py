# SPDX-License-Identifier: GPL-2.0-or-later
"""How evenly a group lives over areas."""

from dataclasses import asdict

from qgis.core import (
    Qgis,
)

from ...i18n import translate
from ...i18n.messages import message
from .base import progress_of
from .computing import TABLE, ComputeAlgorithm
from .suggestions import LEVEL_TITLES, choice

LEVELS = ("BZR", "PGR", "BEZ")
NUMBERS = ("dissimilarity", "segregation", "isolation")


class Segregation(ComputeAlgorithm):
    NAME = "segregation"

    def displayName(self) -> str:
        return translate("Sozialraum", "Segregation of a group")

    def shortDescription(self) -> str:
        return translate(
            "Sozialraum", "How evenly a group lives over areas: dissimilarity, isolation, location quotient."
        )

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Computes from persons per area, all between 0 and 1:\n• dissimilarity D (Duncan & Duncan 1955): the share "
            "of a group that would have to move to live as the other group does; without another group D is the "
            "segregation index IS, group against all others\n• isolation and interaction: share of the own and of "
            "the other group where a member of the group lives on average (Lieberson 1981)\n• segregation Gini, and "
            "for polygons Hoover's delta (concentration on ground)\n\nPer area: “share” in per cent, location quotient "
            "“lq” (1 = as in all areas together), “difference” (persons more or fewer than with an even share) and "
            "“contribution” to D.\n\nThe indices describe where people live; they rate nobody, and a high or low value "
            "is neither good nor bad. They depend on the size of the areas: compare only areas of the same level and "
            "key system. Small groups are uneven by chance alone.\n\nAn area with a missing or secret number leaves "
            "its units without an index; areas without inhabitants take no part.",
        )

    def tags(self) -> list[str]:
        return translate(
            "Sozialraum", "segregation,dissimilarity,isolation,location quotient,Gini,Duncan,inequality"
        ).split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT",
            translate("Sozialraum", "Areas or table"),
            translate("Sozialraum", "One feature or row an area; a filter or selection counts."),
            TABLE,
        )
        self.add_field(
            "GROUP",
            "INPUT",
            translate("Sozialraum", "Group"),
            translate("Sozialraum", "Persons of the group (a count)."),
        )
        self.add_field(
            "TOTAL",
            "INPUT",
            translate("Sozialraum", "Total"),
            translate("Sozialraum", "All persons, the group among them."),
        )
        self.add_field(
            "OTHER", "INPUT", translate("Sozialraum", "Other group"),
            translate("Sozialraum", "A second group to compare with; empty = all persons outside the group."),
            optional=True,
        )  # fmt: skip
        self.add_field(
            "AREA_ID", "INPUT", translate("Sozialraum", "Key of the area"),
            translate("Sozialraum", "Field with LOR keys; needed for units such as the Bezirke."), optional=True,
        )  # fmt: skip
        self._add_units()
        self.add_sink(
            "OUTPUT", translate("Sozialraum", "Areas with share and location quotient"),
            translate("Sozialraum", "The areas with status, share, lq, difference and contribution."), TABLE,
        )  # fmt: skip
        self.add_sink(
            "UNITS", translate("Sozialraum", "Indices of the units"),
            translate("Sozialraum", "A table with all indices, one row a unit; “areas” says of how many areas."),
            TABLE, optional=True,
        )  # fmt: skip
        titles = (
            translate("Sozialraum", "Dissimilarity"),
            translate("Sozialraum", "Segregation index"),
            translate("Sozialraum", "Isolation"),
        )
        for name, title in zip(NUMBERS, titles, strict=True):
            self.add_number_output(name.upper(), title)

    def _add_units(self) -> None:
        levels = choice(
            "LEVEL",
            translate("Sozialraum", "Units"),
            {level: LEVEL_TITLES[level] for level in LEVELS},
            None,
            translate("Sozialraum", "all levels above the areas"),
            optional=True,
        )
        text = translate(
            "Sozialraum", "Level of the units reported besides all areas; empty = all levels above the areas."
        )
        self.add(levels, text)
        self.add_switch(
            "LEAVE_OUT",
            translate("Sozialraum", "Leave out areas without a number"),
            translate(
                "Sozialraum",
                "Computes units with missing or secret numbers from their other areas and says how many lack.",
            ),
            advanced=True,
        )

    def compute(self, parameters, context, feedback) -> dict:
        import pandas as pd

        from ..domain import segregation as domain
        from ..domain import spatial_notes
        from ..domain.area_keys import area_keys
        from ..domain.attributes import numeric
        from ..domain.neighbours import ground
        from .result_columns import column
        from .result_style import Classes

        table = self.frame(parameters, "INPUT", context, progress_of(feedback, 0, 0.4))
        layer = table.attrs["name"]
        fields = ["".join(self.field_names(parameters, name, context)) for name in ("GROUP", "TOTAL", "OTHER")]
        columns = [numeric(table, field, layer) if field else None for field in fields]
        people = domain.people(*columns, (layer, *fields))
        key = "".join(self.field_names(parameters, "AREA_ID", context))
        keys = area_keys(table, key, layer) if key else None
        level = self.parameterAsEnumString(parameters, "LEVEL", context)
        levels = (level,) if level else domain.levels_above(keys) if key else ()
        leave_out = self.parameterAsBool(parameters, "LEAVE_OUT", context)
        found = domain.segregation(people, keys=keys, levels=levels, ground=ground(table, layer), leave_out=leave_out)
        for note in spatial_notes.of_segregation(found, people):
            feedback.pushInfo(message(note.code, note.values))
        names = ("status", "share", "lq", "difference", "contribution")
        source = self.source(parameters, "INPUT", context)
        added = {name: getattr(found, name) for name in names}
        shown = progress_of(feedback, 0.6, 1.0)
        theme = Classes("lq", f"{fields[0]}: {column('segregation', 'lq')[0]}", (0.5, 0.8, 1.25, 2.0), 2, "status")
        outputs = {"OUTPUT": self.append(parameters, context, source, added, shown, theme=theme, subject=fields[0])}
        if parameters.get("UNITS") is not None:
            units = pd.DataFrame([asdict(unit) for unit in found.units])
            outputs["UNITS"] = self.put(parameters, context, units, "UNITS", Qgis.WkbType.NoGeometry, subject=fields[0])
        whole = found.units[0]
        return outputs | {name.upper(): getattr(whole, name) if whole.status == "value" else None for name in NUMBERS}
