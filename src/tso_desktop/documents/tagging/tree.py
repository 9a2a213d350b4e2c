"""The structure tree of a tagged PDF: what is a heading, a table, a list, and in what order."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content: where on which page an element is drawn."""

    page: int
    number: int


class Element:
    """One structure element, which may be drawn in several pieces: a table goes on over pages.

    It joins its parent when it is first drawn, so that kids stand in reading order.
    `attributes` is a PDF dictionary without its brackets, such as `/O /Table /Scope /Column`.
    """

    __slots__ = ("alt", "attributes", "kids", "parent", "role")

    def __init__(self, role: str, *, alt: str = "", attributes: str = "") -> None:
        self.role = role
        self.alt = alt
        self.attributes = attributes
        self.parent: Element | None = None
        self.kids: list[Element | Mark] = []

    def join(self, parent: "Element") -> None:
        if self.parent is None:
            self.parent = parent
            parent.kids.append(self)

    def all(self) -> Iterator["Element"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.all()


class _Written(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object whose bytes are made when every reference is known."""

    __RefOnly__ = 1

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        raise NotImplementedError


class _StructElem(_Written):
    def __init__(self, element: Element, pages: list[pdfdoc.PDFPage]) -> None:
        self.element = element
        self.pages = pages
        self.parent: pdfdoc.PDFObject = None
        self.kids: dict[int, _StructElem] = {}

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        element = self.element
        kids = b" ".join(self._kid(at, kid, document) for at, kid in enumerate(element.kids))
        alt = pdfdoc.PDFString(element.alt).format(document) if element.alt else None
        return b"".join(
            (
                b"<< /Type /StructElem /S /%s" % element.role.encode(),
                b" /P %s" % document.Reference(self.parent).format(document),
                b" /Alt %s" % alt if alt else b"",
                b" /A << %s >>" % element.attributes.encode() if element.attributes else b"",
                b" /K [%s] >>" % kids,
            )
        )

    def _kid(self, at: int, kid: Element | Mark, document: pdfdoc.PDFDocument) -> bytes:
        if isinstance(kid, Element):
            written: bytes = document.Reference(self.kids[at]).format(document)
            return written
        page = document.Reference(self.pages[kid.page]).format(document)
        return b"<< /Type /MCR /Pg %s /MCID %d >>" % (page, kid.number)


class _ParentTree(_Written):
    """From a page and the number of a mark to its element."""

    def __init__(self, marked: list[list[_StructElem]]) -> None:
        self.marked = marked

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        pages = (
            b"%d [%s]" % (at, b" ".join(document.Reference(e).format(document) for e in marked))
            for at, marked in enumerate(self.marked)
        )
        return b"<< /Nums [%s] >>" % b" ".join(pages)


class _Root(_Written):
    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.document: _StructElem | None = None
        self.parents: _ParentTree | None = None

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return b"<< /Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d >>" % (
            document.Reference(self.document).format(document),
            document.Reference(self.parents).format(document),
            self.pages,
        )


def structure_root(
    top: Element, marked: list[list[Element]], pages: list[pdfdoc.PDFPage]
) -> pdfdoc.PDFObject:
    """The object for the catalogue's StructTreeRoot; `marked` holds the elements page by page."""
    written = {id(element): _StructElem(element, pages) for element in top.all()}
    root = _Root(len(pages))
    for struct in written.values():
        element = struct.element
        struct.parent = written[id(element.parent)] if element.parent else root
        struct.kids = {
            at: written[id(kid)] for at, kid in enumerate(element.kids) if isinstance(kid, Element)
        }
    root.document = written[id(top)]
    root.parents = _ParentTree([[written[id(e)] for e in page] for page in marked])
    return root
