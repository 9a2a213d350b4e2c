"""The words of the tab of duties: every kind of event and every way to end a duty has them."""

from datetime import date

import pytest

from tso_desktop.domain.law import KINDS, Event, Standing, derive, standings, ways_to_end
from tso_desktop.domain.law.ending_words import ORDER, ending_name, ending_words, openness
from tso_desktop.domain.law.happened_words import happened_words
from tso_desktop.formats.law_rules import shipped_law_rules

DAY = date(2026, 10, 20)


@pytest.fixture(scope="module")
def rules():
    return shipped_law_rules()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_has_plain_words_even_with_no_facts(kind):
    words = happened_words(Event(on=DAY, kind=kind))
    assert words[:1].isupper()
    assert "_" not in words


@pytest.mark.parametrize("duty", ["prevention", "relief", "main", "s190", "s193C"])
def test_every_way_to_end_a_duty_has_a_name_its_needs_or_reason_and_a_section(rules, duty):
    events = (Event(on=DAY, kind="duty_recorded", duty=duty),)
    law = derive(events, rules, DAY)
    (ways,) = ways_to_end(events, rules, DAY)
    assert ways.endings
    for ending in ways.endings:
        name, source = ending_name(ending)
        assert name
        assert source.startswith(("section", "Part 7"))
        assert ending_words(ending).endswith(".")
        assert openness(ending, law) in ORDER
    assert len({ending_name(one) for one in ways.endings}) == len(ways.endings)


@pytest.mark.parametrize(
    ("day", "words", "left"),
    [
        (date(2026, 11, 23), "Prevention · day 35 of 56", "21 days left"),
        (date(2026, 12, 13), "Prevention · day 55 of 56", "1 day left"),
        (date(2026, 12, 14), "Prevention · day 56 of 56", "Last day today"),
        (date(2026, 12, 16), "Prevention · day 58, past day 56", "2 days past day 56"),
    ],
)
def test_a_standing_says_the_day_and_what_is_left(rules, day, words, left):
    events = (Event(on=DAY, kind="assessed", eligible=True, finding="threatened"),)
    (standing,) = standings(derive(events, rules, day))
    assert (standing.words, standing.left_words) == (words, left)


def test_a_duty_without_a_fixed_end_counts_no_days_down(rules):
    events = (Event(on=DAY, kind="duty_recorded", duty="main"),)
    (standing,) = standings(derive(events, rules, date(2026, 11, 23)))
    assert isinstance(standing, Standing)
    assert (standing.words, standing.left_words) == ("Main duty · since Tue 20 Oct", "")
    assert standing.nearness == "no_end"


def test_the_soonest_last_day_stands_first(rules):
    events = (
        Event(on=date(2026, 11, 12), kind="became_homeless"),
        Event(on=DAY, kind="assessed", eligible=True, finding="threatened"),
    )
    found = standings(derive(events, rules, date(2026, 11, 23)))
    assert [one.duty.duty for one in found] == ["prevention", "relief"]
