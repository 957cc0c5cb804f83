# SPDX-License-Identifier: GPL-2.0-or-later
"""A ReportLab canvas that writes tagged PDF: PDF/UA-1 and PDF/A-2a, without /Info, same input same bytes.

ReportLab knows no tags, so structure elements and marked content are written through its own PDF objects. Everything
drawn is either inside an element (`TaggedCanvas.content`) or an artifact (`TaggedCanvas.artifact`).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any

from . import archive, fonts
from .ground import raster
from .text import REPLACEMENT, clean


@cache
def _fill(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5)) + " rg"


Box = tuple[float, float, float, float]


@dataclass
class Annotation:
    """A link's rectangle on its page, owned by an element ``Link``."""

    page: int
    owner: "Element"
    entries: Any


@dataclass
class Element:
    """A structure element.

    `content` holds its children in reading order: elements, or ``(page, mcid)`` of marked content. An element that
    goes on over a page break simply has content of several pages.
    """

    tag: str
    parent: "Element | None" = None
    alt: str = ""
    spoken: str = ""  # ActualText: read instead of what is printed
    scope: str = ""  # of a TH: Column or Row
    box: Box | None = None  # of a Figure, in points on its page
    content: list["Element | tuple[int, int] | Annotation"] = field(default_factory=list)
    reference: Any = None

    def add(self, tag: str, **attributes: Any) -> "Element":
        """A new child after the ones that are there."""
        child = Element(tag, self, **attributes)
        self.content.append(child)
        return child


class TaggedCanvas:
    """The pages of one document, drawn one after the other.

    Parameters
    ----------
    title
        Shown in the window's title bar and read out first.
    size
        Page width and height in points.
    draft
        The file does not claim to be PDF/UA and PDF/A.

    Attributes
    ----------
    canvas
        ReportLab's canvas; draw on it only inside `content` or `artifact`.
    root
        The element ``Document``.
    replaced
        A replacement sign stands for something that the typeface cannot show.
    """

    def __init__(self, title: str, size: tuple[float, float], language: str = "de-DE", draft: bool = False) -> None:
        fonts.register()
        from reportlab.pdfgen.canvas import Canvas

        self.title = clean(title)
        self.size = size
        self.draft = draft
        self.canvas = Canvas(
            None, pagesize=size, lang=language, invariant=1, pageCompression=1, initialFontName=fonts.REGULAR
        )
        self.root = Element("Document")
        self._pages: list[list[Element]] = [[]]  # per page the element of each MCID
        self._links: list[Annotation] = []
        self._open = False
        self.replaced = False

    @property
    def page(self) -> int:
        """Number of the current page, from 0."""
        return len(self._pages) - 1

    @contextmanager
    def content(self, element: Element) -> Iterator[Any]:
        """Draw what belongs to `element`; contexts never nest."""
        owners = self._pages[-1]
        element.content.append((self.page, len(owners)))
        with self._marked(f"/{element.tag} <</MCID {len(owners)}>> BDC"):
            owners.append(element)
            yield self.canvas

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[Any]:
        """Draw what is no content: rules, backgrounds, running heads (``kind="Pagination"``)."""
        with self._marked(f"/Artifact <</Type /{kind}>> BDC"):
            yield self.canvas

    @contextmanager
    def _marked(self, begin: str) -> Iterator[None]:
        if self._open:
            raise RuntimeError("marked content does not nest")
        self._open = True
        self.canvas._code.append(begin)
        yield
        self.canvas._code.append("EMC")
        self._open = False

    def write(self, x: float, y: float, line: str, font: str, size: float, colour: str = "#000000") -> None:
        """One line of text with its baseline at `y`."""
        line = clean(line)
        self.replaced = self.replaced or REPLACEMENT in line
        document, face = self.canvas._doc, fonts.face(font)
        parts = [f"{_fill(colour)} BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for subset, glyphs in face.splitString(line, document):
            name = face.getSubsetInternalName(subset, document)
            parts.append(f"{name} {size:g} Tf ({self.canvas._escape(glyphs)}) Tj")
        self.canvas._code.append(" ".join([*parts, "ET"]))

    def form(self, packed: bytes, width: float, height: float) -> None:
        """Draw packed operators; however often, they stand in the file once."""
        self._once(packed, lambda: archive.form(packed, width, height))

    def image(self, picture: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a PNG or JPEG; however often, it stands in the file once."""
        self.canvas._code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm")
        self._once(picture, lambda: archive.image(raster(picture)))
        self.canvas._code.append("Q")

    def _once(self, content: bytes, make: Callable[[], Any]) -> None:
        """Draw an object named by its content."""
        document, name = self.canvas._doc, f"X{sha256(content).hexdigest()[:16]}"
        if document.getXObjectName(name) not in document.idToObject:
            document.Reference(make(), document.getXObjectName(name))
        self.canvas.doForm(name)

    def bookmark(self, title: str, level: int, y: float, name: str = "") -> None:
        """An entry of the document's outline that leads to height `y` of this page; `name` is for `link`."""
        name = name or f"b{len(self.canvas._doc.outline.destinationnamestotitles)}"
        self.canvas.bookmarkPage(name, fit="XYZ", left=0, top=min(y, self.size[1]), zoom=0)
        self.canvas.addOutlineEntry(clean(title), name, level)

    def link(self, element: Element, box: Box, name: str, words: str) -> None:
        """Make a rectangle of this page lead to the bookmark `name`; `element` is a ``Link`` whose words are drawn."""
        entries = archive.indirect(
            {
                "Type": archive.name("Annot"),
                "Subtype": archive.name("Link"),
                "Rect": archive.array([round(v, 2) for v in box]),
                "Border": archive.array([0, 0, 0]),
                "F": 4,  # is printed: PDF/A wants it said
                "Contents": archive.string(clean(words)),
                "Dest": self.canvas._bookmarkReference(name),
            }
        )
        made = Annotation(self.page, element, entries)
        self._links.append(made)
        element.content.append(made)
        self.canvas._addAnnotation(entries)

    def end_page(self) -> None:
        """Close the page; the next drawing goes onto a new one."""
        self.canvas.showPage()
        self._pages.append([])

    def finish(self) -> bytes:
        """The whole file. The last page must have been ended."""
        document = self.canvas._doc
        pages = [document.Reference(p) for p in document.Pages.pages]
        for number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = archive.name("S")
        self.canvas.addPageLabel(0, "ARABIC", 1)
        document.Catalog.StructTreeRoot = self._structure(document, pages)
        return archive.serialise(self.canvas, self.title, self.draft)

    def _structure(self, document: Any, pages: Sequence[Any]) -> Any:
        """StructTreeRoot with all elements and the ParentTree."""
        root = archive.indirect({"Type": archive.name("StructTreeRoot")})
        on = [page.format(document) for page in pages]
        root.dict["K"] = archive.array(
            [self._object(self.root, document.Reference(root).format(document), document, on)]
        )
        numbers: list[Any] = []
        for number, owners in enumerate(self._pages[: len(pages)]):
            owned = archive.Raw(b"[%s]" % b" ".join(e.reference.format(document) for e in owners))
            numbers += [number, document.Reference(owned)]
        for number, link in enumerate(self._links, len(pages)):
            link.entries.dict["StructParent"] = number
            numbers += [number, link.owner.reference]
        root.dict["ParentTree"] = document.Reference(archive.indirect({"Nums": archive.array(numbers)}))
        root.dict["ParentTreeNextKey"] = len(pages) + len(self._links)
        return root

    def _object(self, element: Element, parent: bytes, document: Any, pages: Sequence[bytes]) -> Any:
        """The element and all below it; written out, since dictionaries of thousands take half the time of a file."""
        made = archive.Raw()
        element.reference = document.Reference(made)
        own = element.reference.format(document)
        entries = [b"/Type /StructElem /S /%s /P %s" % (element.tag.encode(), parent)]
        if element.alt:
            entries.append(b"/Alt " + archive.string(clean(element.alt)).format(document))
        if element.spoken:
            entries.append(b"/ActualText " + archive.string(clean(element.spoken)).format(document))
        if element.scope:
            entries.append(b"/A <</O /Table /Scope /%s>>" % element.scope.encode())
        if element.box:
            box = " ".join(f"{v:.2f}" for v in element.box)
            entries.append(f"/A <</O /Layout /Placement /Block /BBox [{box}]>>".encode())
        kids: list[bytes] = []
        for child in element.content:
            if isinstance(child, Element):
                kids.append(self._object(child, own, document, pages).format(document))
            elif isinstance(child, Annotation):
                whole = document.Reference(child.entries).format(document)
                kids.append(b"<</Type /OBJR /Pg %s /Obj %s>>" % (pages[child.page], whole))
            else:
                page, mcid = child
                kids.append(b"<</Type /MCR /Pg %s /MCID %d>>" % (pages[page], mcid))
        made.body = b"<<%s /K [%s]>>" % (b" ".join(entries), b" ".join(kids))
        return element.reference
