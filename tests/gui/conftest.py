"""The window off screen, dressed, for every test of this room."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.workbench import Clock, a_desk, a_place

from tso_desktop.gui.look import Look, Mode


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> Look:
    return Look(qapp, Mode.LIGHT)


@pytest.fixture(autouse=True)
def look(_dressed: Look):
    """The look of the application; every test begins in the light.

    What was closed goes before that: dressing the widgets of all earlier tests again takes seconds.
    """
    yield _dressed
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _dressed.mode = Mode.LIGHT


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def place(tmp_path, qtbot, clock):
    """What a screen is handed, over a real encrypted store; its window is shown."""
    window = QWidget()
    window.resize(1154, 768)
    qtbot.addWidget(window)
    window.show()
    desk = a_desk(tmp_path, clock)
    place = a_place(desk, window)
    yield place
    place.background.wait_all()
    desk.close()


@pytest.fixture
def shown(place, qtbot):
    """Puts a screen into the window and shows it."""

    def show(screen: QWidget) -> QWidget:
        window = place.told.parentWidget()
        screen.setParent(window)
        screen.setGeometry(window.rect())
        screen.show()
        return screen

    return show
