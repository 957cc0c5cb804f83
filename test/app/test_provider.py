# SPDX-License-Identifier: GPL-2.0-or-later
"""Names that models, histories and scripts keep; help and texts; the dialogs' own widgets."""

import sys

import pytest
from qgis.core import QgsApplication, QgsProcessingParameterDefinition
from sozialraum.processing import packages

# Frozen: ids, parameters in dialog order with their type (* = required), outputs with their type.
FROZEN = {
    "createlibrary": ("AREAS*:multilayer OUTPUT*:fileDestination VINTAGE:string",
                      "OUTPUT:outputFile PLR:outputNumber BZR:outputNumber PGR:outputNumber BEZ:outputNumber"),
    "importtable": ("LIBRARY*:file FILE*:file SHEET:string PERIOD:string OFFICE:string TITLE:string PREFIX:string "
                    "PUBLISHED:boolean REPORT:fileDestination",
                    "REPORT:outputHtml LIBRARY:outputFile SOURCE_ID:outputString ROWS:outputNumber "
                    "MATCHED:outputNumber REJECTED:outputNumber"),
    "importlayer": ("LIBRARY*:file INPUT*:source THEME*:string NAME:field CAPACITY:field CARRIER:field PUBLIC:field "
                    "OFFICE:string PERIOD:string TITLE:string PUBLISHED:boolean CLOSED:boolean REPORT:fileDestination",
                    "REPORT:outputHtml LIBRARY:outputFile SOURCE_ID:outputString FEATURES:outputNumber "
                    "OUTSIDE:outputNumber"),
    "removesource": ("LIBRARY*:file SOURCE_ID*:string", "LIBRARY:outputFile REMOVED:outputNumber"),
    "keeprules": ("LIBRARY*:file PART*:enum RULES:string", "LIBRARY:outputFile"),
    "disclosurereport": ("LIBRARY*:file REPORT:fileDestination",
                         "REPORT:outputHtml SHOWN:outputNumber KEPT_BACK:outputNumber"),
    "withdrawrelease": ("LIBRARY*:file RELEASE*:number REASON:string", "LIBRARY:outputFile"),
    "exportplanning": ("LIBRARY*:file AREA_IDS:string EDITION:enum OUTPUT*:fileDestination",
                       "OUTPUT:outputFile ROWS:outputNumber"),
    "importplanning": ("LIBRARY*:file FILE*:file REMOVE:boolean OVERWRITE:boolean REPORT:fileDestination",
                       "REPORT:outputHtml LIBRARY:outputFile NEW:outputNumber CHANGED:outputNumber "
                       "REMOVED:outputNumber COLLISIONS:outputNumber REJECTED:outputNumber"),
    "importcomments": ("LIBRARY*:file FILE*:file OFFICE:string OVERWRITE:boolean REPORT:fileDestination",
                       "REPORT:outputHtml LIBRARY:outputFile NEW:outputNumber CHANGED:outputNumber "
                       "COLLISIONS:outputNumber REJECTED:outputNumber"),
    "exportcomments": ("LIBRARY*:file AREA_IDS:string PERIOD:string OUTPUT*:fileDestination",
                       "OUTPUT:outputFile AREAS:outputNumber"),
    "crosswalk": ("INPUT*:source TARGET*:source FIELDS*:field WEIGHTS:multilayer WEIGHT_FIELD:string "
                  "WEIGHT_MAP:string ROUND:boolean OUTPUT*:sink",
                  "OUTPUT:outputVector SUM_BEFORE:outputNumber SUM_AFTER:outputNumber"),
    "aggregate": ("INPUT*:source AREAS*:source FIELDS:field OUTPUT*:sink OUTSIDE_FEATURES:sink",
                  "OUTPUT:outputVector OUTSIDE_FEATURES:outputVector OUTSIDE:outputNumber"),
    "segregation": ("INPUT*:source GROUP*:field TOTAL*:field OTHER:field AREA_ID:field LEVEL:enum LEAVE_OUT*:boolean "
                    "OUTPUT*:sink UNITS:sink",
                    "OUTPUT:outputVector UNITS:outputVector DISSIMILARITY:outputNumber SEGREGATION:outputNumber "
                    "ISOLATION:outputNumber"),
    "clusters": ("INPUT*:source FIELD*:field POPULATION:field AREA_ID:field PERMUTATIONS*:number SEED*:number "
                 "ALPHA*:number CONTIGUITY*:enum TOLERANCE*:distance OUTPUT*:sink",
                 "OUTPUT:outputVector MORAN_I:outputNumber P:outputNumber"),
    "mssindex": ("INPUT*:source STATUS*:field DYNAMIC*:field POPULATION:field MIN_POPULATION*:number VALID:expression "
                 "REFERENCE:expression WEIGHTS:string DETAILS*:boolean OUTPUT*:sink REPORT:fileDestination",
                 "OUTPUT:outputVector REPORT:outputHtml"),
    "compositeindex": ("INPUT*:source FIELDS*:field FAVOURABLE:field METHOD*:enum DIRECTION*:enum WEIGHTS:string "
                       "DDOF*:number OUTPUT*:sink", "OUTPUT:outputVector EXPLAINED:outputNumber"),
    "burden": ("INPUT*:source NOISE*:field AIR*:field HEAT*:field GREEN*:field SOCIAL*:field RAW:enum LOW_IS_BAD:enum "
               "SOCIAL_STATUS*:boolean OUTPUT*:sink", "OUTPUT:outputVector"),
    "profile": ("LIBRARY*:file LEVEL:enum AREA_IDS:string TEMPLATE:string EDITION:enum PERIOD:string "
                "OUTPUT*:folderDestination BACKGROUND:multilayer",
                "OUTPUT:outputFolder WRITTEN:outputNumber SKIPPED:outputNumber FAILED:outputNumber"),
    "profiletable": ("LIBRARY*:file LEVEL:enum AREA_IDS:string EDITION:enum PERIOD:string OUTPUT*:folderDestination",
                     "OUTPUT:outputFolder WRITTEN:outputNumber SKIPPED:outputNumber FAILED:outputNumber"),
    "profiledifference": ("LIBRARY*:file OTHER:file LEVEL:enum AREA_IDS:string EDITION:enum PERIOD:string "
                          "OTHER_PERIOD:string OUTPUT*:folderDestination",
                          "OUTPUT:outputFolder WRITTEN:outputNumber SKIPPED:outputNumber FAILED:outputNumber"),
    "audit": ("FOLDER*:file LIBRARY:file THRESHOLD:number REPORT:fileDestination CERTIFICATE:fileDestination",
              "REPORT:outputHtml CERTIFICATE:outputFile CELLS:outputNumber HIDDEN:outputNumber FAILED:outputNumber "
              "UNDECIDED:outputNumber OUTCOME:outputString"),
    "protect": ("INPUT*:source AREA_ID*:field FIELDS*:field TOTAL:field THRESHOLD*:number OUTPUT*:sink "
                "REPORT:fileDestination",
                "OUTPUT:outputVector REPORT:outputHtml PRIMARY:outputNumber SECONDARY:outputNumber "
                "UNPROTECTED:outputNumber"),
    "rollup": ("INPUT*:source AREA_ID*:field LEVEL:enum EXTENSIVE:field INTENSIVE:field WEIGHT:field OUTPUT*:sink",
               "OUTPUT:outputVector AREAS:outputNumber UNASSIGNED:outputNumber"),
    "compare": ("LIBRARY*:file LEVEL:enum INDICATOR:string PERIOD:string OUTPUT*:sink", "OUTPUT:outputVector"),
    "supply": ("LIBRARY*:file THEME*:string TARGET:string LEVEL:enum PERIOD:string VINTAGE:string OUTPUT*:sink",
               "OUTPUT:outputVector"),
    "reach": ("FACILITIES*:source POPULATION*:source POPULATION_FIELD:field DISTANCES*:string AREAS:source "
              "BARRIERS:source NETWORK:source CAPACITY:field TOLERANCE:number OUTPUT*:sink",
              "OUTPUT:outputVector PEOPLE:outputNumber OUTSIDE:outputNumber"),
}  # fmt: skip

TITLES = {
    "createlibrary": ("Datenbibliothek anlegen", "Datenbibliothek"),
    "importtable": ("Fachamt-Tabelle importieren", "Datenbibliothek"),
    "importlayer": ("Fachamt-Layer importieren", "Datenbibliothek"),
    "removesource": ("Quelle entfernen", "Datenbibliothek"),
    "keeprules": ("Eigene Regeln hinterlegen", "Datenbibliothek"),
    "disclosurereport": ("Geheimhaltung: was die Öffentlichkeit nicht sieht", "Datenbibliothek"),
    "withdrawrelease": ("Freigabe zurückziehen", "Datenbibliothek"),
    "exportplanning": ("Planung exportieren (Befunde, Ziele, Maßnahmen)", "Datenbibliothek"),
    "importplanning": ("Planung importieren (Befunde, Ziele, Maßnahmen)", "Datenbibliothek"),
    "importcomments": ("Kommentare der Ämter importieren (Kommentarblatt)", "Datenbibliothek"),
    "exportcomments": ("Kommentarblatt für die Ämter schreiben", "Datenbibliothek"),
    "crosswalk": ("Auf anderen Gebietsstand umrechnen", "Berechnen"),
    "aggregate": ("Objekte auf Gebiete zusammenfassen", "Berechnen"),
    "segregation": ("Segregation einer Gruppe", "Berechnen"),
    "clusters": ("Cluster finden (Morans I, LISA)", "Berechnen"),
    "mssindex": ("Status- und Dynamik-Index berechnen (Verfahren MSS)", "Berechnen"),
    "compositeindex": ("Zusammengesetzten Index berechnen", "Berechnen"),
    "burden": ("Mehrfachbelastung berechnen (Umweltgerechtigkeit)", "Berechnen"),
    "profile": ("Profile als PDF schreiben", "Profile"),
    "profiletable": ("Profile als Tabellen schreiben (XLSX)", "Profile"),
    "profiledifference": ("Zwei Ausgaben von Profilen vergleichen (PDF)", "Profile"),
    "audit": ("Dateien vor der Weitergabe prüfen", "Profile"),
    "protect": ("Kleine Zahlen schützen", "Berechnen"),
    "rollup": ("Zahlen zu größeren Räumen zusammenfassen", "Berechnen"),
    "compare": ("Gebiete vergleichen", "Berechnen"),
    "supply": ("Versorgung berechnen (Soll, Ist, Saldo)", "Berechnen"),
    "reach": ("Erreichbarkeit berechnen", "Berechnen"),
}


def algorithm(name):
    return QgsApplication.processingRegistry().algorithmById(f"sozialraum:{name}")


def test_the_provider_has_exactly_these_algorithms():
    provider = QgsApplication.processingRegistry().providerById("sozialraum")
    assert {a.name() for a in provider.algorithms()} == set(FROZEN)


@pytest.mark.parametrize("name", FROZEN)
def test_names_and_types_of_parameters_and_outputs_are_frozen(name):
    optional = QgsProcessingParameterDefinition.FlagOptional
    parameters = " ".join(
        f"{p.name()}{'' if p.flags() & optional else '*'}:{p.type()}" for p in algorithm(name).parameterDefinitions()
    )
    outputs = " ".join(f"{o.name()}:{o.type()}" for o in algorithm(name).outputDefinitions())
    assert (parameters, outputs) == FROZEN[name]


@pytest.mark.parametrize("name", FROZEN)
def test_every_algorithm_and_parameter_explains_itself_in_german(name):
    alg = algorithm(name)
    assert (alg.displayName(), alg.group()) == TITLES[name]
    assert alg.groupId() in ("library", "compute", "profiles")
    assert len(alg.shortHelpString()) > 100
    assert alg.shortDescription() != alg.shortHelpString()
    assert len(alg.tags()) > 2
    assert not alg.icon().isNull()
    for parameter in alg.parameterDefinitions():
        assert len(parameter.help()) > 15, parameter.name()
        assert parameter.help() != parameter.description()
    assert alg.canExecute()[0]


def test_own_words_and_choices_are_offered_in_the_dialogs(qgis_app):
    from qgis.PyQt.QtWidgets import QDialog

    from processing.gui.wrappers import WidgetWrapperFactory

    dialog = QDialog()
    layer = {p.name(): p for p in algorithm("importlayer").parameterDefinitions()}
    theme = WidgetWrapperFactory.create_wrapper(layer["THEME"], dialog)
    titles = [theme.widget.itemText(i) for i in range(theme.widget.count())]
    assert {"Kita", "Schule", "Jugendfreizeit"} <= set(titles)
    theme.widget.setCurrentText("Schule")
    assert theme.parameterValue() == "schule"
    theme.widget.setEditText("Trinkbrunnen")
    assert theme.parameterValue() == "Trinkbrunnen"
    assert layer["PUBLISHED"].defaultValue() is False
    office = WidgetWrapperFactory.create_wrapper(layer["OFFICE"], dialog)
    assert office.widget.findText("Straßen- und Grünflächenamt") > 0
    profile = {p.name(): p for p in algorithm("profile").parameterDefinitions()}
    template = WidgetWrapperFactory.create_wrapper(profile["TEMPLATE"], dialog)
    assert template.parameterValue() == "kurzprofil"


@pytest.mark.parametrize(("package", "found", "words"), [
    ("reportlab", "3.6.12", "Das Python-Paket „reportlab“ ist zu alt (3.6.12), gebraucht wird 4.2 oder neuer."),
    ("matplotlib", None, "Es fehlt das Python-Paket „matplotlib“ (ab 3.6)."),
])  # fmt: skip
def test_a_package_that_is_missing_or_old_is_named_with_the_way_to_get_it(monkeypatch, package, found, words):
    packages.problem.cache_clear()
    monkeypatch.setattr(packages, "find_spec", lambda name: object() if name != package or found else None)
    known = packages.version
    monkeypatch.setattr(packages, "version", lambda name: found if name == package else known(name))
    ready, sentence = algorithm("profile").canExecute()
    packages.problem.cache_clear()
    assert not ready
    assert sentence.startswith(words)
    assert "QGIS neu starten" in sentence


def test_the_provider_loads_without_the_heavy_libraries(tmp_path):
    import subprocess

    code = (
        "import sys; from sozialraum.processing.provider import SozialraumProvider; SozialraumProvider();"
        "print([m for m in ('geopandas', 'pandas', 'matplotlib', 'reportlab', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
