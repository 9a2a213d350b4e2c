"""Blocks made of blocks: one below the other, kept whole, in a box, or side by side."""

from collections.abc import Sequence

from reportlab.lib.colors import Color

from tso_desktop.documents.blocks import TALLEST, Block
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element

_LOWEST = 24.0


def gap(above: Block | None, below: Block) -> float:
    """The space between two blocks: the larger of what either wants; none at the top."""
    return max(above.after, below.before) if above else 0.0


class Stack(Block):
    """Blocks one below the other; may be torn where any of them may.

    It keeps at least the distance to its neighbours that its outermost blocks want.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        within: Sequence[Element] = (),
        before: float = 0,
        after: float = 0,
    ) -> None:
        self.blocks = list(blocks)
        self.within = tuple(within)
        self.before = max(before, self.blocks[0].before) if self.blocks else before
        self.after = max(after, self.blocks[-1].after) if self.blocks else after

    def height(self, width: float) -> float:
        above: Block | None = None
        total = 0.0
        for block in self.blocks:
            total += gap(above, block) + block.height(width)
            above = block
        return total

    def least(self, width: float) -> float:
        """Up to the first block that something may be torn after."""
        above: Block | None = None
        total = 0.0
        for block in self.blocks:
            total += gap(above, block)
            if not block.keeps_with_next:
                return total + block.least(width)
            total += block.height(width)
            above = block
        return total

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        above: Block | None = None
        used = 0.0
        fits = 0  # how many blocks may stay without stranding a heading
        for at, block in enumerate(self.blocks):
            start = used + gap(above, block)
            end = start + block.height(width)
            if end > room:
                return self._torn(at, fits, block.split(width, room - start))
            if not block.keeps_with_next:
                fits = at + 1
            used, above = end, block
        return None

    def _torn(
        self, at: int, fits: int, pieces: tuple[Block, Block] | None
    ) -> tuple[Block, Block] | None:
        if pieces:
            here, there = [*self.blocks[:at], pieces[0]], [pieces[1], *self.blocks[at + 1 :]]
        else:
            here, there = self.blocks[:fits], self.blocks[fits:]
        if not here:
            return None
        return self._like(here, first=True), self._like(there, first=False)

    def _like(self, blocks: Sequence[Block], *, first: bool) -> "Stack":
        return Stack(
            blocks,
            within=self.within,
            before=self.before if first else 0,
            after=0 if first else self.after,
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        above: Block | None = None
        with canvas.element(*self.within):
            for block in self.blocks:
                top -= gap(above, block)
                block.draw(canvas, x, top, width)
                top -= block.height(width)
                above = block


class Together(Stack):
    """Never torn, unless it is taller than a page."""

    def least(self, width: float) -> float:
        height = self.height(width)
        return height if height <= TALLEST else super().least(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return super().split(width, room) if self.height(width) > TALLEST else None


class Box(Block):
    """A padded box with a tint and, if wanted, a border: it survives a grey copy."""

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        fill: Color,
        border: Color | None = None,
        padding: float = 8,
        before: float = 0,
        after: float = 0,
    ) -> None:
        self.inside = Stack(blocks)
        self.fill = fill
        self.border = border
        self.padding = padding
        self.before = before
        self.after = after

    def height(self, width: float) -> float:
        return self.inside.height(width - 2 * self.padding) + 2 * self.padding

    def least(self, width: float) -> float:
        height = self.height(width)
        if height <= TALLEST:
            return height
        return self.inside.least(width - 2 * self.padding) + 2 * self.padding

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self.height(width) <= TALLEST:
            return None
        pieces = self.inside.split(width - 2 * self.padding, room - 2 * self.padding)
        return (self._like(pieces[0]), self._like(pieces[1])) if pieces else None

    def _like(self, inside: Block) -> "Box":
        return Box([inside], fill=self.fill, border=self.border, padding=self.padding)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        with canvas.artifact():
            canvas.setFillColor(self.fill)
            if self.border:
                canvas.setStrokeColor(self.border)
                canvas.setLineWidth(1.5)
            canvas.rect(x, top - height, width, height, fill=1, stroke=1 if self.border else 0)
        self.inside.draw(canvas, x + self.padding, top - self.padding, width - 2 * self.padding)


class Beside(Block):
    """Two blocks side by side; `left` or `right` has a fixed width, the other takes the rest.

    With `middle` the lower of the two stands at half height, but a picture stays near the top.
    """

    def __init__(
        self,
        left: Block,
        right: Block,
        *,
        left_width: float | None = None,
        right_width: float | None = None,
        space: float = 14,
        middle: bool = False,
        before: float = 0,
        after: float = 0,
    ) -> None:
        self.middle = middle
        self.left = left
        self.right = right
        self.left_width = left_width
        self.right_width = right_width
        self.space = space
        self.before = before
        self.after = after

    def widths(self, width: float) -> tuple[float, float]:
        if self.left_width is not None:
            return self.left_width, width - self.left_width - self.space
        right = self.right_width or 0
        return width - right - self.space, right

    def height(self, width: float) -> float:
        left, right = self.widths(width)
        return max(self.left.height(left), self.right.height(right))

    def least(self, width: float) -> float:
        height = self.height(width)
        left, right = self.widths(width)
        if height <= TALLEST:
            return height
        return max(self.left.least(left), self.right.least(right))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Only what is taller than a page is torn, and then its words, not its picture."""
        left, right = self.widths(width)
        if self.height(width) <= TALLEST:
            return None
        tall_right = self.right.height(right) > self.left.height(left)
        pieces = self.right.split(right, room) if tall_right else self.left.split(left, room)
        if not pieces:
            return None
        nothing = Stack([])
        if tall_right:
            return self._like(self.left, pieces[0]), self._like(nothing, pieces[1])
        return self._like(pieces[0], self.right), self._like(pieces[1], nothing)

    def _like(self, left: Block, right: Block) -> "Beside":
        return Beside(
            left,
            right,
            left_width=self.left_width,
            right_width=self.right_width,
            space=self.space,
            middle=self.middle,
            before=self.before,
            after=self.after,
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left, right = self.widths(width)
        down_left = down_right = 0.0
        if self.middle:
            spare = self.left.height(left) - self.right.height(right)
            down_left, down_right = max(0.0, -spare / 2), max(0.0, spare / 2)
        self.left.draw(canvas, x, top - min(down_left, _LOWEST), left)
        self.right.draw(canvas, x + left + self.space, top - down_right, right)
