"""Lays blocks out on A4 pages: no heading alone at a foot, nothing torn that should stay whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from tso_desktop.documents.blocks import Block
from tso_desktop.documents.fonts import BODY, BOLD, ONE_AT_A_TIME, ready_fonts, width_of
from tso_desktop.documents.stacks import gap
from tso_desktop.documents.tagging.about import About
from tso_desktop.documents.tagging.canvas import PageFoot, TaggedCanvas
from tso_desktop.documents.typography import BLUE, INK, LINE, Type

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 15 * mm
WIDTH = PAGE_WIDTH - 2 * MARGIN
_TOP = PAGE_HEIGHT - 11 * mm
_FOOT_LINE = 12.5 * mm
_BOTTOM = _FOOT_LINE + 2.5 * mm

MakeCanvas = Callable[..., TaggedCanvas]


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of each page, left; the page number stands right."""

    parts: tuple[str, ...] = ()
    strong: str = ""

    def draw(self, kind: Type) -> PageFoot:
        def drawn(canvas: TaggedCanvas, number: int, of: int) -> None:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            canvas.line(MARGIN, _FOOT_LINE, PAGE_WIDTH - MARGIN, _FOOT_LINE)
            base = _FOOT_LINE - kind.foot * 1.3
            x = MARGIN
            if self.strong:
                canvas.setFillColor(BLUE)
                canvas.setFont(BOLD, kind.foot)
                canvas.drawString(x, base, self.strong)
                x += width_of(self.strong, BOLD, kind.foot) + kind.foot
            canvas.setFillColor(INK)
            canvas.setFont(BODY, kind.foot)
            page = f"Page {number} of {of}"
            room = PAGE_WIDTH - MARGIN - width_of(page, BODY, kind.foot) - kind.foot
            for part in self.parts:
                shown = _shortened(part, kind.foot, room - x)
                canvas.drawString(x, base, shown)
                x += width_of(shown, BODY, kind.foot) + kind.foot
            canvas.drawRightString(PAGE_WIDTH - MARGIN, base, page)

        return drawn


def _shortened(text: str, points: float, room: float) -> str:
    """A reference from another system may be longer than the foot is wide."""
    if width_of(text, BODY, points) <= room:
        return text
    while text and width_of(f"{text}…", BODY, points) > room:
        text = text[:-1]
    return f"{text}…" if text else ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, or a piece of one, and where on its page it begins."""

    block: Block
    top: float
    left: float = MARGIN
    width: float = WIDTH


Pages = list[list[Placed]]


def pdf(
    pages: Pages,
    kind: Type,
    about: About,
    *,
    foot: Foot | None = None,
    canvas_type: MakeCanvas = TaggedCanvas,
) -> bytes:
    """The finished file. `canvas_type` is only ever another one when tagging is measured."""
    with ONE_AT_A_TIME:
        ready_fonts()
        canvas = canvas_type(about, font=BODY, foot=foot.draw(kind) if foot else None)
        for page in pages:
            for placed in page:
                placed.block.draw(canvas, placed.left, placed.top, placed.width)
            canvas.showPage()
        return canvas.finished()


def laid_out(blocks: Sequence[Block]) -> Pages:
    """The blocks on pages; turns to the next one whenever what follows would not stand well."""
    ready_fonts()
    pages: Pages = [[]]
    waiting = list(blocks)
    y = _TOP
    while waiting:
        above = pages[-1][-1].block if pages[-1] else None
        start = y - gap(above, waiting[0])
        fits = waiting[0].height(WIDTH) <= start - _BOTTOM
        pieces = None if fits else waiting[0].split(WIDTH, start - _BOTTOM)
        stranded = _needed(waiting, above) > y - _BOTTOM or not (fits or pieces)
        if above and stranded:
            pages.append([])
            y = _TOP
            continue
        here, *rest = pieces or (waiting[0],)
        pages[-1].append(Placed(here, start))
        waiting[:1] = rest
        y = start - here.height(WIDTH)
        if rest:
            pages.append([])
            y = _TOP
    return pages


def _needed(waiting: Sequence[Block], above: Block | None) -> float:
    """The room that the next block needs here, with what it must not be parted from."""
    total = 0.0
    for block in waiting:
        total += gap(above, block)
        height = block.height(WIDTH)
        if not block.keeps_with_next or total + height > _TOP - _BOTTOM:
            return total + block.least(WIDTH)
        total += height
        above = block
    return total
