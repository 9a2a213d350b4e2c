"""A window drawn where nobody sees it: whether Qt, the look, fonts and icons do their work."""

import os
from typing import TYPE_CHECKING

from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

WIDTH, HEIGHT = 1366, 768
_FEWEST_COLOURS = 20


class NothingDrawn(Refused):
    code = 1


def draw_off_screen() -> str:
    """Draw a real screen of the program; says what with, or NothingDrawn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import PySide6
    from PySide6.QtWidgets import QApplication

    from tso_desktop.gui.import_view import ImportView
    from tso_desktop.gui.look import Look, Mode

    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise NothingDrawn("Qt is here without its widgets. Install the program again.")
    if app.findChild(Look) is None:
        Look(app, Mode.LIGHT)
    screen = ImportView()
    screen.resize(WIDTH, HEIGHT)
    drawn = screen.grab().toImage()
    screen.deleteLater()
    if len(_colours(drawn)) < _FEWEST_COLOURS:
        raise NothingDrawn("The window is drawn empty. Install the program again.")
    return f"drawn at {drawn.width()} × {drawn.height()} with Qt {PySide6.__version__}."


def _colours(drawn: "QImage") -> set[int]:
    across, down = range(0, drawn.width(), 7), range(0, drawn.height(), 3)
    return {drawn.pixel(x, y) for x in across for y in down}
