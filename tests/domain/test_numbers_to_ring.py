"""The list of numbers that is shipped, and what a council may do to it."""

import re
from datetime import date

import pytest

from tso_desktop.domain.numbers_to_ring import NumbersUnreadable, numbers_from
from tso_desktop.domain.papers import NumberLine
from tso_desktop.domain.refused import Refused
from tso_desktop.places import RESOURCES

ONE = """
[[number]]
key = "a"
who = "A line"
number = "01632 960 999"
source = "https://example.org"
checked_on = 2026-11-22
"""


def test_each_shipped_number_has_a_source_and_a_day_it_was_checked():
    found = numbers_from((RESOURCES / "words" / "numbers.toml").read_text(encoding="utf-8"))
    assert len({number.key for number in found}) == len(found) >= 5
    for number in found:
        assert number.source.startswith("https://")
        assert number.checked_on >= date(2026, 1, 1)
        assert number.certainty in {"published", "known"}
        assert re.fullmatch(r"[\d ]{6,}|\d{3}(, then option \d)?", number.number)


def test_only_the_line_about_abuse_is_sensitive():
    found = numbers_from((RESOURCES / "words" / "numbers.toml").read_text(encoding="utf-8"))
    assert [number.key for number in found if number.sensitive] == ["domestic-abuse"]


def test_a_number_becomes_a_line_of_the_plan():
    assert numbers_from(ONE)[0].line == NumberLine("A line", "01632 960 999", "")


@pytest.mark.parametrize(
    "broken",
    ["", "[[number]", ONE.replace('who = "A line"\n', ""), ONE.replace("2026-11-22", '"soon"')],
)
def test_a_broken_list_is_refused_in_one_sentence(broken):
    with pytest.raises(NumbersUnreadable, match=r"numbers\.toml") as refused:
        numbers_from(broken)
    assert isinstance(refused.value, Refused)
