# SPDX-License-Identifier: GPL-2.0-or-later
"""The batch: resumes, cancels, refuses, and never leaves half a file."""

import errno
import gc
import json
import tracemalloc
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from shapely.errors import GEOSException
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.domain.profile import Text
from sozialraum.processing.report import alternatives, batch
from sozialraum.processing.report.names import file_name, slug
from sozialraum.processing.report.templates import read_template

IDS = ("991001", "991002", "991003")
REGIONS = ("Lindenufer", "Hafenviertel/Alter Kran", "Alte Ziegelei")


class Numbers:
    """Stands in for a library's numbers: three regions."""

    vintages = ("2021",)

    def areas(self, vintage, level):
        return SimpleNamespace(ids=IDS if level == "BZR" else (), names=dict(zip(IDS, REGIONS, strict=True)))

    def dates(self, quantity, vintage):
        return (date(2024, 12, 31),)


@pytest.fixture
def run(made_up, monkeypatch, tmp_path):
    """`write_profiles` on invented profiles; ``run.profiles`` may be changed between runs."""
    profiles = {}
    for i, name in enumerate(REGIONS):
        profile = made_up(children=i + 1)
        profiles[IDS[i]] = replace(profile, area=replace(profile.area, area_id=IDS[i], name=name))

    def profile_of(numbers, area_id, until, template):
        found = profiles[area_id]
        if isinstance(found, Exception):
            raise found
        return found

    class Library:
        def __init__(self, path):
            self.path = Path(path)

        def meta(self, key, default=""):
            return "7"

    monkeypatch.setattr(batch, "profile_of", profile_of)
    # What is released is told in test_public_run.
    monkeypatch.setattr(batch.Release, "cleared", lambda self, library, numbers, sides, progress: (numbers, sides))
    monkeypatch.setattr(batch.Release, "enter", lambda self, *shown: None)
    # The invented profiles all have the outlines of 991001.
    monkeypatch.setattr("sozialraum.processing.report.one_area.check_keys", lambda profile: None)
    monkeypatch.setattr("sozialraum.processing.domain.library.Library", Library)
    monkeypatch.setattr("sozialraum.processing.domain.numbers.Numbers.read", lambda library, folder=None: Numbers())

    def start(**changed):
        return batch.write_profiles(tmp_path / "bezirk.gpkg", tmp_path / "Profile", **changed)

    start.profiles, start.folder = profiles, tmp_path / "Profile"
    return start


NAMES = [
    "991001_lindenufer_kurzprofil_2024-12-31_intern.pdf",
    "991002_hafenviertel-alter-kran_kurzprofil_2024-12-31_intern.pdf",
    "991003_alte-ziegelei_kurzprofil_2024-12-31_intern.pdf",
]


def files(folder):
    return sorted(p.name for p in folder.iterdir())


def test_writes_files_and_manifest(run, tmp_path):
    result = run()
    assert (result.written, result.skipped, result.failed, result.total) == (NAMES, [], [], 3)
    assert files(run.folder) == sorted([*NAMES, "manifest.json"])
    text = (run.folder / "manifest.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    manifest = json.loads(text)
    assert manifest["library"] == {"file": "bezirk.gpkg", "state": "7"}
    assert [d["area_id"] for d in manifest["documents"]] == list(IDS)
    assert all(len(d["sha256"]) == 64 for d in manifest["documents"])


def test_second_run_skips_what_is_whole_and_unchanged(run):
    run()
    before = {n: (run.folder / n).read_bytes() for n in NAMES}
    assert run().skipped == NAMES
    (run.folder / NAMES[0]).write_bytes(b"cut")
    run.profiles["991002"] = replace(run.profiles["991002"], area_m2=1.0)
    (run.folder / NAMES[2]).unlink()
    result = run()
    assert result.written == NAMES
    assert (run.folder / NAMES[0]).read_bytes() == before[NAMES[0]]
    assert (run.folder / NAMES[1]).read_bytes() != before[NAMES[1]]


def test_one_bad_area_stops_nothing(run):
    run.profiles["991002"] = ValueError("odd outline")
    result = run()
    assert result.written == [NAMES[0], NAMES[2]]
    [(area, error)] = result.failed
    assert (area, error.code, error.values["reason"]) == ("991002", "profile_failed", "ValueError: odd outline")


def test_cancel_leaves_only_whole_files_and_goes_on_later(run):
    calls = []

    def progress(fraction):
        calls.append(fraction)
        if len(calls) == 2:
            raise Cancelled

    result = run(progress=progress)
    assert (result.cancelled, result.written, result.total) == (True, NAMES[:1], 3)
    assert files(run.folder) == [NAMES[0], "manifest.json"]
    again = run()
    assert (again.skipped, again.written) == (NAMES[:1], NAMES[1:])


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "folder_full"), (errno.EROFS, "folder_read_only")])
def test_disk_problems_name_what_is_whole(run, monkeypatch, number, code):
    real, calls = batch.os.replace, []

    def failing(source, target):
        calls.append(target)
        if len(calls) == 2:
            raise OSError(number, "no")
        real(source, target)

    monkeypatch.setattr(batch.os, "replace", failing)
    with pytest.raises(SozialraumError) as caught:
        run()
    assert caught.value.code == code
    assert caught.value.values["folder"] == "Profile"
    if code == "folder_full":
        assert (caught.value.values["done"], caught.value.values["total"]) == (1, 3)
    assert not list(run.folder.glob("*.part"))
    assert not list(run.folder.glob("*.lock"))
    monkeypatch.undo()


def test_folder_that_is_a_file(run):
    run.folder.write_text("")
    with pytest.raises(SozialraumError) as caught:
        run()
    assert caught.value.code == "folder_is_file"


def test_folder_in_use(run):
    from sozialraum.processing.domain.locking import writer_lock

    run.folder.mkdir()
    with writer_lock(run.folder / "manifest.json"), pytest.raises(SozialraumError) as caught:
        run()
    assert caught.value.code == "folder_locked"
    assert {"folder", "host", "since"} <= set(caught.value.values)


def test_left_parts_of_a_killed_run_go(run):
    run.folder.mkdir()
    (run.folder / f"{NAMES[0]}.part").write_bytes(b"half")
    run()
    assert not list(run.folder.glob("*.part"))


def test_a_profile_of_other_numbers_than_the_public_ones_never_leaves(run):
    third = run.profiles["991003"]
    closed = replace(third.sources[0], published=False, title="Eigene Liste")
    run.profiles["991003"] = replace(third, sources=(closed,))
    result = run(edition="oeffentlich")
    assert [(area, error.code, error.values["title"]) for area, error in result.failed] == [
        ("991003", "not_public", "Eigene Liste")
    ]
    assert not list(run.folder.glob("991003*"))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"template": "teil9"}, "unknown_template"),
        ({"template": "../kurzprofil"}, "unknown_template"),
        ({"edition": "public"}, "unknown_edition"),
        ({"level": "KIEZ"}, "unknown_level"),
        ({"level": "PLR"}, "unknown_level"),  # nobody gets other documents than asked for
        ({"area_ids": ("991001", "999999", "../../x")}, "area_ids_unknown"),
        ({"period": "gestern"}, "period_unreadable"),
    ],
)
def test_wrong_parameters(run, changed, code):
    with pytest.raises(SozialraumError) as caught:
        run(**changed)
    assert caught.value.code == code
    assert not run.folder.exists()


def test_only_wanted_areas(run):
    assert run(area_ids=("991003", "991001", "991003")).written == [NAMES[0], NAMES[2]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hafenviertel/Alter Kran", "hafenviertel-alter-kran"),
        ("Süßwasserkanal", "suesswasserkanal"),
        ('CON:*?"<>|\\', "con"),
        ("../../etc/passwd", "etc-passwd"),
        ("中文", "ohne-namen"),
        ("Škoda é", "skoda-e"),
        ("a" * 300, "a" * 60),
    ],
)
def test_slug(name, expected):
    assert slug(name) == expected


def test_file_name():
    assert file_name("073005", "Friedenau West", "kurzprofil", date(2024, 12, 31), "intern") == (
        "073005_friedenau-west_kurzprofil_2024-12-31_intern.pdf"
    )


def test_odd_texts_are_told_by_run_and_manifest_also_when_nothing_is_written_anew(run):
    """The text of the first region speaks of the third, and rests on numbers that are others by now."""
    text = Text("Einschätzung", "Die Alte Ziegelei wächst.", "Entwurf", date(2023, 12, 31), "b1#0000000000000000")
    other = Text("2.2", "Auch das Hafenviertel/Alter Kran", "Entwurf", date(2023, 12, 31))  # not printed here
    run.profiles[IDS[0]] = replace(run.profiles[IDS[0]], texts=(text, other))
    for result in (run(), run()):
        told = [(area, reason.code, dict(reason.values)) for area, reason in result.warnings]
        assert told == [
            (IDS[0], "text_stale", {"chapter": "Einschätzung"}),
            (IDS[0], "text_foreign_area", {"chapter": "Einschätzung", "areas": "Alte Ziegelei (991003)"}),
        ]
        documents = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
        assert [[w["code"] for w in d["warnings"]] for d in documents] == [["text_stale", "text_foreign_area"], [], []]


def test_a_public_run_knows_nothing_of_a_draft(run):
    """The draft quotes 4.711, which no table has: the internal run warns of it, for the public one there is no text."""
    draft = Text("Einschätzung", "Geheimnis mit 4.711 Fällen.", "Entwurf", date(2023, 12, 31))
    run.profiles[IDS[0]] = replace(run.profiles[IDS[0]], texts=(draft,))
    assert [dict(reason.values)["figures"] for _, reason in run().warnings] == ["4.711"]
    assert run(edition="oeffentlich").warnings == []
    documents = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
    public = [d for d in documents if d["edition"] == "oeffentlich"]
    assert len(public) == 3
    assert not any(word in json.dumps(public, ensure_ascii=False) for word in ("4.711", "Geheimnis", "a.xlsx"))
    run.profiles[IDS[0]] = replace(run.profiles[IDS[0]], texts=())
    assert run(edition="oeffentlich").written == []  # not even the digest of the inputs knew of it


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "MemoryError"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (TypeError("odd element"), "TypeError: odd element"),
        (GEOSException("side location conflict"), "GEOSException: side location conflict"),
    ],
)
def test_whatever_one_area_does_the_others_are_written(run, error, reason):
    run.profiles["991002"] = error
    result = run()
    assert result.written == [NAMES[0], NAMES[2]]
    assert [(area, e.values["reason"]) for area, e in result.failed] == [("991002", reason)]


def test_the_manifest_names_sources_and_template_with_their_digests(run):
    """Whoever has the file that a source was imported from can hold it against the document."""
    source = replace(run.profiles[IDS[0]].sources[0], sha256="ab" * 32)
    run.profiles[IDS[0]] = replace(run.profiles[IDS[0]], sources=(source,))
    run()
    (known, *_) = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
    assert known["sources"] == [
        {"office": "Amt für Statistik", "title": "A I 16, T1", "period": "2024-12-31", "sha256": "ab" * 32}
    ]
    template = read_template("kurzprofil")
    assert (known["template"], known["template_version"]) == ("kurzprofil", template.version)
    assert known["template_sha256"] == sha256(repr(template).encode()).hexdigest()
    assert known["sha256"] == sha256((run.folder / known["file"]).read_bytes()).hexdigest()


def test_signs_that_no_typeface_has_are_told(run):
    """A letter of the private use area; the region's own name is written on every page."""
    area = run.profiles[IDS[0]].area
    run.profiles[IDS[0]] = replace(run.profiles[IDS[0]], area=replace(area, name="Linden\ue000ufer"))
    for result in (run(), run()):  # written, then skipped
        assert [(area_id, reason.code) for area_id, reason in result.warnings] == [(IDS[0], "signs_replaced")]


def test_a_draft_has_a_name_of_its_own_and_goes_when_the_document_is_accessible(run, monkeypatch):
    draft = NAMES[0].replace(".pdf", "_entwurf-nicht-barrierefrei.pdf")
    with monkeypatch.context() as spoilt:
        spoilt.setattr(alternatives, "overview_map", lambda profile: "")
        for result in (run(area_ids=IDS[:1]), run(area_ids=IDS[:1])):  # written, then skipped: both tell
            assert [(a, r.code, r.values["problems"]) for a, r in result.warnings] == [
                (IDS[0], "not_accessible", "figure_without_text")
            ]
        assert result.skipped == [draft]
    assert files(run.folder) == [draft, "manifest.json"]
    run.profiles[IDS[0]] = replace(run.profiles[IDS[0]], area_m2=1.0)  # something has changed
    assert run(area_ids=IDS[:1]).written == NAMES[:1]
    assert files(run.folder) == [NAMES[0], "manifest.json"]


def test_a_renamed_areas_former_document_goes_and_others_of_like_names_stay(run):
    run(area_ids=IDS[:1])
    other = f"{IDS[0]}_lindenufer_eigenes_kurzprofil_2024-12-31_intern.pdf"
    manifest = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["documents"].append(manifest["documents"][0] | {"file": other, "template": "eigenes_kurzprofil"})
    (run.folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (run.folder / other).write_bytes(b"x")
    run.profiles[IDS[0]] = replace(run.profiles[IDS[0]], area=replace(run.profiles[IDS[0]].area, name="Lindenhof"))
    [written] = run(area_ids=IDS[:1]).written
    assert written == NAMES[0].replace("lindenufer", "lindenhof")
    assert files(run.folder) == sorted([written, other, "manifest.json"])
    listed = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
    assert sorted(one["file"] for one in listed) == sorted([written, other])


def test_a_batch_keeps_nothing_of_the_documents_it_has_written(run):
    """After the first ones, which fill the caches of words and glyphs, a document leaves next to no memory behind.

    A whole document is several megabytes in the making; what is left are names in the result and digests.
    """
    run()
    left = []
    tracemalloc.start()
    try:
        for round_ in range(4):
            for area_id, profile in run.profiles.items():
                run.profiles[area_id] = replace(profile, area_m2=float(round_ + 2))
            assert len(run().written) == 3
            gc.collect()
            left.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert left[-1] - left[0] < 3 * 3 * 100_000


def test_a_manifest_of_public_documents_tells_of_no_others(run):
    """Both editions in one folder: each is resumed, and what is handed on names the public documents alone."""
    run()
    run(edition="oeffentlich")
    listed = [json.loads((run.folder / name).read_text(encoding="utf-8"))["documents"]
              for name in ("manifest.json", "manifest_intern.json")]  # fmt: skip
    assert [{d["edition"] for d in documents} for documents in listed] == [{"oeffentlich"}, {"oeffentlich", "intern"}]
    assert [len(documents) for documents in listed] == [len(IDS), 2 * len(IDS)]
    assert (len(run().skipped), len(run(edition="oeffentlich").skipped)) == (len(IDS), len(IDS))
    assert "intern" not in (run.folder / "manifest.json").read_text(encoding="utf-8")


def test_a_public_manifest_has_what_a_reader_needs_and_nothing_of_the_office(run):
    """Neither the library's name nor digests of delivered files or of what a document was made of, nor our hints."""
    run(edition="oeffentlich")
    manifest = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest) == {"format", "documents"}
    (known, *_) = manifest["documents"]
    assert set(known) == {"file", "area_id", "name", "level", "template", "template_version", "title", "edition",
                          "period", "sources", "attachments", "sha256"}  # fmt: skip
    assert {name for source in known["sources"] for name in source} == {"office", "title", "period"}
    internal = json.loads((run.folder / "manifest_intern.json").read_text(encoding="utf-8"))
    assert internal["library"]["file"] == "bezirk.gpkg"
    assert all(len(one["inputs"]) == 64 for one in internal["documents"])


def test_a_folder_that_came_back_without_the_internal_manifest_is_written_anew(run):
    run(edition="oeffentlich")
    (run.folder / "manifest_intern.json").unlink()
    assert len(run(edition="oeffentlich").written) == len(IDS)
    assert len(run(edition="oeffentlich").skipped) == len(IDS)
