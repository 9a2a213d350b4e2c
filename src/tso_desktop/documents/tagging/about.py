"""What a PDF says about itself: title, day, language, and which standards it keeps."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from tso_desktop.places import RESOURCES

PROGRAM = "TSO Desktop"
_PRODUCER = "TSO Desktop with ReportLab"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00+00:00</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00+00:00</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that this file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """`day` is a day of the paper's own: the same values always make the same bytes."""

    title: str
    day: date


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """Only what the metadata also says: PDF/A wants the two to agree."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self.about = about
        self.title = about.title

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        written: bytes = pdfdoc.PDFDictionary(
            {
                "Title": pdfdoc.PDFString(self.about.title),
                "Creator": pdfdoc.PDFString(PROGRAM),
                "Producer": pdfdoc.PDFString(_PRODUCER),
                "CreationDate": pdfdoc.PDFString(f"D:{self.about.day:%Y%m%d}000000+00'00'"),
                "ModDate": pdfdoc.PDFString(f"D:{self.about.day:%Y%m%d}000000+00'00'"),
            }
        ).format(document)
        return written


def describe(document: pdfdoc.PDFDocument, about: About) -> None:
    """Writes title, dates, standards and the meaning of colours into the document."""
    document.info = _Info(about)
    xmp = _XMP.format(
        title=escape(about.title),
        program=PROGRAM,
        producer=_PRODUCER,
        day=about.day.isoformat(),
    )
    catalogue = document.Catalog
    catalogue.Metadata = pdfdoc.XMP(creator=lambda _document: xmp.encode())
    catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    profile = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary({"N": 3}),
        content=(RESOURCES / "colour" / "srgb.icc").read_bytes(),
        filters=[pdfdoc.PDFZCompress],
    )
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    catalogue.OutputIntents = pdfdoc.PDFArray([intent])
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
