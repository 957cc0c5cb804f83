# SPDX-License-Identifier: GPL-2.0-or-later
"""What is remembered from one session to the next: in the user's settings, and in the project which library it uses."""

from pathlib import Path

from qgis.core import QgsProject, QgsSettings

GROUP = "sozialraum"
RECENT = 8


def _read(name: str, default: str = "") -> str:
    return str(QgsSettings().value(f"{GROUP}/{name}", default) or default)


def last_library() -> Path | None:
    """The library open when QGIS was closed."""
    text = _read("library")
    return Path(text) if text else None


def remember_library(path: Path | None) -> None:
    """Enter a library as the last one and at the head of the recent ones; None: none is open."""
    QgsSettings().setValue(f"{GROUP}/library", str(path) if path else "")
    if path is not None:
        others = [str(p) for p in recent_libraries() if p != path]
        QgsSettings().setValue(f"{GROUP}/recent", [str(path), *others][:RECENT])


def recent_libraries() -> list[Path]:
    """The latest libraries, newest first; whether they still exist is not looked at (a network drive may be slow)."""
    value = QgsSettings().value(f"{GROUP}/recent", [])
    return [Path(text) for text in ([value] if isinstance(value, str) else value or []) if text]


def export_folder() -> str:
    return _read("export_folder")


def remember_export_folder(folder: str) -> None:
    QgsSettings().setValue(f"{GROUP}/export_folder", folder)


def shown_before() -> bool:
    """Whether the docks have been shown once; afterwards they stand as the user left them."""
    return _read("shown") == "yes"


def remember_shown() -> None:
    QgsSettings().setValue(f"{GROUP}/shown", "yes")


def project_library() -> Path | None:
    """The library the project names."""
    text, found = QgsProject.instance().readEntry(GROUP, "library", "")
    return Path(QgsProject.instance().readPath(text)) if found and text else None


def enter_in_project(path: Path) -> None:
    project = QgsProject.instance()
    project.writeEntry(GROUP, "library", project.writePath(str(path)))
