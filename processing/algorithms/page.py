# SPDX-License-Identifier: GPL-2.0-or-later
"""A page of HTML to read beside a result: headings, paragraphs, facts, tables. Everything put in is escaped."""

import os
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from ...i18n import translate
from ...i18n.messages import number

MOST_ROWS = 500  # of a list on the page; the library holds them all

STYLE = """
body { font-family: sans-serif; margin: 2em auto; max-width: 60em; line-height: 1.4; }
table { border-collapse: collapse; margin: .5em 0 1.5em; }
th, td { border: 1px solid #999; padding: .2em .6em; text-align: left; vertical-align: top; }
th { background: #eee; } td.n { text-align: right; }
"""


def write(path: Path, html: str) -> None:
    """Write a page beside and rename it, so that there is never half a page."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(html, encoding="utf-8")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def document(title: str, parts: Iterable[str]) -> str:
    """A whole page; its language is that of the window."""
    language = translate("Sozialraum", "en")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head>\n<body>\n{heading(1, title)}{''.join(parts)}</body></html>\n"
    )


def heading(level: int, text: str) -> str:
    return f"<h{level}>{escape(text)}</h{level}>\n"


def paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>\n" for line in lines)


def facts(pairs: Sequence[tuple[str, str]]) -> str:
    """What is what, a line each."""
    rows = "".join(f'<tr><th scope="row">{escape(a)}</th><td>{escape(str(b))}</td></tr>\n' for a, b in pairs)
    return f"<table>\n{rows}</table>\n"


def listing(names: Sequence[str]) -> str:
    """Names, the first `MOST_ROWS` of them."""
    items = "".join(f"<li>{escape(str(name))}</li>\n" for name in names[:MOST_ROWS])
    return f"<ul>\n{items}</ul>\n" + _more(len(names))


def table(head: Sequence[str], rows: Iterable[Sequence]) -> str:
    """Rows under their heads, the first `MOST_ROWS` of them."""
    rows = list(rows)
    top = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(v))}</td>" for v in row) + "</tr>\n" for row in rows[:MOST_ROWS])
    return f"<table>\n<tr>{top}</tr>\n{body}</table>\n" + _more(len(rows))


def _more(count: int) -> str:
    if count <= MOST_ROWS:
        return ""
    text = translate("Sozialraum", "{count} more stand in the data library.").format(count=number(count - MOST_ROWS))
    return paragraphs([text])
