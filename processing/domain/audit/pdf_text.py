# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of a PDF page by its marked content, from the operators that show text.

Only those operators are looked at, so that a page of maps costs no more than one of words.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_TOKENS = re.compile(
    rb"(?P<string>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\))"
    rb"|(?P<dict><<.*?>>)"
    rb"|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*)"
    rb"|(?P<kern>-\d{3,}(?:\.\d+)?(?=[\s(<\]]))"
    rb"|(?<![A-Za-z0-9*'\"])(?P<do>BDC|BMC|EMC|BT|ET|Tf|TJ|Tj|Tm|TD|Td|T\*|Do|ID|['\"])(?![A-Za-z0-9*])",
    re.DOTALL,
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_MOVES = (b"Tm", b"TD", b"Td", b"T*", b"ET")
_DEEP = 6


@dataclass
class PageText:
    """All words of a page, those of each marked content, whether some are in no known characters, how many pictures."""

    parts: list[str] = field(default_factory=list)
    of_mark: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    unknown: bool = False
    pictures: int = 0

    @property
    def whole(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.parts)).strip()

    @property
    def marked(self) -> dict[int, str]:
        return {mark: "".join(parts) for mark, parts in self.of_mark.items()}


def page_text(page: Any) -> PageText:
    """The words of a page (pypdf's), of forms drawn on it too."""
    found = PageText()
    content = page.get_contents()
    if content is not None:
        _read(content.get_data(), page.get("/Resources") or {}, found, [], 0)
    return found


def _read(data: bytes, resources: Any, found: PageText, marks: list[int | None], depth: int) -> None:
    resources = resources.get_object() if hasattr(resources, "get_object") else resources
    operands: list[tuple[str, bytes]] = []
    font = None
    position = 0
    while match := _TOKENS.search(data, position):
        position = match.end()
        kind, token = match.lastgroup or "", match.group()
        if kind != "do":
            operands.append((kind, token))
            continue
        if token in (b"BDC", b"BMC"):
            marks.append(mark_of(operands))
        elif token == b"EMC":
            marks[-1:] = []
        elif token == b"Tf":
            font = font_of(resources, last_name(operands))
        elif token in (b"Tj", b"TJ", b"'", b'"'):
            _show(operands, font, found, marks)
        elif token in _MOVES:
            _add(" " if token != b"ET" else "", found, marks)
        elif token == b"Do" and depth < _DEEP:
            _form(resources, last_name(operands), found, marks, depth)
        elif token == b"ID":
            position = max(position, data.find(b"EI", position))
        operands.clear()


def mark_of(operands: list[tuple[str, bytes]]) -> int | None:
    """The number of marked content that begins."""
    for kind, token in operands:
        number = re.search(rb"/MCID\s+(\d+)", token) if kind == "dict" else None
        if number:
            return int(number[1])
    return None


def last_name(operands: list[tuple[str, bytes]]) -> str:
    """The name that an operator asks for."""
    return next((token.decode("latin-1") for kind, token in reversed(operands) if kind == "name"), "")


def _add(text: str, found: PageText, marks: list[int | None]) -> None:
    found.parts.append(text)
    mark = next((m for m in reversed(marks) if m is not None), None)
    if mark is not None:
        found.of_mark[mark].append(text)


def _show(operands: list[tuple[str, bytes]], font: "_Font | None", found: PageText, marks: list[int | None]) -> None:
    for kind, token in operands:
        if kind == "kern":
            _add(" ", found, marks)
        elif kind in ("string", "hex"):
            codes = codes_of(kind, token)
            if font is None or not font.readable:
                found.unknown = found.unknown or bool(codes.strip())
            else:
                _add(font.text(codes), found, marks)


def codes_of(kind: str, token: bytes) -> bytes:
    """The codes that a string between brackets or of hexadecimal digits stands for."""
    return _unescaped(token[1:-1]) if kind == "string" else bytes.fromhex(_even(token[1:-1]))


def _even(digits: bytes) -> str:
    text = "".join(digits.decode("ascii").split())
    return text + "0" * (len(text) % 2)


def _unescaped(raw: bytes) -> bytes:
    def plain(match: re.Match) -> bytes:
        code = match[1]
        if code[:1].isdigit():
            return bytes([int(code, 8) & 255])
        return b"" if code in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(code, code)

    return _ESCAPE.sub(plain, raw)


def _form(resources: Any, name: str, found: PageText, marks: list[int | None], depth: int) -> None:
    forms = resources.get("/XObject")
    form = forms.get_object().get(name) if forms is not None else None
    form = form.get_object() if form is not None else None
    if form is not None and form.get("/Subtype") == "/Image":
        found.pictures += 1
    if form is not None and form.get("/Subtype") == "/Form":
        _read(form.get_data(), form.get("/Resources", resources), found, list(marks), depth + 1)


@dataclass
class _Font:
    """How the codes of a font become characters."""

    codes: dict[bytes, str]
    width: int  # bytes of a code
    readable: bool

    def text(self, codes: bytes) -> str:
        parts = [codes[n : n + self.width] for n in range(0, len(codes), self.width)]
        other = _win_ansi if self.width == 1 else _unknown
        return "".join(self.codes.get(part) or other(part) for part in parts)


def _win_ansi(code: bytes) -> str:
    """A character of a base font; codes without one show a bullet.

    >>> _win_ansi(bytes([228])), _win_ansi(bytes([127]))
    ('ä', '•')
    """
    found = code.decode("cp1252", "replace")
    return "•" if found in ("\x7f", "\ufffd") else found


def _unknown(code: bytes) -> str:
    return "\ufffd"


def font_of(resources: Any, name: str) -> _Font | None:
    """The font of a name."""
    fonts = resources.get("/Font")
    font = fonts.get_object().get(name) if fonts is not None else None
    if font is None:
        return None
    font = font.get_object()
    wide = font.get("/Subtype") == "/Type0"
    if "/ToUnicode" in font:
        return _from_map(font["/ToUnicode"].get_data())
    encoding = font.get("/Encoding")
    plain = not wide and (encoding is None or isinstance(encoding, str))
    return _Font({}, 2 if wide else 1, plain)


@lru_cache(maxsize=200)
def _from_map(data: bytes) -> _Font:
    """A font with a ToUnicode map."""
    codes: dict[bytes, str] = {}
    widths = [len(w) // 2 for w in re.findall(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>", data)]
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>", block):
            codes[bytes.fromhex(_even(code))] = _unicode(text)
    ranges = rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])"
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for low, high, start, listed in re.findall(ranges, block, re.DOTALL):
            width = len(low) // 2
            texts = re.findall(rb"<([0-9A-Fa-f]+)>", listed)
            for n, code in enumerate(range(int(low, 16), min(int(high, 16), int(low, 16) + 65535) + 1)):
                if start or n < len(texts):
                    text = _unicode(start) if start else _unicode(texts[n])
                    codes[code.to_bytes(width, "big")] = text[:-1] + chr(ord(text[-1]) + (n if start else 0))
    return _Font(codes, widths[0] if widths else 1, True)


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(_even(digits)).decode("utf-16-be", "replace") or "\ufffd"
