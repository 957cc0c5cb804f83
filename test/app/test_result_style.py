# SPDX-License-Identifier: GPL-2.0-or-later
"""What a planner sees of a result that QGIS adds: name, columns in words, classes with limits, signs apart."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)
from sozialraum.processing.algorithms.result_columns import COLUMNS, column

X, Y = 392_000, 5_820_000


def squares(rows, fields="plr:string&field=a:string&field=b:string"):
    """A layer of squares of 100 m beside each other with these attributes."""
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:25833&field={fields}", "Räume", "memory")
    for n, row in enumerate(rows):
        x = X + 100 * n
        feature = QgsFeature(layer.fields())
        feature.setGeometry(
            QgsGeometry.fromWkt(f"POLYGON(({x} {Y},{x + 100} {Y},{x + 100} {Y + 100},{x} {Y + 100},{x} {Y}))")
        )
        feature.setAttributes(list(row))
        assert layer.dataProvider().addFeature(feature)
    return layer


@pytest.fixture
def added(qgis_app):
    """Run an algorithm whose result goes into a project; the layer as QGIS adds it."""
    from qgis import processing

    kept = []  # projects own the layers

    def run(algorithm, name=None, **parameters):
        context, feedback, project = QgsProcessingContext(), QgsProcessingFeedback(), QgsProject()
        context.setProject(project)
        kept.append((context, project))
        output = QgsProcessingOutputLayerDefinition("memory:", project)
        output.destinationName = name or ""
        parameters |= {"OUTPUT": output}
        processing.run(
            f"sozialraum:{algorithm}", parameters, context=context, feedback=feedback, is_child_algorithm=True
        )
        ((key, details),) = context.layersToLoadOnCompletion().items()
        layer = context.getMapLayer(key)
        details.setOutputLayerName(layer)
        details.postProcessor().postProcessLayer(layer, context, feedback)
        return layer

    return run


def legend(layer):
    return [rule.label() for rule in layer.renderer().rootRule().children()]


def drawn(layer):
    """The legend's line of each feature, in their order; None for what is not drawn."""
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils

    found = []
    for feature in layer.getFeatures():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(feature)
        rules = [r for r in layer.renderer().rootRule().children() if _holds(r, context)]
        assert len(rules) < 2, "no area in two classes"
        found.append(rules[0].label() if rules else None)
    return found


def _holds(rule, context):
    from qgis.core import QgsExpression

    return bool(QgsExpression(rule.filterExpression()).evaluate(context))


def test_signs_are_drawn_apart_from_the_lowest_class(added):
    rows = [("01100101", "10", "100"), ("01100102", "90", "100"), ("01100103", "k. A.", "100"),
            ("01100104", "•", "100"), ("01100105", "0", "0"), ("01100206", "0", "100")]  # fmt: skip
    layer = added("segregation", INPUT=squares(rows), GROUP="a", TOTAL="b", LEAVE_OUT=True)
    # Share in all areas with numbers: 100 of 300, so that the quotients are 0.3, 2.7 and 0.
    assert legend(layer) == [
        "a: Standortquotient", "unter 0,50", "0,50 bis unter 0,80", "0,80 bis unter 1,25", "1,25 bis unter 2",
        "2 und mehr", "k. A.: keine Angabe", "• geheim zu halten", "x: nicht sinnvoll",
    ]  # fmt: skip
    assert drawn(layer) == [
        "unter 0,50", "2 und mehr", "k. A.: keine Angabe", "• geheim zu halten", "x: nicht sinnvoll", "unter 0,50",
    ]  # fmt: skip


def test_columns_are_titled_and_their_codes_are_words(added):
    layer = added(
        "segregation", INPUT=squares([("01100101", "10", "100"), ("01100102", "90", "100")]), GROUP="a", TOTAL="b"
    )
    fields = layer.fields()
    assert {f.name(): f.alias() for f in fields if f.name() in ("a", "status", "lq")} == {
        "a": "", "status": "Status", "lq": "Standortquotient",
    }  # fmt: skip
    words = fields[fields.lookupField("status")].editorWidgetSetup()
    assert words.type() == "ValueMap"
    assert {"k. A.: keine Angabe": "missing"} in words.config()["map"]
    assert fields[fields.lookupField("lq")].editorWidgetSetup().config() == {"Precision": 2}


def test_counts_are_circles_and_none_is_no_circle(added):
    points = QgsVectorLayer("Point?crs=EPSG:25833&field=plätze:integer", "Kitas", "memory")
    for x, places in ((10, 5), (20, None), (110, None)):
        feature = QgsFeature(points.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({X + x} {Y + 10})"))
        feature.setAttributes([places])
        assert points.dataProvider().addFeature(feature)
    areas = squares([("01100101", "", ""), ("01100102", "", ""), ("01100103", "", "")])
    layer = added("aggregate", INPUT=points, AREAS=areas, FIELDS=["plätze"])
    assert layer.name() == "Zusammengefasst: Kitas"
    # The second area holds a Kita that does not tell its places, the third holds none.
    assert drawn(layer) == ["5", "k. A.: keine Angabe", "0"]
    circles = {rule.label(): rule.symbol().symbolLayerCount() for rule in layer.renderer().rootRule().children()[1:]}
    assert circles == {"0": 1, "5": 2, "k. A.: keine Angabe": 2}  # outline; outline and circle; ground and hatch
    assert layer.fields()[layer.fields().lookupField("sum_plätze")].alias() == "Summe plätze"


def test_a_burden_that_is_only_at_least_so_high_has_its_own_line(added):
    rows = [("01100101", "3", "3"), ("01100102", "3", "0"), ("01100103", "3", "k. A."), ("01100104", "1", "1")]
    one = dict.fromkeys(("NOISE", "AIR", "HEAT", "GREEN"), "a")
    layer = added("burden", INPUT=squares(rows), **one, SOCIAL="b")
    assert layer.renderer().classAttribute() == "burden_text"
    assert [c.label() for c in layer.renderer().categories()] == [
        "unbelastet", "mindestens vierfach belastet", "fünffach belastet", "k. A.: keine Angabe",
    ]  # fmt: skip


def test_a_name_given_by_a_model_is_kept(added):
    rows = [("01100101", "10", "100"), ("01100102", "90", "100")]
    layer = added("segregation", "Mein Ergebnis", INPUT=squares(rows), GROUP="a", TOTAL="b")
    assert layer.name() == "Mein Ergebnis"


def test_each_computation_titles_its_columns(qgis_app):
    provider = QgsApplication.processingRegistry().providerById("sozialraum")
    assert set(COLUMNS) == {a.name() for a in provider.algorithms() if a.groupId() == "compute"}
    assert column("reach", "within_1500")[0] == "Bevölkerung innerhalb 1500 m"
    assert column("rollup", "Einwohner_status")[0] == "Status Einwohner"
    assert column("rollup", "Einwohner") is None


def test_no_help_holds_what_a_dialog_takes_for_a_tag(qgis_app):
    for algorithm in QgsApplication.processingRegistry().providerById("sozialraum").algorithms():
        texts = [algorithm.shortHelpString(), *(p.help() for p in algorithm.parameterDefinitions())]
        assert [text for text in texts if "<" in text] == [], algorithm.name()
