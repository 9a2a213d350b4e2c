"""Noto Sans, registered once: the only type of every printed paper."""

from functools import cache
from threading import Lock

from reportlab.pdfbase import pdfmetrics

from tso_desktop.documents.tagging.faults import PaperFont
from tso_desktop.places import RESOURCES

BODY = "Paper"
BOLD = "Paper-Bold"

# reportlab keeps what a document uses of a font inside the font: one paper at a time
ONE_AT_A_TIME = Lock()


@cache
def ready_fonts() -> None:
    """Registers both weights; nothing that ships with reportlab is ever embedded."""
    for name, file in ((BODY, "NotoSans-Regular.ttf"), (BOLD, "NotoSans-Bold.ttf")):
        pdfmetrics.registerFont(PaperFont(name, str(RESOURCES / "fonts" / file)))


@cache
def letters_of_the_font() -> frozenset[int]:
    """The code points that both weights can draw."""
    ready_fonts()
    regular, bold = (set(pdfmetrics.getFont(name).face.charToGlyph) for name in (BODY, BOLD))
    return frozenset(regular & bold)


def width_of(text: str, font: str, points: float) -> float:
    width: float = pdfmetrics.stringWidth(text, font, points)
    return width
