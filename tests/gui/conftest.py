"""The window off screen, dressed, for every test of this room."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from tso_desktop.gui.look import Look, Mode


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> Look:
    return Look(qapp, Mode.LIGHT)


@pytest.fixture(autouse=True)
def look(_dressed: Look):
    """The look of the application; every test begins in the light."""
    yield _dressed
    _dressed.mode = Mode.LIGHT
