"""The desk reads the rules of Part 7 once, and a council's copy beside the store counts."""

from tso_desktop.formats.law_rules import shipped_law_rules
from tso_desktop.services.desk import Desk
from tso_desktop.services.keeping import Keeping
from tso_desktop.services.law_rules import COUNCIL_FOLDER


def test_the_desk_has_the_shipped_rules(store):
    desk = Desk(store)
    assert desk.law_rules == shipped_law_rules()
    assert desk.law_rules is desk.law_rules


def test_the_desk_says_why_a_councils_copy_is_not_in_force(store, tmp_path):
    folder = tmp_path / COUNCIL_FOLDER
    folder.mkdir()
    (folder / "part7.toml").write_text("[[duty_days]]\nfrom = 1\n", encoding="utf-8")
    desk = Desk(store, Keeping(tmp_path))
    assert desk.law_rules == shipped_law_rules()
    assert "line 2" in (desk.rules_in_force.refused or "")
