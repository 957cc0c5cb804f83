# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever leaves the office passes one gate: who may write files at all, and what they write comes from it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WRITING = {"write_bytes", "write_text", "replace", "rename", "save", "savefig", "to_csv", "to_excel", "to_file"}
# What each writes; a new writer is looked at before it is added here.
WRITERS = {
    "processing/report/batch.py": "documents and tables of an edition, made by a `Format`",
    "processing/report/document.py": "one document, made by `make_document`",
    "processing/report/attachments.py": "copies of documents that were written",
    "processing/report/manifest.py": "names and digests of documents",
    "processing/domain/workbooks.py": "a workbook it is given: comment and planning sheets",
    "processing/domain/cache.py": "arrays that follow from geometry, on this computer",
    "processing/domain/store.py": "the library",
    "processing/domain/demo.py": "the library of the made-up district",
    "processing/domain/audit/certificate.py": "what an audit found",
    "processing/domain/audit/kept.py": "what an audit read and found, on this computer",
    "processing/domain/disclosure/release.py": "solved tables, on this computer",
    "processing/algorithms/page.py": "reports for the office",
}
GATES = {  # who asks the gate before anything is drawn or told
    "processing/report/document.py": "finished",
    "processing/report/workbook.py": "workbook_bytes",
}
MAKERS = {  # who makes files of an edition, and by whom they are finished
    "processing/report/document.py": ("make_document", "finished"),
    "processing/report/difference.py": ("make_difference", "finished"),
    "processing/report/workbook.py": ("make_workbook", "workbook_bytes"),
}
CLIPBOARD = {"ui/figures_view.py", "ui/table_dialogs.py"}  # of the edition shown; lists of sources and rejects


def modules(*rooms):
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def name(path):
    return path.relative_to(ROOT).as_posix()


def writes(path) -> bool:
    """Whether a module moves a file to its place or writes one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner = node.func.value
        moved = isinstance(owner, ast.Name) and owner.id in ("os", "shutil") and node.func.attr in ("replace", "rename")
        written = node.func.attr in WRITING - {"replace", "rename", "save"}
        if moved or written or (isinstance(owner, ast.Name) and owner.id == "workbook" and node.func.attr == "save"):
            return True
    return False


def test_only_known_modules_write_files():
    assert {name(path) for path in modules("processing", "ui") if writes(path)} - set(WRITERS) == set()


def function(module, name):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    return next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


@pytest.mark.parametrize("module", GATES)
def test_whatever_is_made_for_an_edition_passes_the_gate_first(module):
    lines = function(module, GATES[module]).body
    first = ast.unparse(next(line for line in lines if not isinstance(line, ast.Expr)))
    assert first.split(" = ")[1] == "gate.passed(profile, edition)"


@pytest.mark.parametrize("module", MAKERS)
def test_every_maker_lets_another_finish_that_asks_the_gate(module):
    maker, finisher = MAKERS[module]
    last = ast.unparse(function(module, maker).body[-1])
    assert last.startswith("return ")
    assert f"{finisher}(profile, edition, " in last


def test_nothing_else_makes_documents():
    """A `Format` is made of what a maker gives; another would have to be listed above."""
    made = {
        name(path): node.args[1]
        for path in modules("processing/report")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Format"
    }
    assert {where: ast.unparse(maker) for where, maker in made.items()} == {
        "processing/report/batch.py": "make_document",
        "processing/report/difference.py": "make_difference",
        "processing/report/workbook.py": "make_workbook",
    }


def test_the_clipboard_gets_only_what_the_edition_shows():
    found = {name(path) for path in modules("ui") if "clipboard()" in path.read_text(encoding="utf-8")}
    assert found == CLIPBOARD
