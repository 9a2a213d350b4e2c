"""The pictures of Easy Read, drawn in code: a few plain lines each, on a square of 100 by 100."""

from collections.abc import Callable, Sequence

from tso_desktop.documents.blocks import Block
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import BLUE, CREAM, TINT

Point = tuple[float, float]


class Pen:
    """Draws shapes with one outline and a quiet filling."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        canvas.setStrokeColor(BLUE)
        canvas.setLineWidth(4)
        canvas.setLineJoin(1)
        canvas.setLineCap(1)

    def filled(self, fill: object) -> int:
        if fill is not None:
            self.canvas.setFillColor(fill)
        return int(fill is not None)

    def box(self, x: float, y: float, w: float, h: float, fill: object = None) -> None:
        self.canvas.roundRect(x, y, w, h, min(w, h) * 0.08, fill=self.filled(fill), stroke=1)

    def disc(self, x: float, y: float, radius: float, fill: object = None) -> None:
        self.canvas.circle(x, y, radius, fill=self.filled(fill), stroke=1)

    def shape(self, points: Sequence[Point], fill: object = None, *, closed: bool = True) -> None:
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if closed:
            path.close()
        self.canvas.drawPath(path, fill=self.filled(fill), stroke=1)

    def curve(self, start: Point, *bends: tuple[Point, Point, Point], fill: object = None) -> None:
        path = self.canvas.beginPath()
        path.moveTo(*start)
        for one, two, end in bends:
            path.curveTo(*one, *two, *end)
        self.canvas.drawPath(path, fill=self.filled(fill), stroke=1)

    def line(self, *points: Point) -> None:
        self.shape(points, closed=False)


def _house(pen: Pen) -> None:
    pen.box(20, 10, 60, 45, TINT)
    pen.shape([(8, 52), (50, 90), (92, 52)], CREAM)
    pen.box(42, 10, 16, 27, CREAM)


def _person(pen: Pen, x: float = 50, size: float = 1.0) -> None:
    pen.curve(
        (x - 30 * size, 10),
        ((x - 30 * size, 50 * size), (x + 30 * size, 50 * size), (x + 30 * size, 10)),
        fill=TINT,
    )
    pen.line((x - 30 * size, 10), (x + 30 * size, 10))
    pen.disc(x, 10 + 55 * size, 17 * size, CREAM)


def _people(pen: Pen) -> None:
    _person(pen, 29, 0.8)
    _person(pen, 73, 0.65)


def _calendar(pen: Pen) -> None:
    pen.box(12, 10, 76, 70, CREAM)
    pen.box(12, 62, 76, 18, BLUE)
    for x in (32, 68):
        pen.line((x, 74), (x, 90))
    for y in (30, 46):
        for x in (30, 50, 70):
            pen.disc(x, y, 2.5, BLUE)


def _clock(pen: Pen) -> None:
    pen.disc(50, 50, 40, CREAM)
    pen.line((50, 74), (50, 50), (66, 38))


def _money(pen: Pen) -> None:
    for y in (14, 26, 38):
        pen.box(8, y, 46, 12, TINT)
    pen.disc(66, 58, 27, CREAM)
    pen.curve((75, 68), ((72, 78), (58, 78), (58, 66)), ((58, 58), (63, 56), (57, 45)))
    pen.line((54, 45), (77, 45))
    pen.line((53, 58), (69, 58))


def _papers(pen: Pen) -> None:
    pen.box(28, 8, 56, 74, TINT)
    pen.box(16, 18, 56, 74, CREAM)
    for y in (76, 62, 48, 34):
        pen.line((28, y), (60, y))


def _phone(pen: Pen) -> None:
    pen.box(28, 6, 44, 88, TINT)
    pen.box(35, 24, 30, 56, CREAM)
    pen.disc(50, 15, 3, BLUE)


def _work(pen: Pen) -> None:
    pen.box(10, 16, 80, 52, CREAM)
    pen.box(36, 68, 28, 14)
    pen.line((10, 44), (90, 44))
    pen.box(44, 38, 12, 12, TINT)


def _heart(pen: Pen) -> None:
    pen.curve(
        (50, 14),
        ((8, 44), (6, 82), (30, 84)),
        ((42, 85), (48, 74), (50, 70)),
        ((52, 74), (58, 85), (70, 84)),
        ((94, 82), (92, 44), (50, 14)),
        fill=CREAM,
    )
    pen.line((22, 50), (40, 50), (47, 62), (55, 38), (61, 50), (78, 50))


def _computer(pen: Pen) -> None:
    pen.box(18, 34, 64, 46, CREAM)
    pen.shape([(6, 18), (94, 18), (82, 34), (18, 34)], TINT)


def _shield(pen: Pen) -> None:
    pen.curve(
        (50, 92),
        ((66, 82), (78, 80), (86, 80)),
        ((88, 40), (70, 20), (50, 8)),
        ((30, 20), (12, 40), (14, 80)),
        ((22, 80), (34, 82), (50, 92)),
        fill=CREAM,
    )
    pen.line((32, 52), (46, 38), (70, 66))


def _outdoors(pen: Pen) -> None:
    pen.line((32, 10), (32, 40))
    pen.disc(32, 60, 24, TINT)
    pen.line((74, 10), (74, 30))
    pen.disc(74, 44, 16, CREAM)
    pen.line((8, 10), (94, 10))


def _key(pen: Pen) -> None:
    pen.disc(30, 62, 22, CREAM)
    pen.disc(30, 62, 6)
    pen.line((46, 47), (86, 12))
    pen.line((72, 24), (84, 36))
    pen.line((60, 35), (70, 45))


def _speech(pen: Pen) -> None:
    pen.shape([(8, 34), (8, 88), (92, 88), (92, 34), (46, 34), (26, 10), (28, 34)], CREAM)
    for y in (72, 58, 46):
        pen.line((24, y), (76, y))


def _flag(pen: Pen) -> None:
    pen.line((22, 8), (22, 92))
    pen.shape([(22, 90), (84, 74), (22, 52)], CREAM)


def _choice(pen: Pen) -> None:
    """Two boxes, one ticked and one crossed: yes or no."""
    pen.box(8, 30, 38, 38, CREAM)
    pen.line((16, 50), (24, 40), (39, 60))
    pen.box(54, 30, 38, 38, TINT)
    pen.line((63, 39), (83, 59))
    pen.line((83, 39), (63, 59))


def _tick(pen: Pen) -> None:
    pen.box(14, 14, 72, 72, CREAM)
    pen.line((28, 50), (44, 32), (74, 70))


def _light(pen: Pen) -> None:
    pen.curve(
        (38, 34),
        ((38, 46), (22, 50), (22, 68)),
        ((22, 100), (78, 100), (78, 68)),
        ((78, 50), (62, 46), (62, 34)),
        fill=CREAM,
    )
    pen.box(38, 20, 24, 14, TINT)
    pen.line((43, 10), (57, 10))


def _pen(pen: Pen) -> None:
    pen.shape([(22, 34), (66, 90), (82, 78), (38, 22), (20, 18)], CREAM)
    pen.line((56, 77), (72, 65))
    pen.line((12, 8), (88, 8))


_DRAWN: dict[str, tuple[str, Callable[[Pen], None]]] = {
    "home": ("A house", _house),
    "officer": ("A person", _person),
    "family": ("Two people", _people),
    "visit": ("A calendar", _calendar),
    "check": ("A clock", _clock),
    "money": ("Coins", _money),
    "papers": ("Papers", _papers),
    "phone": ("A telephone", _phone),
    "work": ("A work bag", _work),
    "health": ("A heart", _heart),
    "digital": ("A computer", _computer),
    "safety": ("A shield", _shield),
    "community": ("Trees", _outdoors),
    "landlord": ("A key", _key),
    "told": ("Words being said", _speech),
    "goal": ("A flag", _flag),
    "choice": ("Yes and no", _choice),
    "step": ("A box with a tick", _tick),
    "idea": ("A light bulb", _light),
    "sign": ("A pen", _pen),
}
KNOWN = frozenset(_DRAWN)


class Picture(Block):
    """One picture with its alternative text."""

    def __init__(self, name: str, side: float) -> None:
        alt, self.drawing = _DRAWN[name]
        self.side = side
        self.element = Element("Figure", alt=alt)

    def height(self, width: float) -> float:
        del width
        return self.side

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        del width
        low = top - self.side
        corners = f"{x:.2f} {low:.2f} {x + self.side:.2f} {top:.2f}"
        self.element.attributes = f"/O /Layout /Placement /Block /BBox [{corners}]"
        with canvas.element(self.element), canvas.content():
            canvas.saveState()
            canvas.translate(x, low)
            canvas.scale(self.side / 100, self.side / 100)
            self.drawing(Pen(canvas))
            canvas.restoreState()
