"""The settings page."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.gates import nameless_inputs, small_targets

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background
from tso_desktop.gui.local import Local
from tso_desktop.gui.look import Mode
from tso_desktop.gui.print_card import PrintCard
from tso_desktop.gui.settings import SettingsPage


class Keys:
    passphrase = "the old passphrase"

    def change(self, old: str, new: str) -> None:
        if old != self.passphrase:
            raise Refused("That passphrase does not open this store. Nothing was changed.")
        self.passphrase = new


@pytest.fixture
def keys():
    return Keys()


@pytest.fixture
def local(tmp_path):
    return Local(tmp_path / "window.json")


@pytest.fixture
def told():
    return []


@pytest.fixture
def page(qtbot, look, local, keys, told):
    background = Background()
    page = SettingsPage(local, look, background, keys.change, told.append)
    qtbot.addWidget(page)
    page.resize(1154, 1400)
    page.show()
    yield page
    background.wait_all()


def pick(qtbot, segment, key):
    qtbot.mouseClick(segment.button(key), Qt.MouseButton.LeftButton)


def test_it_passes_the_gates(page):
    assert nameless_inputs(page) == []
    assert small_targets(page) == []


def test_each_choice_is_kept(qtbot, page, local):
    pick(qtbot, page.idle, "5")
    pick(qtbot, page.visit_idle, "45")

    kept = local.choices
    assert (kept.idle_minutes, kept.visit_idle_minutes) == (5, 45)


def test_the_size_of_words_is_kept_for_what_is_printed(qtbot, place):
    card = PrintCard(place.desk, lambda _said: None)
    qtbot.addWidget(card)
    card.show()
    pick(qtbot, card.points, "14")

    assert place.desk.council_record.print_points == "14"
    assert nameless_inputs(card) == []


def test_the_look_changes_at_once(qtbot, page, local, look):
    pick(qtbot, page.looks, "dark")

    assert look.is_dark
    assert local.choices.look == "dark"


def test_it_shows_the_look_that_the_rail_chose(page, look):
    look.mode = Mode.DARK

    assert page.looks.value() == "dark"


def change(page, old, new):
    page.passphrase.old.line.setText(old)
    page.passphrase.new.first.line.setText(new)
    page.passphrase.new.second.line.setText(new)
    page.passphrase.button.click()


def test_the_passphrase_can_be_changed(qtbot, page, keys, told):
    change(page, "the old passphrase", "four plain words here")
    qtbot.waitUntil(lambda: bool(told))

    assert keys.passphrase == "four plain words here"
    assert told == ["Your passphrase is changed. The new one opens from now on."]
    assert page.passphrase.new.text() == ""


def test_a_wrong_passphrase_changes_nothing(qtbot, page, keys):
    change(page, "a wrong passphrase", "four plain words here")
    qtbot.waitUntil(page.passphrase.said.isVisible)

    assert page.passphrase.said.text().startswith("That passphrase does not open")
    assert keys.passphrase == "the old passphrase"
    assert page.passphrase.button.isEnabled()


def test_a_short_new_passphrase_is_refused_in_place(page, keys):
    change(page, "the old passphrase", "short")

    assert page.passphrase.said.text() == "A passphrase has at least 12 characters."
