"""The pieces that a page is laid out with: each knows its height, how it splits and its tags."""

from collections.abc import Sequence
from functools import cache

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paragraph import Paragraph

from tso_desktop.documents.fonts import BOLD, width_of
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.faults import SpacedText, lines_that_break_a_word
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import BLUE, LINE
from tso_desktop.domain.paper_words import NO_BREAK

TALLEST = 690.0  # what surely fits on one A4 page: only taller things may be torn
_FEW_LINES = 3
_HEADING = 2  # "H1"


class Block:
    """Drawn downwards from `top`. `before` and `after` are the gaps to its neighbours."""

    before = 0.0
    after = 0.0
    keeps_with_next = False

    def height(self, width: float) -> float:
        raise NotImplementedError

    def least(self, width: float) -> float:
        """The height of the smallest piece that may stand alone at the foot of a page."""
        return self.height(width)

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """A piece that fits into the room, and the rest; None if it stays whole."""
        del width, room
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        raise NotImplementedError


class Bold(str):
    """A run of text in bold; italics and underlining are never used."""

    __slots__ = ()


class _Lines(Paragraph):  # type: ignore[misc]
    """A reportlab paragraph that is given its runs directly: no markup is ever parsed."""

    def beginText(self, x: float, y: float) -> SpacedText:  # noqa: N802
        text: SpacedText = super().beginText(x, y)
        text.broken_lines = lines_that_break_a_word(self)
        return text


@cache
def _run(style: ParagraphStyle) -> object:
    return Paragraph("x", style).frags[0]


def _runs(style: ParagraphStyle, parts: Sequence[str]) -> list[object]:
    template = _run(style)
    return [
        template.clone(text=str(part), fontName=BOLD)  # type: ignore[attr-defined]
        if isinstance(part, Bold)
        else template.clone(text=part)  # type: ignore[attr-defined]
        for part in parts
        if part
    ]


class Text(Block):
    """A paragraph or a heading (`role` P, H1, H2, H3, or Lbl and LBody within a list)."""

    def __init__(
        self,
        style: ParagraphStyle,
        *parts: str,
        role: str = "P",
        before: float = 0,
        after: float = 0,
        keeps_with_next: bool = False,
    ) -> None:
        self.style = style
        self.parts = parts
        self.words = "".join(parts)
        self.element = Element(role)
        self.before = before
        self.after = after
        self.keeps_with_next = keeps_with_next or self.level > 0
        self._lines = _Lines(None, style, frags=_runs(style, parts))
        self._wrapped_at = -1.0
        self._height = 0.0
        self._goes_on = False

    @property
    def level(self) -> int:
        role = self.element.role
        return int(role[1]) if len(role) == _HEADING and role[0] == "H" else 0

    def height(self, width: float) -> float:
        if self._wrapped_at != width:
            self._loosen(width)
            _, self._height = self._lines.wrap(width, TALLEST)
            self._wrapped_at = width
        return self._height

    def _loosen(self, width: float) -> None:
        """A date or a number is held together only where its column is wide enough for it."""
        held = [word for word in self.words.split(" ") if NO_BREAK in word]
        if any(width_of(word, BOLD, self.style.fontSize) > width for word in held):
            self.words = self.words.replace(NO_BREAK, " ")
            self.parts = tuple(type(part)(part.replace(NO_BREAK, " ")) for part in self.parts)
            self._lines = _Lines(None, self.style, frags=_runs(self.style, self.parts))

    def least(self, width: float) -> float:
        height = self.height(width)
        leading: float = self.style.leading
        return height if height <= _FEW_LINES * leading else 2 * leading

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        self.height(width)
        pieces = self._lines.split(width, room)
        self._wrapped_at = -1.0
        if len(pieces) < 2:  # noqa: PLR2004
            return None
        return self._piece(pieces[0], first=True), self._piece(pieces[1], first=False)

    def _piece(self, lines: _Lines, *, first: bool) -> "Text":
        piece = Text(self.style, role=self.element.role, keeps_with_next=self.keeps_with_next)
        piece.element = self.element
        piece._lines = lines
        piece._goes_on = not first or self._goes_on
        piece.before = self.before if first else 0
        piece.after = 0 if first else self.after
        return piece

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        if self.level and not self._goes_on:
            canvas.heading(self.level, self.words.replace(NO_BREAK, " "), top)
        with canvas.element(self.element), canvas.content():
            self._lines.drawOn(canvas, x, top - height)


class Rule(Block):
    """A line across the page."""

    def __init__(
        self, *, weight: float = 0.7, colour: Color = LINE, before: float = 0, after: float = 0
    ) -> None:
        self.weight = weight
        self.colour = colour
        self.before = before
        self.after = after

    def height(self, width: float) -> float:
        del width
        return self.weight

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(self.colour)
            canvas.setLineWidth(self.weight)
            canvas.line(x, top - self.weight / 2, x + width, top - self.weight / 2)


def header_rule() -> Rule:
    return Rule(weight=1.8, colour=BLUE, before=2, after=4)


class WriteLines(Block):
    """Empty lines to write on with a pen: a text field on paper, and said to be one."""

    def __init__(
        self,
        count: int,
        line: float,
        *,
        about: str = "Lines",
        after: float = 0,
        indent: float = 0,
    ) -> None:
        self.element = Element(
            "Form", alt=f"{about}: space to write", attributes="/O /PrintField /Role /tv"
        )
        self.count = count
        self.line = line
        self.after = after
        self.indent = indent

    def height(self, width: float) -> float:
        del width
        return self.count * self.line

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.element(self.element), canvas.content():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            for number in range(1, self.count + 1):
                y = top - number * self.line
                canvas.line(x + self.indent, y, x + width, y)
