"""The pages of a paper one under the other, drawn off the window's thread, larger or smaller."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tso_desktop.gui.background import Background, Job
from tso_desktop.gui.look import colour, dressed
from tso_desktop.gui.paper_printing import as_picture
from tso_desktop.services.pdf_pages import PageImage, PageSize, PdfPages

_POINTS_PER_INCH = 72
STEPS = (60, 75, 90, 110, 135, 165, 200)
_USUAL = 2
_GAP = 18


class PageSheet(QWidget):
    """One page: its picture once it is drawn, white paper until then. It says its words aloud."""

    def __init__(self, size: PageSize, number: int, of: int) -> None:
        super().__init__()
        self._size, self._picture = size, QImage()
        self.setAccessibleName(f"Page {number} of {of}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_words(self, words: str) -> None:
        self.setAccessibleDescription(words)

    def show_picture(self, image: PageImage, sharp: float) -> None:
        self._picture = as_picture(image)
        self._picture.setDevicePixelRatio(sharp)
        self.update()

    def zoom(self, dpi: int) -> None:
        scale = dpi / _POINTS_PER_INCH
        self.setFixedSize(round(self._size.width * scale), round(self._size.height * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._picture)
        painter.setPen(QPen(colour("focus" if self.hasFocus() else "border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PageSheets(QScrollArea):
    """All pages. `drawn` once every page of a paper has its picture; `failed` if one has not."""

    counted = Signal(int)
    drawn = Signal()
    failed = Signal(object)

    def __init__(self, background: Background, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "clear")
        self._background = background
        self._pages: PdfPages | None = None
        self._sheets: list[PageSheet] = []
        self._left = self._turn = 0
        self._step = _USUAL
        self._jobs: list[Job[PageImage]] = []
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages of the paper")
        self._inside = dressed(QWidget(), "clear")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._column.setSpacing(_GAP)
        self.setWidget(self._inside)

    @property
    def count(self) -> int:
        return len(self._sheets)

    @property
    def sheets(self) -> list[PageSheet]:
        return self._sheets

    def show_paper(self, pdf: bytes) -> None:
        """Show a paper from its first page on."""
        self._stop()
        pages = self._pages = PdfPages(pdf)
        self._background.run(
            lambda _job: (pages.sizes(), pages.words()),
            lambda found: self._lay_out(pages, *found),
            self.failed.emit,
            owner=self,
        )

    def zoom(self, by: int) -> None:
        """Larger or smaller by so many steps; the place in the paper stays about the same."""
        step = max(0, min(len(STEPS) - 1, self._step + by))
        if step == self._step:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._step = step
        self._draw()
        self._inside.adjustSize()
        bar.setValue(round(share * bar.maximum()))

    @property
    def at_smallest(self) -> bool:
        return self._step == 0

    @property
    def at_largest(self) -> bool:
        return self._step == len(STEPS) - 1

    def _lay_out(
        self, pages: PdfPages, sizes: tuple[PageSize, ...], words: tuple[str, ...]
    ) -> None:
        if pages is not self._pages:
            return
        for sheet in self._sheets:
            self._column.removeWidget(sheet)
            sheet.deleteLater()
        self._sheets = [PageSheet(size, number, len(sizes)) for number, size in enumerate(sizes, 1)]
        for sheet, said in zip(self._sheets, words, strict=True):
            sheet.show_words(said)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self.verticalScrollBar().setValue(0)
        self._draw()
        self.counted.emit(len(sizes))

    def _draw(self) -> None:
        pages = self._pages
        if pages is None:
            return
        self._stop()
        self._turn += 1
        sharp = max(1.0, self.devicePixelRatioF())
        dpi = STEPS[self._step]
        self._left = len(self._sheets)
        for number, sheet in enumerate(self._sheets):
            sheet.zoom(dpi)
            self._jobs.append(self._drawing(pages, number, round(dpi * sharp), sharp))

    def _drawing(self, pages: PdfPages, number: int, dpi: int, sharp: float) -> Job[PageImage]:
        sheet, turn = self._sheets[number], self._turn

        def show(image: PageImage) -> None:
            if turn == self._turn:
                sheet.show_picture(image, sharp)
                self._left -= 1
                if self._left == 0:
                    self.drawn.emit()

        def draw(job: Job[PageImage]) -> PageImage:
            job.report(number, len(self._sheets))
            return pages.image(number, dpi)

        return self._background.run(draw, show, self.failed.emit, owner=self)

    def _stop(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    def sizeHint(self) -> QSize:
        return QSize(760, 900)
