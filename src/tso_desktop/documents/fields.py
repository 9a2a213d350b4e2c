"""Places to write with a pen: labels with a line to the edge."""

from collections.abc import Sequence

from tso_desktop.documents.blocks import Block, Text, WriteLines
from tso_desktop.documents.fonts import width_of
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import LINE, Type

_HAND = 1.9  # the height of a written line, in lines of body


class Field(Block):
    """A label with a line to write on beside it; `share` is its part of the width."""

    def __init__(self, kind: Type, label: str, *, share: float = 1.0) -> None:
        self.kind = kind
        self.label = Text(kind.style(), label, role="Span")
        self.whole = Element("P")
        self.line = Element(
            "Form",
            alt=f"{label.rstrip(':')}: space to write",
            attributes="/O /PrintField /Role /tv",
        )
        self.share = share

    def height(self, width: float) -> float:
        del width
        return self.kind.points * _HAND

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        style = self.kind.style()
        low = top - self.height(width) + 3
        start = x + width_of(self.label.words, style.fontName, style.fontSize) + 5
        with canvas.element(self.whole):
            self.label.draw(canvas, x, low + style.fontSize + 1, width)
            with canvas.element(self.line), canvas.content():
                canvas.setStrokeColor(LINE)
                canvas.setLineWidth(0.7)
                canvas.line(start, low, x + width, low)


class Fields(Block):
    """Fields side by side."""

    def __init__(self, fields: Sequence[Field], *, space: float = 12) -> None:
        self.fields = list(fields)
        self.space = space

    def height(self, width: float) -> float:
        return max(field.height(width) for field in self.fields)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        room = width - self.space * (len(self.fields) - 1)
        shares = sum(field.share for field in self.fields)
        for field in self.fields:
            across = room * field.share / shares
            field.draw(canvas, x, top, across)
            x += across + self.space


def fields(kind: Type, **labels: float) -> Fields:
    """`fields(kind, Day=2, Time=1)`: labels and their shares of the line."""
    return Fields([Field(kind, f"{label}:", share=share) for label, share in labels.items()])


def lines(kind: Type, count: int, *, about: str) -> WriteLines:
    return WriteLines(count, kind.points * _HAND, about=about)
