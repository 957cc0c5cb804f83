# SPDX-License-Identifier: GPL-2.0-or-later
"""`manifest.json` beside the documents: what each was made of, so that the next run writes only what is missing.

Names are relative and nothing tells of the machine; the same documents give the same manifest. Where a folder holds
public documents, it lists these alone, and of them what their readers need: whoever hands it on tells nothing of the
office. The others, and what the next run and the office need of all, then stand in `manifest_intern.json`.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import shapely

from ..domain.profile import Former, Profile, Shapes
from ..domain.status import Reason
from .templates import CATALOGUE, PUBLIC, Template

NAME, INTERNAL_NAME = "manifest.json", "manifest_intern.json"
FORMAT = 1
# What a reader of a public document may know of it: what it is, what it is made of, and whether it is whole.
_OPEN = (
    "file", "area_id", "name", "level", "template", "template_version", "title", "edition", "period", "sources",
    "former", "attachments", "sha256",
)  # fmt: skip
_OPEN_SOURCE = ("office", "title", "period")


def digest(data: bytes) -> str:
    """SHA-256 as hexadecimal digits."""
    return sha256(data).hexdigest()


@cache
def _program() -> bytes:
    """A digest of the code and words that make documents: a new version of the plugin writes them anew."""
    total = sha256()
    code = Path(__file__).parents[1]
    rooms = (code / "domain", code / "report")  # a workbook's writer and a sentence's rules are in the domain
    paths = [path for room in rooms for path in room.rglob("*.py")] + list(CATALOGUE.glob("*.json"))
    for path in sorted(paths):
        total.update(path.read_bytes())
    return total.digest()


def inputs_of(profile: Profile, template: Template, edition: str, beside: Sequence[tuple[str, str]] = ()) -> str:
    """A digest of everything that decides about the bytes of a document and what goes with it (name, digest)."""
    total = sha256(_program() + f"{template!r}\n{edition}\n{list(beside)}\n".encode())
    former = profile.former
    sides = (profile,) if former is None else (profile, former.profile)
    for side in sides:
        total.update(repr(replace(side, shapes=Shapes((), (), ()), former=None)).encode())
        for data in shapely.to_wkb([s.geometry for s in side.shapes.all]):
            total.update(data)
    if former is not None:
        total.update(f"{former.library}\n{former.former_library}\n{former.one_library}".encode())
    return total.hexdigest()


def sources_of(profile: Profile) -> list[dict[str, str]]:
    """The sources of a document's numbers, each with the digest of the file it was imported from; no file's name."""
    return [
        {
            "office": source.office,
            "title": source.title,
            "period": source.period.isoformat() if source.period else "",
            "sha256": source.sha256,
        }
        for source in profile.sources
    ]


def entry(name: str, profile: Profile, template: Template, edition: str, odd: Sequence[Reason]) -> dict:
    """What a document is: whose, by which template, of which sources, and what is odd about its texts."""
    former = profile.former
    return {
        "file": name,
        "area_id": profile.area.area_id,
        "name": profile.area.name,
        "level": profile.area.level,
        "template": template.template,
        "template_version": template.version,
        "template_sha256": digest(repr(template).encode()),
        "title": template.title,
        "edition": edition,
        "period": profile.period.isoformat() if profile.period else "",
        "sources": sources_of(profile),
        "warnings": [{"code": reason.code, **_kept(reason)} for reason in odd],
        **({} if former is None else {"former": _former(former)}),
    }


def _kept(reason: Reason) -> dict:
    """What looks like data of a person is told by the run, and not put down once more beside the documents."""
    return {name: value for name, value in reason.values.items() if name != "found"}


def _former(former: Former) -> dict:
    """The edition that a report of differences compares with."""
    profile = former.profile
    return {
        "area_id": profile.area.area_id,
        "library": former.former_library,
        "period": profile.period.isoformat() if profile.period else "",
        "sources": sources_of(profile),
    }


def read(folder: Path) -> dict[str, dict]:
    """The documents of a folder by file name, of both editions; none where there is no readable manifest."""
    return _listed(folder / NAME) | _listed(folder / INTERNAL_NAME)


def _listed(path: Path) -> dict[str, dict]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return {
            item["file"]: item | {"problems": item.get("problems", []), "replaced": item.get("replaced", False)}
            for item in raw["documents"]
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write(folder: Path, documents: Mapping[str, dict], library: Mapping[str, str]) -> None:
    """Replace the manifest, of a folder with public documents both; written beside and then renamed."""
    listed = [documents[name] for name in sorted(documents)]
    public = [_opened(one) for one in listed if one.get("edition") == PUBLIC]
    whole = {"format": FORMAT, "library": dict(library), "documents": listed}
    if public:
        _replace(folder / INTERNAL_NAME, whole)
        _replace(folder / NAME, {"format": FORMAT, "documents": public})
    else:
        _replace(folder / NAME, whole)
        (folder / INTERNAL_NAME).unlink(missing_ok=True)


def _opened(document: Mapping) -> dict:
    """Of a public document what its readers need: no library's name, no digest of an office's file, no hint to us."""
    found = {name: document[name] for name in _OPEN if name in document}
    if "former" in found:
        found["former"] = {name: value for name, value in found["former"].items() if name != "library"}
    for place in (found, found.get("former", {})):
        if "sources" in place:
            place["sources"] = [{name: one[name] for name in _OPEN_SOURCE if name in one} for one in place["sources"]]
    return found


def _replace(path: Path, content: Mapping) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
