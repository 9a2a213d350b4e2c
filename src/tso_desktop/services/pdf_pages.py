"""The pages of a PDF as pictures and as words; one thread at a time is inside the library."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import Any

from tso_desktop.domain.refused import Refused

_POINTS_PER_INCH = 72
# pypdfium2 is not safe to use from two threads, not even on two documents.
_ONE_AT_A_TIME = RLock()


class NotReadable(Refused):
    """The bytes are no PDF, or a damaged one."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page drawn on white: four bytes a pixel, in the order blue, green, red and one unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class PageSize:
    """In points."""

    width: float
    height: float


class PdfPages:
    """One PDF. Opens it anew for each question, so that nothing has to be closed later."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf

    def sizes(self) -> tuple[PageSize, ...]:
        with _opened(self._pdf) as document:
            return tuple(PageSize(*document[i].get_size()) for i in range(len(document)))

    def image(self, number: int, dpi: int) -> PageImage:
        """The page with this number, from 0, drawn at so many dots an inch."""
        with _opened(self._pdf) as document:
            page = document[number]
            bitmap = page.render(
                scale=dpi / _POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True
            )
            made = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
            return made

    def words(self) -> tuple[str, ...]:
        """What each page says, for a screen reader."""
        with _opened(self._pdf) as document:
            return tuple(_words_of(document[i]) for i in range(len(document)))


def _words_of(page: Any) -> str:
    words = page.get_textpage()
    said = str(words.get_text_range())
    words.close()
    page.close()
    return " ".join(said.split())


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise NotReadable(
                "This paper cannot be shown: its file is damaged or no PDF. Nothing was changed; "
                "look for it in a backup."
            ) from error
        try:
            yield document
        finally:
            document.close()
