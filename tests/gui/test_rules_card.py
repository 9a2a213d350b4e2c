"""Which rules of law are in force is said in Settings, and a spoilt copy on Today too."""

import secrets
from pathlib import Path

import pytest
from tests.gui.workbench import words_of

from tso_desktop.gui.rules_card import RulesCard
from tso_desktop.places import RESOURCES
from tso_desktop.services.law_rules import COUNCIL_FOLDER, rules_in_force

SHIPPED = (RESOURCES / "rules" / "part7.toml").read_text("utf-8")


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / COUNCIL_FOLDER
    folder.mkdir()
    return folder / "part7.toml"


def _card(qtbot, folder: Path):
    card = RulesCard(rules_in_force(folder))
    qtbot.addWidget(card)
    return words_of(card)


def test_the_shipped_rules_say_so_and_where_a_copy_goes(qtbot, tmp_path):
    said = _card(qtbot, tmp_path)
    assert "As shipped with the program" in said
    assert "rules test" in said


def test_the_councils_own_copy_says_so(qtbot, tmp_path, copy):
    copy.write_text(SHIPPED, "utf-8")
    assert "The council's own copy" in _card(qtbot, tmp_path)


def test_a_spoilt_copy_names_its_line_and_the_shipped_rules_stay_in_force(qtbot, tmp_path, copy):
    copy.write_text(SHIPPED + "\n[[nonsense]]\nvalue = 1\n", "utf-8")
    said = _card(qtbot, tmp_path)
    assert "As shipped with the program" in said
    assert "line" in said


def test_today_says_that_a_copy_is_spoilt(place, shown, monkeypatch, tmp_path, copy):
    from tso_desktop.gui.today_presenter import make_today_page

    copy.write_text(f"{secrets.token_hex(4)} = ", "utf-8")
    monkeypatch.setattr(place.desk, "rules_in_force", rules_in_force(tmp_path))
    assert "part7.toml" in words_of(shown(make_today_page(place)))
