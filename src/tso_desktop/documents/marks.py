"""Bullets and boxes to tick: small marks before a text, tagged as list and as form on paper."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle

from tso_desktop.documents.blocks import Block, Text
from tso_desktop.documents.stacks import Stack
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import BLUE, INK, Type

Words = str | Sequence[str]


class Item(Block):
    """One point of a list: a mark, then its words, indented."""

    def __init__(self, style: ParagraphStyle, parts: Words, *, mark: Text, indent: float) -> None:
        runs = (parts,) if isinstance(parts, str) else tuple(parts)
        self.mark: Text | None = mark
        self.body: Block = Text(style, *runs, role="LBody")
        self.indent = indent

    def height(self, width: float) -> float:
        return self.body.height(width - self.indent)

    def least(self, width: float) -> float:
        return self.body.least(width - self.indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        pieces = self.body.split(width - self.indent, room)
        if not pieces:
            return None
        return self._like(pieces[0], self.mark), self._like(pieces[1], None)

    def _like(self, body: Block, mark: Text | None) -> "Item":
        item = object.__new__(Item)
        item.mark, item.body, item.indent = mark, body, self.indent
        return item

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self.mark:
            self.mark.draw(canvas, x + 2, top, self.indent)
        self.body.draw(canvas, x + self.indent, top, width - self.indent)


def listed(kind: Type, points: Sequence[Words], *, after: float = 0) -> list[Block]:
    """A bulleted list whose points may stand on different pages and still are one list."""
    whole = Element("L", attributes="/O /List /ListNumbering /Disc")
    style = kind.style()
    items: list[Block] = []
    for point in points:
        item = Item(style, point, mark=Text(style, "•", role="Lbl"), indent=kind.points * 1.5)
        items.append(Stack([item], within=(whole, Element("LI")), after=kind.gap * 0.4))
    for edge in (*items[:1], *items[-2:-1]):
        edge.keeps_with_next = len(items) > 1  # no point alone at a foot or at a top
    if items:
        items[-1].after = max(after, items[-1].after)
    return items


class TickBox(Block):
    """A box to tick with a pen: a check box on paper, and said to be one."""

    def __init__(self, side: float, *, about: str, ticked: bool = False) -> None:
        self.side = side
        self.ticked = ticked
        self.element = Element(
            "Form",
            alt=f"{about}: box, {'ticked' if ticked else 'to tick'}",
            attributes=f"/O /PrintField /Role /cb /checked /{'on' if ticked else 'off'}",
        )

    def height(self, width: float) -> float:
        del width
        return self.side + 2

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        del width
        low = top - self.side - 1
        with canvas.element(self.element), canvas.content():
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(1.2)
            canvas.rect(x, low, self.side, self.side, fill=0, stroke=1)
            if self.ticked:
                self._tick(canvas, x, low)

    def _tick(self, canvas: TaggedCanvas, x: float, low: float) -> None:
        canvas.setStrokeColor(BLUE)
        canvas.setLineWidth(self.side / 7)
        side = self.side
        path = canvas.beginPath()
        path.moveTo(x + 0.2 * side, low + 0.5 * side)
        path.lineTo(x + 0.42 * side, low + 0.25 * side)
        path.lineTo(x + 0.82 * side, low + 0.78 * side)
        canvas.drawPath(path, stroke=1, fill=0)


class TickLine(Block):
    """A box to tick with its sentence beside it."""

    def __init__(
        self, kind: Type, *parts: str, after: float | None = None, ticked: bool = False
    ) -> None:
        self.text = Text(kind.style(), *parts, role="Span")
        self.box = TickBox(kind.box, about="".join(parts).rstrip(".:"), ticked=ticked)
        self.indent = kind.box + kind.points * 0.6
        self.whole = Element("P")
        self.after = kind.gap if after is None else after

    def height(self, width: float) -> float:
        return max(self.text.height(width - self.indent), self.box.height(width))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        lift = max(0.0, (self.box.height(width) - self.text.style.leading) / 2)
        with canvas.element(self.whole):
            self.box.draw(canvas, x, top, width)
            self.text.draw(canvas, x + self.indent, top - lift, width - self.indent)
