"""The choices about early warning are whole; a spoilt copy is named by file and line."""

import re
import shutil
from datetime import date

import pytest

from tso_desktop.domain.dated import as_at
from tso_desktop.formats.early_warning_rules import early_warning_choices
from tso_desktop.formats.rules import RULES
from tso_desktop.formats.shipped import ListUnreadable

NAME = "early_warning.toml"


def edited(folder, old, new):
    """A council's own copy with one change, and the line of that change."""
    text = (RULES / NAME).read_text(encoding="utf-8")
    assert old in text
    (folder / NAME).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_choices_say_that_they_are_choices():
    record = as_at(early_warning_choices(), date(2026, 11, 22))
    assert record.certainty == "choice"
    assert (record.value.missed_visits, record.value.landlord_cases) == (2, 3)


def test_a_council_may_choose_otherwise(tmp_path):
    edited(tmp_path, "silent_days = 28", "silent_days = 21")
    assert as_at(early_warning_choices(tmp_path), date(2026, 11, 22)).value.silent_days == 21


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("\nsilent_days = 28", "\nsilent_days = 0", "silent_days must be above nought"),
        ("\nsilent_days = 28", "\nsilent_days = 2.5", "silent_days must be a whole number"),
        ("\nsilent_days = 28", "\nsilent_day = 28", "silent_day is not known here"),
    ],
)
def test_a_spoilt_choice_is_refused_by_file_and_line(tmp_path, old, new, why):
    at = edited(tmp_path, old, new) + 1
    with pytest.raises(ListUnreadable, match=re.escape(f"line {at}: {why}")) as refused:
        early_warning_choices(tmp_path)
    assert NAME in str(refused.value)


def test_a_missing_choice_or_file_is_refused(tmp_path):
    edited(tmp_path, "\nsilent_days = 28", "\n")
    with pytest.raises(ListUnreadable, match="silent_days is missing"):
        early_warning_choices(tmp_path)
    shutil.rmtree(tmp_path)
    with pytest.raises(ListUnreadable, match=NAME):
        early_warning_choices(tmp_path / "elsewhere")
