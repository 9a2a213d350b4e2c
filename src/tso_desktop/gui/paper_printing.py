"""Puts a paper on a printer: its pages as pictures at 300 dots an inch, drawn one by one.

What is kept is always the tagged PDF; what a printer gets is only a picture of it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background
from tso_desktop.services.pdf_pages import PageImage, PdfPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300


class NoPrinter(Refused):
    """There is nothing to print on."""

    def __init__(self) -> None:
        super().__init__(
            "This laptop has no printer. Nothing was printed, and the paper is as it was. "
            "Save it as PDF to print it elsewhere."
        )


class PrinterStopped(Refused):
    """The printer took no paper, or stopped in the middle."""

    def __init__(self) -> None:
        super().__init__(
            "The printer did not take the paper. Nothing was lost: see that it is switched on "
            "and has paper, and print again."
        )


class Printers(Protocol):
    """What there is to print on; tests hand in one that prints to a file."""

    def there_are_some(self) -> bool: ...

    def ask(self, title: str, window: QWidget | None) -> "QPrinter | None":
        """The printer that the officer chose, or None if she changed her mind."""


class SystemPrinters:
    """The printers of this laptop, chosen in the system's own dialog."""

    def there_are_some(self) -> bool:
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def ask(self, title: str, window: QWidget | None) -> "QPrinter | None":
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, window)
        return printer if dialog.exec() else None


def print_paper(
    pdf: bytes, title: str, window: QWidget | None = None, printers: Printers | None = None
) -> bool:
    """Print at once and wait for it; False if the officer changed her mind. NoPrinter."""
    printer = chosen_printer(title, window, printers or SystemPrinters())
    if printer is None:
        return False
    pages = PdfPages(pdf)
    drawing = _Drawing(printer)
    for number in wanted_pages(printer, len(pages.sizes())):
        drawing.add(pages.image(number, PRINT_DPI))
    drawing.end()
    return True


def chosen_printer(title: str, window: QWidget | None, printers: Printers) -> "QPrinter | None":
    if not printers.there_are_some():
        raise NoPrinter
    return printers.ask(title, window)


def wanted_pages(printer: "QPrinter", count: int) -> range:
    """The pages that were chosen in the dialog; all of them unless a range was."""
    first = printer.fromPage() or 1
    last = printer.toPage() or count
    return range(max(first, 1) - 1, min(last, count))


class PrintRun(QObject):
    """Prints page after page while the window goes on; pages are drawn off its thread."""

    def __init__(
        self,
        background: Background,
        printer: "QPrinter",
        pdf: bytes,
        *,
        done: Callable[[], object],
        failed: Callable[[Exception], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background, self._printer, self._pages = background, printer, PdfPages(pdf)
        self._done, self._failed = done, failed
        self._left: list[int] = []
        self._drawing: _Drawing | None = None
        background.run(lambda _job: len(self._pages.sizes()), self._begin, failed, owner=self)

    def _begin(self, count: int) -> None:
        self._left = list(wanted_pages(self._printer, count))
        try:
            self._drawing = _Drawing(self._printer)
        except PrinterStopped as stopped:
            self._failed(stopped)
            return
        self._next()

    def _next(self) -> None:
        if not self._left:
            self._end()
            return
        number = self._left.pop(0)
        self._background.run(
            lambda _job: self._pages.image(number, PRINT_DPI), self._add, self._give_up, owner=self
        )

    def _add(self, image: PageImage) -> None:
        if self._drawing is None:
            return
        try:
            self._drawing.add(image)
        except PrinterStopped as stopped:
            self._give_up(stopped)
            return
        self._next()

    def _end(self) -> None:
        if self._drawing is not None:
            self._drawing.end()
            self._drawing = None
        self._done()

    def _give_up(self, error: Exception) -> None:
        self._left = []
        if self._drawing is not None:
            self._drawing.end()
            self._drawing = None
        self._failed(error)


class _Drawing:
    """A painter on a printer: a new page for each picture but the first."""

    def __init__(self, printer: "QPrinter") -> None:
        self._printer = printer
        self._painter = QPainter()
        self._begun = False
        if not self._painter.begin(printer):
            raise PrinterStopped

    def add(self, image: PageImage) -> None:
        if self._begun and not self._printer.newPage():
            raise PrinterStopped
        self._begun = True
        self._painter.drawImage(QRectF(self._painter.viewport()), as_picture(image))

    def end(self) -> None:
        self._painter.end()


def as_picture(image: PageImage) -> QImage:
    """A picture of its own: the bytes that it was made from may go."""
    made = QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
    return made.copy()
