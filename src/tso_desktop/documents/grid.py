"""Data tables: a tinted heading row that comes again on each page, rows that stay whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tso_desktop.documents.blocks import TALLEST, Block, Text
from tso_desktop.documents.stacks import Stack
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import BLUE, LINE, TINT, Type

_COLUMN_HEADING = "/O /Table /Scope /Column"
_ROW_HEADING = "/O /Table /Scope /Row"


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is points when above 1, else a share of what is left. `names_row`: its cells do."""

    heading: str
    share: float
    names_row: bool = False


@dataclass(slots=True)
class Row:
    """The cells of one row, each a stack of blocks, with their elements."""

    cells: list[Stack]
    tags: list[Element]
    element: Element = field(default_factory=lambda: Element("TR"))
    least_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a table is drawn: lines below rows only, or also between columns and around."""

    padding: float = 5
    boxed: bool = False


class Grid(Block):
    """A table; it may be torn between rows, and within a row only if that is a page tall."""

    def __init__(
        self,
        kind: Type,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Sequence[Block]]],
        *,
        ruling: Ruling | None = None,
        row_heights: Sequence[float] = (),
        after: float = 0,
    ) -> None:
        self.kind = kind
        self.columns = tuple(columns)
        self.ruling = ruling or Ruling()
        self.after = after
        self.table = Element("Table")
        self.head_section = Element("THead")
        self.body_section = Element("TBody")
        self.repeats = False
        self.head = self._head()
        self.rows = [self._row(cells) for cells in rows]
        for row, height in zip(self.rows, row_heights, strict=False):
            row.least_height = height

    def _head(self) -> Row:
        style = self.kind.style("strong" if self.ruling.boxed else "head")
        cells = [Stack([Text(style, c.heading, role="P")]) for c in self.columns]
        return Row(cells, [Element("TH", attributes=_COLUMN_HEADING) for _ in self.columns])

    def _row(self, cells: Sequence[Sequence[Block]]) -> Row:
        tags = [
            Element("TH", attributes=_ROW_HEADING) if column.names_row else Element("TD")
            for column in self.columns
        ]
        return Row([Stack(cell) for cell in cells], tags)

    def widths(self, width: float) -> list[float]:
        fixed = sum(c.share for c in self.columns if c.share > 1)
        shares = sum(c.share for c in self.columns if c.share <= 1)
        return [
            c.share if c.share > 1 else (width - fixed) * c.share / shares for c in self.columns
        ]

    def height(self, width: float) -> float:
        widths = self.widths(width)
        return sum(self._row_height(row, widths) for row in (self.head, *self.rows))

    def _row_height(self, row: Row, widths: list[float]) -> float:
        pad = self.ruling.padding
        tallest = max(
            cell.height(width - 2 * pad) for cell, width in zip(row.cells, widths, strict=True)
        )
        return max(row.least_height, tallest + 2 * self.kind.row + 1)

    def least(self, width: float) -> float:
        if self.ruling.boxed:
            return self.height(width)
        widths = self.widths(width)
        head = self._row_height(self.head, widths)
        if not self.rows:
            return head
        first = self._row_height(self.rows[0], widths)
        return head + (first if head + first <= TALLEST else 6 * self.kind.points)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self.ruling.boxed:
            return None
        widths = self.widths(width)
        used = self._row_height(self.head, widths)
        for at, row in enumerate(self.rows):
            height = self._row_height(row, widths)
            if used + height > room:
                return self._torn(at, widths, room - used)
            used += height
        return None

    def _torn(self, at: int, widths: list[float], room: float) -> tuple[Block, Block] | None:
        row = self.rows[at]
        head = self._row_height(self.head, widths)
        if head + self._row_height(row, widths) > TALLEST:
            pieces = self._torn_row(row, widths, room)
            if pieces:
                here = [*self.rows[:at], pieces[0]]
                return self._with(here), self._with([pieces[1], *self.rows[at + 1 :]], again=True)
        if not at:
            return None
        return self._with(self.rows[:at]), self._with(self.rows[at:], again=True)

    def _torn_row(self, row: Row, widths: list[float], room: float) -> tuple[Row, Row] | None:
        inside = room - 2 * self.kind.row - 1
        here: list[Stack] = []
        there: list[Stack] = []
        for cell, width in zip(row.cells, widths, strict=True):
            across = width - 2 * self.ruling.padding
            pieces = None if cell.height(across) <= inside else cell.split(across, inside)
            if pieces:
                here.append(Stack([pieces[0]]))
                there.append(Stack([pieces[1]]))
            elif cell.height(across) <= inside:
                here.append(cell)
                there.append(Stack([]))
            else:
                return None
        return (
            Row(here, row.tags, row.element),
            Row(there, row.tags, row.element),
        )

    def _with(self, rows: list[Row], *, again: bool = False) -> "Grid":
        """The same table, going on: its later pieces repeat the heading as decoration."""
        piece = object.__new__(Grid)
        piece.__dict__.update(self.__dict__)
        piece.rows = rows
        if again:
            piece.repeats = True
        else:
            piece.after = 0
        return piece

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        widths = self.widths(width)
        low = top - self.height(width)
        head_height = self._row_height(self.head, widths)
        with canvas.element(self.table):
            self._draw_ground(canvas, x, top, width, head_height)
            y = top
            if self.repeats:
                with canvas.decoration():
                    self._draw_row(canvas, x, y, self.head, widths, self.head_section)
            else:
                self._draw_row(canvas, x, y, self.head, widths, self.head_section)
            y -= head_height
            for row in self.rows:
                self._draw_row(canvas, x, y, row, widths, self.body_section)
                y -= self._row_height(row, widths)
            self._draw_lines(canvas, x, top, low, widths)

    def _draw_ground(
        self, canvas: TaggedCanvas, x: float, top: float, width: float, height: float
    ) -> None:
        with canvas.artifact():
            canvas.setFillColor(TINT)
            canvas.rect(x, top - height, width, height, fill=1, stroke=0)

    def _draw_row(
        self,
        canvas: TaggedCanvas,
        x: float,
        y: float,
        row: Row,
        widths: list[float],
        section: Element,
    ) -> None:
        pad = self.ruling.padding
        with canvas.element(section, row.element):
            for cell, tag, width in zip(row.cells, row.tags, widths, strict=True):
                with canvas.element(tag):
                    cell.draw(canvas, x + pad, y - self.kind.row, width - 2 * pad)
                x += width

    def _draw_lines(
        self, canvas: TaggedCanvas, x: float, top: float, low: float, widths: list[float]
    ) -> None:
        right = x + sum(widths)
        with canvas.artifact():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            y = top
            for row in (self.head, *self.rows):
                y -= self._row_height(row, widths)
                canvas.line(x, y, right, y)
            if self.ruling.boxed:
                self._draw_columns(canvas, x, top, low, widths)
            canvas.setStrokeColor(BLUE)
            canvas.setLineWidth(1.5)
            if self.ruling.boxed:
                canvas.rect(x, low, right - x, top - low, fill=0, stroke=1)
            else:
                canvas.line(x, top, right, top)

    def _draw_columns(
        self, canvas: TaggedCanvas, x: float, top: float, low: float, widths: list[float]
    ) -> None:
        for width in widths[:-1]:
            x += width
            canvas.line(x, low, x, top)
