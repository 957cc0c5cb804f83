# SPDX-License-Identifier: GPL-2.0-or-later
"""What makes a PDF file archivable: metadata, colour profile, fixed identifiers, nothing about the machine."""

from functools import cache
from html import escape
from typing import Any

from reportlab.pdfbase import pdfdoc

from .ground import Raster

name = pdfdoc.PDFName
array = pdfdoc.PDFArray
dictionary = pdfdoc.PDFDictionary

PRODUCER = "Sozialraum"

# What the file is; a draft that a check stopped claims nothing.
CLAIM = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
# PDF/A wants every schema described that is not its own: pdfuaid is PDF/UA's.
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format><pdf:Producer>{producer}</pdf:Producer>
{claim}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 this file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Indirect(pdfdoc.PDFDictionary):
    """A dictionary that stands as an object of its own."""

    __RefOnly__ = 1


class Raw(pdfdoc.PDFObject):
    """An object of its own that is written out already; `body` may follow later."""

    __RefOnly__ = 1

    def __init__(self, body: bytes = b"null") -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        """As it stands in the file."""
        return self.body


def indirect(entries: dict[str, Any]) -> Indirect:
    """An object of its own with these entries."""
    return Indirect(entries)


def string(text: str) -> Any:
    """A text string; UTF-16 where PDF's own encoding does not have it."""
    return pdfdoc.PDFString(text)


@cache
def colour_profile() -> bytes:
    """The sRGB profile, with a fixed creation time: Pillow writes the current one into bytes 24 to 36."""
    from PIL import ImageCms

    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    raw[24:36] = bytes([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
    return bytes(raw)


def _stream(entries: dict[str, Any], content: bytes, compressed: bool = True) -> Any:
    return pdfdoc.PDFStream(dictionary(entries), content, [pdfdoc.PDFZCompress] if compressed else [])


def form(packed: bytes, width: float, height: float) -> Any:
    """A form XObject of operators that are packed already; a little larger, for strokes at the rim."""
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Form"),
        "BBox": array([-2, -2, round(width + 2, 2), round(height + 2, 2)]),
        "Resources": dictionary({}),
        "Filter": name("FlateDecode"),
    }
    return _stream(entries, packed, compressed=False)


def image(picture: Raster) -> Any:
    """An image XObject in the document's own colours, sRGB."""
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": name("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": name("DCTDecode" if picture.jpeg else "FlateDecode"),
    }
    return _stream(entries, picture.data, compressed=False)


def _describe(document: Any, title: str, draft: bool) -> None:
    """Metadata, colour profile and viewer settings into the catalogue."""
    catalogue = document.Catalog
    text = XMP.format(title=escape(title), producer=PRODUCER, claim="" if draft else CLAIM)
    # Readers of metadata must find it without unpacking.
    catalogue.Metadata = _stream({"Type": name("Metadata"), "Subtype": name("XML")}, text.encode(), compressed=False)
    catalogue.MarkInfo = indirect({"Marked": "true"})
    catalogue.ViewerPreferences = indirect({"DisplayDocTitle": "true"})
    profile = document.Reference(_stream({"N": 3}, colour_profile()))
    intent = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": string("sRGB IEC61966-2.1"),
        "Info": string("sRGB IEC61966-2.1"),
        "DestOutputProfile": profile,
    }
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = array([document.Reference(indirect(intent))])


def serialise(canvas: Any, title: str, draft: bool = False) -> bytes:
    """Write the canvas's document.

    ReportLab's own writer adds /Info with producer and time, and ends streams without the line break that PDF/A
    wants before ``endstream``; hence this one, over the same objects.
    """
    document = canvas._doc
    _describe(document, title, draft)
    for font in document.delayedFonts:
        font.addObjects(document)
    root = document.Reference(document.Catalog)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    offsets: list[int] = []
    at = len(parts[0])
    number = 0
    while (key := document.numberToId.get(number + 1)) is not None:  # formatting may add objects
        number += 1
        item = document.idToObject[key]
        if isinstance(item, pdfdoc.PDFStream) and item.filters:
            item.filters = [pdfdoc.PDFZCompress]  # ReportLab's ASCII detour makes files a quarter larger
        body = pdfdoc.PDFIndirectObject(key, item).format(document)
        if isinstance(item, pdfdoc.PDFStream):
            body = body.removesuffix(b"endstream\nendobj\n") + b"\nendstream\nendobj\n"
        offsets.append(at)
        parts.append(body)
        at += len(body)
    table = [f"xref\n0 {number + 1}\n0000000000 65535 f \n", *(f"{o:010d} 00000 n \n" for o in offsets)]
    parts.append("".join(table).encode())
    digest = _digest(parts)
    entries = dictionary({"Size": number + 1, "Root": root, "ID": array([digest, digest])})
    parts.append(b"trailer\n" + entries.format(document) + f"\nstartxref\n{at}\n%%EOF\n".encode())
    return b"".join(parts)


def _digest(parts: list[bytes]) -> str:
    """The file's identifier: of its content alone, so that the same content has the same one."""
    from hashlib import sha256

    total = sha256()
    for part in parts:
        total.update(part)
    return f"<{total.hexdigest()[:32]}>"
