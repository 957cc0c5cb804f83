# SPDX-License-Identifier: GPL-2.0-or-later
"""Templates are data that a planner may copy and change; what is wrong in one is said with its place."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.catalogue import themes
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.report import template_schema, templates
from sozialraum.processing.report.elements import ELEMENTS

NAMES = ("bezirk", "kurzprofil", "planungsraum", "teil1", "teil2", "vorlage")
SCHEMA = json.loads(templates.SCHEMA.read_text(encoding="utf-8"))
SHIPPED = {name: json.loads((templates.FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in NAMES}


def test_the_document_family_is_there():
    assert templates.template_names() == NAMES


def test_teil1_has_the_14_chapters_in_their_order():
    chapters = templates.read_template("teil1").chapters
    assert [c.number for c in chapters[:14]] == [str(n) for n in range(1, 15)]
    assert [c.title for c in chapters[:3]] == [
        "Kurzporträt der Bezirksregion",
        "Demografische Struktur und Entwicklung",
        "Soziale Situation",
    ]
    assert [c.number for c in chapters[7].walk()][:5] == ["8", "8.1", "8.1.1", "8.1.2", "8.1.3"]


@pytest.mark.parametrize("name", NAMES)
def test_shipped_templates_name_only_what_there_is(name):
    template = templates.read_template(name)
    for _, element in template.elements():
        assert element["type"] in ELEMENTS
        assert set(element.get("themes", ())) <= set(themes())


def test_schema_and_elements_name_the_same_types():
    assert set(SCHEMA["$defs"]["element"]["properties"]["type"]["enum"]) == set(ELEMENTS)


def own(folder, name="meine", **changed):
    folder.mkdir(exist_ok=True)
    raw = copy.deepcopy(SHIPPED["teil2"]) | {"template": name} | changed
    (folder / f"{name}.json").write_text(json.dumps(raw), encoding="utf-8")
    return folder


def test_an_own_template_lies_in_a_folder_beside_the_library(tmp_path):
    folder = own(templates.own_folder(tmp_path / "bezirk.gpkg"), title="Mein Profil")
    assert templates.read_template("meine", folder).title == "Mein Profil"
    assert "meine" in templates.template_names(folder)
    assert "meine" not in templates.template_names()


def test_an_own_template_cannot_take_the_name_of_a_shipped_one(tmp_path):
    folder = own(tmp_path / "vorlagen", name="teil1", title="Anders")
    assert templates.read_template("teil1", folder).title == "Bezirksregionenprofil Teil I"


@pytest.mark.parametrize(
    ("changed", "code", "where"),
    [
        ({"titel": "x"}, "template_unknown", "titel"),
        ({"levels": []}, "template_empty", "levels"),
        ({"levels": ["LOR"]}, "template_enum", "levels/0"),
        ({"version": "1"}, "template_type", "version"),
        ({"version": True}, "template_type", "version"),
        ({"title": "x" * 121}, "template_length", "title"),
        ({"chapters": [{"number": "1"}]}, "template_missing", "chapters/0/title"),
        (
            {"chapters": [{"number": "1", "title": "T", "elements": [{"type": "karte"}]}]},
            "template_enum",
            "chapters/0/elements/0/type",
        ),
        ({"template": "andere"}, "template_name", "template"),
    ],
)
def test_a_wrong_template_is_refused_with_its_place(tmp_path, changed, code, where):
    folder = own(tmp_path / "vorlagen")
    raw = json.loads((folder / "meine.json").read_text(encoding="utf-8")) | changed
    (folder / "meine.json").write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(SozialraumError) as caught:
        templates.read_template("meine", folder)
    assert (caught.value.code, caught.value.values["where"]) == (code, where)


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"{", 1, 2),
        (b'{\n "title": "a"\n "version": "1"\n}', 3, 2),
        (b"\xff\xfe\x00", 1, 1),
    ],
    ids=["ends too early", "comma missing", "no text"],
)
def test_what_is_no_json_is_refused_with_its_line(tmp_path, content, line, column):
    (tmp_path / "kaputt.json").write_bytes(content)
    with pytest.raises(SozialraumError) as caught:
        templates.read_template("kaputt", tmp_path)
    assert caught.value.code == "template_no_json"
    assert (caught.value.values["line"], caught.value.values["column"]) == (line, column)


@pytest.mark.parametrize("content", [b" " * (templates.LARGEST + 1), b"[" * 90_000], ids=["too long", "too many lists"])
def test_what_is_far_too_large_is_refused_unread(tmp_path, content):
    (tmp_path / "riese.json").write_bytes(content)
    with pytest.raises(SozialraumError) as caught:
        templates.read_template("riese", tmp_path)
    assert caught.value.code == "template_too_large"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "title", "x"]), inner),
    max_leaves=5,
)


@settings(max_examples=150)
@given(st.sampled_from(sorted(SHIPPED)), st.data())
def test_our_validator_judges_as_the_common_one(name, data):
    jsonschema = pytest.importorskip("jsonschema")
    raw = copy.deepcopy(SHIPPED[name])
    target = raw
    while isinstance(target, dict | list) and target:
        keys = list(target) if isinstance(target, dict) else range(len(target))
        key = data.draw(st.sampled_from(list(keys)))
        if data.draw(st.booleans()) or not isinstance(target[key], dict | list) or not target[key]:
            target[key] = data.draw(VALUES)
            break
        target = target[key]
    valid = jsonschema.Draft202012Validator(SCHEMA).is_valid(raw)
    assert (template_schema.problem(raw, SCHEMA) is None) == valid
