# SPDX-License-Identifier: GPL-2.0-or-later
"""German is complete: every text of the sources, every sentence of an error, every placeholder."""

import ast
import importlib.machinery
import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from sozialraum.i18n.messages import SENTENCES, message, number, period_text

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%n|%L?\d|\{[^{}]*\}")


@pytest.fixture(scope="module")
def tool():
    """tools/translations as a module."""
    path = ROOT / "tools" / "translations"
    loader = importlib.machinery.SourceFileLoader("translations", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("translations", loader))
    loader.exec_module(module)
    return module


def test_every_text_of_the_sources_is_translated(tool):
    known = tool.german()
    missing = [text for text in tool.texts() if not known.get(text) or not all(known[text])]
    assert missing == [], "run tools/translations and add the German"


def test_nothing_is_unfinished_or_left_over(tool):
    root = ET.parse(tool.TS).getroot()
    assert [c.findtext("name") for c in root.iter("context")] == ["Sozialraum"]
    assert [m.findtext("source") for m in root.iter("message") if m.find("translation").get("type")] == []
    assert sorted(set(tool.german()) - set(tool.texts())) == []


def test_placeholders_survive_translation(tool):
    for english, forms in tool.german().items():
        for form in forms:
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(english)), english


def test_no_text_is_built_before_it_is_translated(tool):
    """f-strings and variables cannot be found by translators; tools/translations refuses them."""
    with pytest.raises(ValueError, match="literal"):
        list(tool.calls(ast.parse('translate("Sozialraum", f"a {b}")')))


# Codes of `SozialraumError` and `Reason`, and what fills a reject's column `reason`.
def raised_codes() -> dict[str, str]:
    found = {}
    for path in sorted((ROOT / "processing").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in ("SozialraumError", "Reason") and isinstance(first, ast.Constant):
                found.setdefault(first.value, f"{path.name}:{node.lineno}")
    return found


def test_every_code_has_a_sentence():
    codes = raised_codes()
    assert len(codes) > 20
    assert {code: place for code, place in codes.items() if code not in SENTENCES} == {}


def test_sentences_name_only_values_that_are_given():
    """A sentence that names a value its error does not carry would fail in front of the person."""
    given: dict[str, list[set[str]]] = {}
    for path in sorted((ROOT / "processing").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name not in ("SozialraumError", "Reason") or not isinstance(node.args[0], ast.Constant):
                continue
            keys = {k.arg for k in node.keywords}
            if None in keys or (name == "Reason" and len(node.args) > 1 and not isinstance(node.args[1], ast.Dict)):
                continue  # values come from a mapping that is built elsewhere
            if len(node.args) > 1 and isinstance(node.args[1], ast.Dict):
                keys |= {k.value for k in node.args[1].keys}
            given.setdefault(node.args[0].value, []).append(keys)
    for code, uses in given.items():
        wanted = {p[1:-1] for p in PLACEHOLDER.findall(SENTENCES[code]()) if p.startswith("{")}
        for keys in uses:
            assert wanted <= keys, code


def test_wordings_of_the_first_minutes():
    assert message("not_a_library", {"file": "kitas.gpkg"}) == "„kitas.gpkg“ ist keine Sozialraum-Datenbibliothek."
    assert message("library_missing", {"file": "bezirk.gpkg"}) == "Datenbibliothek nicht gefunden: „bezirk.gpkg“."
    assert (
        message("not_a_table", {"file": "plan.pdf"})
        == "„plan.pdf“ ist keine Tabelle. Möglich sind CSV, XLSX, ODS und XLS."
    )
    assert message("period_missing", {"file": "ewr_jugend.csv"}) == (
        "Kein Stichtag gefunden: „ewr_jugend.csv“ nennt kein Datum. Bitte den Stichtag eingeben (TT.MM.JJJJ)."
    )
    locked = {"host": "PC-7", "since": "09:14", "file": "x.gpkg", "lock": "x.gpkg.lock"}
    assert message("library_locked", locked).startswith(
        "Die Bibliothek wird gerade auf PC-7 beschrieben (seit 09:14). Es wurde nichts geändert."
    )


def test_numbers_and_dates_are_german():
    assert number(3897145) == "3.897.145"
    assert number(0.61) == "0,61"
    assert period_text("2024-12-31") == "31.12.2024"
    assert period_text("03400831") == "03400831"  # a key, though Python takes it for a day in the year 340
    assert message("no_such_period", {"period": "2024-06-30"}).endswith("30.06.2024")
