"""The shipped rules about notices are whole; a spoilt copy is named by file and line."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tso_desktop.domain.dated import OutsideKnownDates
from tso_desktop.domain.possession.paper import Act, LandlordKind
from tso_desktop.domain.possession.rules import Step
from tso_desktop.formats.possession_rules import possession_rules
from tso_desktop.formats.rules import RULES
from tso_desktop.formats.shipped import ListUnreadable

GROUNDS, PATH = "possession_grounds.toml", "possession_path.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A council's own copy of the rules, to edit."""
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def spoil(path: Path, old: str, new: str) -> int:
    """Replaces the first such text and says on which line it stood."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_rules_can_be_read_and_are_read_once():
    rules = possession_rules()
    assert possession_rules() is rules
    assert len(rules.grounds) == 37 + 2 + 21  # new law, the two old ones that went, associations


@pytest.mark.parametrize(
    ("landlord", "served_on"),
    [
        (LandlordKind.PRIVATE, date(2021, 9, 30)),
        (LandlordKind.HOUSING_ASSOCIATION, date(2027, 1, 1)),
    ],
)
def test_days_outside_the_rules_are_refused(landlord, served_on):
    with pytest.raises(OutsideKnownDates, match="notice from a"):
        possession_rules().act(Act.S8, landlord, served_on)


def test_every_kind_of_notice_is_known_today_for_every_landlord():
    for act in Act:
        for landlord in LandlordKind:
            assert possession_rules().act(act, landlord, date(2026, 11, 22)).value.act is act


def test_every_road_that_has_a_hearing_or_an_order_leads_to_the_end():
    rules = possession_rules()
    for act in (Act.S8, Act.S21, Act.NSP, Act.NTQ):
        for step in (Step.ORDER, Step.POSSESSION, Step.WARRANT, Step.EVICTION):
            assert rules.usual(act, step, date(2026, 11, 22)) is not None


def test_a_council_may_edit_its_own_copy(folder):
    spoil(folder / PATH, "weeks = [4, 8]", "weeks = [6, 14]")
    usual = possession_rules(folder).usual(Act.S8, Step.HEARING, date(2026, 11, 22))
    assert usual is not None
    assert (usual.value.weeks_from, usual.value.weeks_to) == (6, 14)


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        (GROUNDS, "months = 4 }", "months = 'four' }", "months must be a whole number"),
        (GROUNDS, "months = 4 }", "months = 4.0 }", "months must be a whole number"),
        (GROUNDS, "{ months = 4 }", "{ months = -4 }", "must not be below nought"),
        (GROUNDS, "{ months = 4 }", "{ moons = 4 }", "moons is not known here"),
        (GROUNDS, "{ months = 4 }", "{ months = 4, days = 1 }", "one of months, weeks or days"),
        (GROUNDS, "notice = { months = 4 }", "notice = 4", "notice must be a table"),
        (GROUNDS, "mandatory = true", "mandatory = 'yes'", "mandatory must be true or false"),
        (GROUNDS, "mandatory = true", "mandatary = true", "mandatary is not known here"),
        (GROUNDS, 'grounds = ["2"]', "grounds = [2]", "must be a list of words"),
        (GROUNDS, 'act = "s8"', 'act = "s9"', "act must be one of s8, s21"),
        (GROUNDS, '["private"]', '["privat"]', "landlords must be one of private"),
        (GROUNDS, '["private"]', "[]", "landlords must name at least one"),
        (GROUNDS, 'certainty = "believed"', 'certainty = "quite"', "certainty must be one of"),
        (GROUNDS, "checked_on = 2026-11-22", "checked_on = 'today'", "checked_on must be a date"),
        (GROUNDS, "to = 2026-04-30", "to = 2026-05-02", "two rules for s8 private hold on"),
        (GROUNDS, "to = 2026-04-30", "to = 2020-04-30", "before it begins"),
        (GROUNDS, 'source = "Housing', 'source = " " # "Housing', "source is empty"),
        (PATH, "weeks = [4, 8]", "weeks = [8, 4]", "weeks must be two numbers"),
        (PATH, "weeks = [4, 8]", "weeks = [4]", "weeks must be two numbers"),
        (PATH, 'step = "hearing"', 'step = "tea"', "step must be one of"),
    ],
)
def test_what_is_wrong_is_refused_by_file_and_line(folder, name, old, new, why):
    at = spoil(folder / name, old, new)
    with pytest.raises(ListUnreadable, match=re.escape(why)) as refused:
        possession_rules(folder)
    said = str(refused.value)
    assert name in said
    assert "Your work is safe" in said
    if "two rules" not in why:
        assert f"line {at}:" in said


def test_a_gap_between_two_records_is_refused_by_the_line_of_the_later(folder):
    path = folder / GROUNDS
    spoil(path, "to = 2026-04-30", "to = 2026-04-29")
    later = path.read_text(encoding="utf-8")
    at = later[: later.index("from = 2026-05-01")].count("\n") + 1
    with pytest.raises(ListUnreadable, match=f"line {at}: no rule for s8 private holds after"):
        possession_rules(folder)


@pytest.mark.parametrize("missing", ["name", "mandatory", "notice", "from", "source", "certainty"])
def test_a_missing_key_is_refused_by_the_line_of_its_record(folder, missing):
    path = folder / GROUNDS
    text = path.read_text(encoding="utf-8")
    head, rest = text.split("[[ground]]\n", 1)
    without = re.sub(f"(?m)^{missing} = .*$", "", rest, count=1)
    path.write_text(f"{head}[[ground]]\n{without}", encoding="utf-8")
    at = head.count("\n") + 1
    with pytest.raises(ListUnreadable, match=f"line {at}: {missing} is missing"):
        possession_rules(folder)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (GROUNDS, "[[act]]", "[[acts]]"),
        (GROUNDS, "[[act]]", "[[act]"),
        (PATH, "[[step]]", "[step]"),
    ],
)
def test_a_spoilt_table_is_refused_by_the_name_of_its_file(folder, name, old, new):
    spoil(folder / name, f"\n{old}\n", f"\n{new}\n")
    with pytest.raises(ListUnreadable, match=re.escape(name)):
        possession_rules(folder)


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(ListUnreadable, match=r"possession_grounds\.toml"):
        possession_rules(tmp_path)
