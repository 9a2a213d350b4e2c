"""A QR code with the reference and nothing else, for the council's scanner."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from tso_desktop.documents.blocks import Block
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import INK

_MOST = 60  # a longer reference would make modules too fine to scan


class ReferenceCode(Block):
    """Drawn as squares, so that it stays sharp on any printer."""

    def __init__(self, reference: str, side: float) -> None:
        self.side = side
        self.element = Element("Figure", alt="QR code with our reference")
        code = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(reference[:_MOST])
        code.make()
        count = code.getModuleCount()
        self.modules = [[bool(code.isDark(r, c)) for c in range(count)] for r in range(count)]

    def height(self, width: float) -> float:
        del width
        return self.side

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        x += (width - self.side) / 2
        size = self.side / len(self.modules)
        self.element.attributes = _placed(x, top - self.side, x + self.side, top)
        with canvas.element(self.element), canvas.content():
            canvas.setFillColor(INK)
            path = canvas.beginPath()
            for row, modules in enumerate(self.modules):
                for start, length in _runs(modules):
                    path.rect(x + start * size, top - (row + 1) * size, length * size, size)
            canvas.drawPath(path, stroke=0, fill=1)


def _runs(modules: list[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(modules):
        if dark and runs and sum(runs[-1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((at, 1))
    return runs


def _placed(left: float, low: float, right: float, top: float) -> str:
    return f"/O /Layout /Placement /Block /BBox [{left:.2f} {low:.2f} {right:.2f} {top:.2f}]"
