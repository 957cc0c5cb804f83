# SPDX-License-Identifier: GPL-2.0-or-later
"""What there is beside what a target says is needed, by area."""

from ...i18n import translate
from ...i18n.messages import message, period_text
from ..domain.errors import SozialraumError
from .base import progress_of
from .computing import ComputeAlgorithm, cache_folder
from .suggestions import level_choice, suggested

LEVELS = ("PLR", "BZR", "PGR", "BEZ", "STADT")


class ComputeSupply(ComputeAlgorithm):
    NAME = "supply"

    def displayName(self) -> str:
        return translate("Sozialraum", "Compute supply (needed, present, balance)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Places or ground of a theme beside what a target says is needed, by area.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Needed = target × target group; balance = present − needed; degree = present / needed in per cent; in the "
            "unit of the target (places or m²).\n\n"
            "Targets are dated: the one in force at the date of the figures is taken, for youth facilities the shares "
            "by age from June 2022 on, before that 11.4 places per 100 aged 6 to under 25. Each target says where it "
            "comes from and how certain it is; the log names it.\n\n"
            "Limits: facilities count where they stand, whoever uses them. Missing and secret figures stay missing and "
            "secret, lists with gaps are marked “at least”, and an age group that the tables do not cut is not "
            "estimated. A balance is a reckoning by a rule and no judgement.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "supply,target,Richtwert,balance,deficit,playground,youth,places").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        from ..domain.catalogue import themes
        from ..domain.targets import targets, themes_with_targets

        self.add_library()
        known = themes_with_targets()
        self.add(
            suggested("THEME", translate("Sozialraum", "Theme"), known, tuple(themes()[t].title for t in known)),
            translate("Sozialraum", "What is compared with its target; with an own rule any theme of the library."),
        )
        ids, titles = (tuple(getattr(t, name) for t in targets()) for name in ("target", "short"))
        self.add(
            suggested("TARGET", translate("Sozialraum", "Target"), ids, titles, optional=True),
            translate(
                "Sozialraum",
                "Empty = the target in force at the date of the figures: the data library's own one, else that of the "
                "catalogue. An own rule is a formula: share times target group, for example 0.12 * ew.alter.6_27.",
            ),
        )
        self.add(
            level_choice(LEVELS),
            translate("Sozialraum", "PLR Planungsraum, BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk."),
        )
        self.add_text(
            "PERIOD",
            translate("Sozialraum", "Reference date (empty = newest)"),
            translate("Sozialraum", "For example 31.12.2024; later figures are then left out."),
        )
        self.add_text(
            "VINTAGE",
            translate("Sozialraum", "Key system (empty = newest)"),
            translate(
                "Sozialraum", "Year from which the areas are valid, for example 2021; 2020 for those until then."
            ),
            advanced=True,
        )
        self.add_sink(
            "OUTPUT",
            translate("Sozialraum", "Supply by area"),
            translate(
                "Sozialraum", "The areas with needed, present, balance and degree, their statuses, dates and rule."
            ),
        )

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.catalogue import themes
        from ..domain.numbers import Numbers
        from ..domain.parsing import parse_period
        from ..domain.supply import supply, table
        from .result_columns import column
        from .result_style import Classes

        library = self.library(parameters, context)
        text = {
            n: self.parameterAsString(parameters, n, context).strip() for n in ("THEME", "TARGET", "PERIOD", "VINTAGE")
        }
        until = parse_period(text["PERIOD"]) if text["PERIOD"] else None
        if text["PERIOD"] and until is None:
            raise SozialraumError("period_unreadable", period=text["PERIOD"])
        if text["VINTAGE"] and text["VINTAGE"] not in library.vintages:
            raise SozialraumError("unknown_vintage", file=library.path.name, vintage=text["VINTAGE"])
        level = self.parameterAsEnumString(parameters, "LEVEL", context) or "BZR"
        numbers = Numbers.read(library, cache_folder())
        progress_of(feedback)(0.5)
        found = supply(numbers, text["THEME"], text["TARGET"], level, until, text["VINTAGE"] or None)
        for line in _told(found):
            feedback.pushInfo(line)
        frame = table(found)
        reasons = (b.balance.reason or b.degree.reason for b in found.balances)
        frame["reason"] = [None if r is None else message(r.code, r.values) for r in reasons]
        areas = library.areas(found.vintage, level)[["area_id", "geometry"]]
        shapes = areas.merge(frame, on="area_id", how="left")
        known = themes().get(text["THEME"])
        title = column("supply", "degree")[0]
        output = self.put(
            parameters, context, shapes, progress=progress_of(feedback, 0.5),
            theme=Classes("degree", title, (50.0, 75.0, 100.0, 125.0), status="degree_st"),
            subject=f"{known.title if known else text['THEME']}, {level}",
        )  # fmt: skip
        return {"OUTPUT": output}


def _told(found) -> list[str]:
    """What was taken, for the log: rule, certainty, dates, what is lacking."""
    rule, dates = found.target, found.dates
    certain = {
        "source": translate("Sozialraum", "from a published source"),
        "incomplete": translate("Sozialraum", "incomplete: a part of the rule is not known to us"),
        "derived": translate("Sozialraum", "derived from printed figures, no published target"),
        "unconfirmed": translate("Sozialraum", "not confirmed by a source"),
        "own": translate("Sozialraum", "entered by you"),
        "kept": translate("Sozialraum", "the data library's own target"),
    }[rule.certainty]
    lines = [translate("Sozialraum", "Target: {title} ({certainty})").format(title=rule.title, certainty=certain)]
    lines += [part for part in (rule.legal_basis, rule.source, rule.note) if part]
    lines.append(
        translate("Sozialraum", "Figures of {period}, target group of {other}.").format(
            period=period_text(dates.period), other=period_text(dates.denominator) or "–"
        )
    )
    if dates.reason is not None:
        lines.append(message(dates.reason.code, dates.reason.values))
    return lines
