"""The gates themselves: each must see the fault that it is there for."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from tests.gui.gates import faint_pairs, nameless_inputs, small_targets

from tso_desktop.gui.icons import icon
from tso_desktop.gui.look import Mode
from tso_desktop.gui.parts_buttons import Button


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(400, 300)
    return window


def test_a_field_without_a_name_is_found(window):
    named, nameless = QLineEdit(accessibleName="Phone"), QLineEdit()
    window.layout().addWidget(named)
    window.layout().addWidget(nameless)
    window.show()

    assert nameless_inputs(window) == ["EditableText of QLineEdit"]


def test_the_glyph_in_a_search_box_needs_a_name_too(window):
    search = QLineEdit(accessibleName="Find")
    search.addAction(
        QAction(icon("search", "muted"), "", search), QLineEdit.ActionPosition.LeadingPosition
    )
    window.layout().addWidget(search)
    window.show()

    assert len(nameless_inputs(window)) == 1


def test_a_field_on_a_hidden_page_is_not_asked_for_a_name(window):
    nameless = QLineEdit()
    window.layout().addWidget(nameless)
    window.show()
    nameless.hide()

    assert nameless_inputs(window) == []


def test_a_button_too_small_for_a_finger_is_found(window):
    small = QToolButton(text="Small")
    small.setFixedSize(QSize(60, 42))
    window.layout().addWidget(Button("Large enough"))
    window.layout().addWidget(small)
    window.show()

    assert small_targets(window) == ["QToolButton “Small” is 60 × 42"]


def test_a_faint_pair_is_found(look):
    faint = dict(look.tokens) | {"muted": "#8A94A2"}

    assert any(pair.startswith("muted on surface") for pair in faint_pairs(faint))


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_pair_of_colours_can_be_read(look, mode):
    look.mode = mode

    assert faint_pairs(look.tokens) == []
