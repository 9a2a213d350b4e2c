"""A reportlab canvas that knows what it draws: content of an element, or decoration."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tso_desktop.documents.tagging.about import About, describe
from tso_desktop.documents.tagging.faults import SpacedText
from tso_desktop.documents.tagging.tree import Element, Mark, structure_root

PageFoot = Callable[["TaggedCanvas", int, int], None]


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Everything drawn stands inside `content()` of an open element or inside `artifact()`."""

    def __init__(self, about: About, *, font: str, foot: PageFoot | None = None) -> None:
        self._out = BytesIO()
        super().__init__(
            self._out,
            pagesize=A4,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=font,
            lang="en-GB",
        )
        self._about = about
        self._foot = foot
        self._top = Element("Document")
        self._open = [self._top]
        self._marked: list[list[Element]] = [[]]
        self._inside = ""
        self._decorating = False
        self._headings = 0

    @contextmanager
    def element(self, *chain: Element) -> Iterator[None]:
        """Opens elements, each within the one before; drawn again, they go on where they were."""
        if self._decorating:
            yield
            return
        depth = len(self._open)
        for element in chain:
            element.join(self._open[-1])
            self._open.append(element)
        try:
            yield
        finally:
            del self._open[depth:]

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn is the content of the innermost open element."""
        if self._decorating:
            yield
            return
        owner = self._open[-1]
        page = self._marked[-1]
        mark = Mark(len(self._marked) - 1, len(page))
        page.append(owner)
        owner.kids.append(mark)
        with self._marking(f"/{owner.role} <</MCID {mark.number}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn is decoration, or stands on every page: a screen reader passes it by."""
        if self._decorating:
            yield
            return
        with self._marking(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def decoration(self, kind: str = "Pagination") -> Iterator[None]:
        """Whole blocks are drawn once more, for the eye only: a table heading on its next page."""
        with self.artifact(kind):
            self._decorating = True
            try:
                yield
            finally:
                self._decorating = False

    @contextmanager
    def _marking(self, begin: str) -> Iterator[None]:
        if self._inside:
            raise RuntimeError(f"{begin} inside {self._inside}: marked content does not nest")
        self._inside = begin
        self._code.append(begin)
        try:
            yield
        finally:
            self._code.append("EMC")
            self._inside = ""

    def heading(self, level: int, title: str, top: float) -> None:
        """Puts a heading into the bookmarks, beside the structure tree."""
        self._headings += 1
        key = f"heading-{self._headings}"
        self.bookmarkHorizontalAbsolute(key, top)
        self.addOutlineEntry(title, key, level - 1)

    def beginText(  # noqa: N802
        self, x: float = 0, y: float = 0, direction: str | None = None
    ) -> SpacedText:
        return SpacedText(self, x, y, direction=direction)

    def showPage(self) -> None:  # noqa: N802
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents = len(self._marked) - 1
        page.Tabs = "/S"
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        self._marked.append([])

    def finished(self) -> bytes:
        """The file; page feet are drawn now that the number of pages is known."""
        if self._code:
            self.showPage()
        pages: list[Any] = self._doc.Pages.pages
        for number, page in enumerate(pages, 1):
            self._draw_foot(page, number, len(pages))
            self._doc.updateSignature(page.stream)
        self._doc.Catalog.StructTreeRoot = structure_root(
            self._top, self._marked[: len(pages)], pages
        )
        describe(self._doc, self._about)
        self._doc.SaveToFile(self._out, self)
        return self._out.getvalue()

    def _draw_foot(self, page: Any, number: int, of: int) -> None:
        if self._foot is None:
            return
        self.init_graphics_state()
        self._code: list[str] = []
        with self.artifact("Pagination"):
            self._foot(self, number, of)
        page.stream += "\n".join(self._code) + "\n"
        self._code = []
