# SPDX-License-Identifier: GPL-2.0-or-later
"""How a result looks when QGIS adds it to the project: columns in words, classes with their limits, and areas
without a number hatched, so that they are never taken for a low one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProcessingLayerPostProcessorInterface,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...i18n import translate
from ...i18n.messages import number
from .fills import filled, mss_group, shade, sign
from .result_columns import STATUS, Column, column

Rule = QgsRuleBasedRenderer.Rule
NO_NUMBER = ("missing", "suppressed", "not_applicable")
CIRCLES = (1.2, 2.0, 3.0, 4.0, 5.0)  # mm, one a class
LETTER, NARROWEST, WIDEST = 8, 110, 330  # px of a column in the attribute table


@dataclass(frozen=True)
class Classes:
    """Areas shaded by a number, or with a circle for a count: a large area would make a count look large.

    Parameters
    ----------
    field
        The number; NULL is drawn as a sign.
    limits
        What opens each class but the lowest; empty takes the quintiles.
    status
        Field that says why there is no number; empty: it is missing.
    where
        Expression: only these features are drawn.
    """

    field: str
    heading: str
    limits: tuple[float, ...] = ()
    decimals: int = 1
    status: str = ""
    where: str = ""
    circles: bool = False

    def draw(self, layer: QgsVectorLayer) -> None:
        values, signs = self._found(layer)
        root = Rule(None)
        root.appendChild(Rule(None, 0, 0, "FALSE", self.heading))  # QGIS would fold the classes up below a parent rule
        for rule in [*self._rules(values), *self._sign_rules(signs)]:
            if self.where:
                rule.setFilterExpression(f"{self.where} AND {rule.filterExpression()}")
            root.appendChild(rule)
        layer.setRenderer(QgsRuleBasedRenderer(root))

    def _found(self, layer: QgsVectorLayer) -> tuple[list[float], set[str]]:
        """The numbers, and the statuses of what has none."""
        request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
        if self.where:
            request.setFilterExpression(self.where)
        numbers, signs = [], set()
        for feature in layer.getFeatures(request):
            if isinstance(value := feature[self.field], int | float):
                numbers.append(float(value))
            else:
                word = feature[self.status] if self.status else "missing"
                signs.add(word if word in NO_NUMBER else NO_NUMBER[-1])
        return numbers, signs

    def _rules(self, values: Sequence[float]) -> Iterable[Rule]:
        from ..domain.mapping import limits

        column = QgsExpression.quotedColumnRef(self.field)
        if self.circles and 0 in values:
            yield Rule(filled("#ffffff"), 0, 0, f"{column} = 0", number(0))
        drawn = [round(v, self.decimals) for v in values if v or not self.circles]
        if not drawn:
            return
        cuts = self.limits or limits(drawn, self.decimals)
        edges = [None, *cuts, None]
        for n, (low, high) in enumerate(pairwise(edges)):
            parts = [f"{column} <> 0"] if self.circles else [f"{column} IS NOT NULL"]
            # What is shown as the limit belongs to it, as in the documents.
            shown = f"round({column}, {self.decimals})"
            parts += [f"{shown} >= {low!r}"] if low is not None else []
            parts += [f"{shown} < {high!r}"] if high is not None else []
            symbol = _circle(n) if self.circles else shade(n, len(edges) - 1)
            yield Rule(symbol, 0, 0, " AND ".join(parts), self._label(low, high, drawn))

    def _label(self, low: float | None, high: float | None, values: Sequence[float]) -> str:
        text = {"a": low, "b": high}
        if low is None and high is None:
            text = {"a": min(values), "b": max(values)}
            form = translate("Sozialraum", "{a} to {b}") if text["a"] < text["b"] else "{a}"
        elif low is None:
            form = translate("Sozialraum", "under {b}")
        elif high is None:
            form = translate("Sozialraum", "{a} and more")
        else:
            form = translate("Sozialraum", "{a} to under {b}")
        return form.format(**{k: number(v, self.decimals) for k, v in text.items() if v is not None})

    def _sign_rules(self, signs: set[str]) -> Iterable[Rule]:
        column, status = QgsExpression.quotedColumnRef(self.field), QgsExpression.quotedColumnRef(self.status)
        for word in NO_NUMBER:
            if word in signs:
                meant = f" AND {status} = '{word}'"
                if word == NO_NUMBER[-1]:  # also a share of nobody, whose parts are numbers
                    meant = f" AND {status} NOT IN ('missing', 'suppressed')"
                yield Rule(sign(word), 0, 0, f"{column} IS NULL{meant if self.status else ''}", STATUS[word]())


@dataclass(frozen=True)
class Categories:
    """Areas filled by a word or a small number of theirs; `faces` are value, symbol and title in order."""

    expression: str
    faces: Callable[[], Iterable[tuple[object, QgsFillSymbol, str]]]
    label: str = ""  # field written in each area

    def draw(self, layer: QgsVectorLayer) -> None:
        found = [QgsRendererCategory(value, symbol, title) for value, symbol, title in self.faces()]
        layer.setRenderer(QgsCategorizedSymbolRenderer(self.expression, found))
        if self.label:
            _write(layer, self.label)


def mss_groups(expression: str) -> Categories:
    """The twelve groups of the social monitoring, and what is in none."""
    from ..domain.categories import DYNAMICS, STATUS, label

    groups = [status + dynamics for status in STATUS for dynamics in DYNAMICS]

    def faces() -> Iterable[tuple[object, QgsFillSymbol, str]]:
        yield from ((group, mss_group(group), label(group)) for group in groups)
        yield "", sign("missing"), translate("Sozialraum", "without index")

    return Categories(expression, faces)


class Look(QgsProcessingLayerPostProcessorInterface):
    """Dresses one result; `columns` are those the algorithm has added."""

    def __init__(self, algorithm: str, columns: Iterable[str], theme: Classes | Categories | None) -> None:
        super().__init__()
        self._algorithm, self._columns, self._theme = algorithm, tuple(columns), theme

    def postProcessLayer(self, layer, context, feedback) -> None:
        if not isinstance(layer, QgsVectorLayer):
            return
        self._name_columns(layer)
        if self._theme is not None and layer.geometryType() == Qgis.GeometryType.Polygon:
            self._theme.draw(layer)
            layer.triggerRepaint()

    def _name_columns(self, layer: QgsVectorLayer) -> None:
        table = layer.attributeTableConfig()
        table.update(layer.fields())
        for name in self._columns:
            place, found = layer.fields().lookupField(name), column(self._algorithm, name)
            if place >= 0 and found is not None:
                layer.setFieldAlias(place, found[0])
                layer.setEditorWidgetSetup(place, _widget(found[1]))
                table.setColumnWidth(place, _width(*found))
        layer.setAttributeTableConfig(table)


KEPT: list[Look] = []  # QGIS keeps no reference of its own, and does not say when it is done


def _widget(column: Column) -> QgsEditorWidgetSetup:
    """How a cell is written."""
    if column.words is not None:
        return QgsEditorWidgetSetup("ValueMap", {"map": [{text(): code} for code, text in column.words.items()]})
    if column.decimals is not None:
        return QgsEditorWidgetSetup("Range", {"Precision": column.decimals})
    return QgsEditorWidgetSetup()


def _width(title: str, column: Column) -> int:
    """Room for the title and for the longest word."""
    letters = max(len(text) for text in (title, *(word() for word in (column.words or {}).values())))
    return min(max(LETTER * (letters + 2), NARROWEST), WIDEST)


def _circle(place: int) -> QgsFillSymbol:
    """An outlined area with a circle in its middle."""
    symbol = filled("#ffffff")
    style = {"name": "circle", "color": "#5B93C7", "outline_color": "#1a1a1a", "size": str(CIRCLES[place])}
    centre = QgsCentroidFillSymbolLayer()
    centre.setSubSymbol(QgsMarkerSymbol.createSimple(style))
    centre.setPointOnSurface(True)
    symbol.appendSymbolLayer(centre)
    return symbol


def _write(layer: QgsVectorLayer, field: str) -> None:
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    text, halo = QgsTextFormat(), QgsTextBufferSettings()
    halo.setEnabled(True)
    text.setBuffer(halo)
    text.setSize(7)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
