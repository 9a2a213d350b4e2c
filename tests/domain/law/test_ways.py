"""What may be done under a duty, why not otherwise, and the words for all of it."""

import pytest
from tests.domain.law.cases import (
    day,
    homeless,
    intentional,
    landlords_notice,
    law,
    need,
    notice,
    on,
    threatened,
)

from tso_desktop.domain.law import ALERTS, REASONS, law_words, story, ways_to_end, why_not
from tso_desktop.domain.law.refusing import GROUNDS, OFFER_ENDS
from tso_desktop.formats.law_rules import shipped_law_rules

RULES = shipped_law_rules()


def ways(as_at, *events):
    return ways_to_end(events, RULES, day(as_at))


def because(way):
    return {ending.code: ending.because for ending in way.endings}


def test_prevention_on_day_23_may_end_on_six_grounds_and_not_on_b():
    (way,) = ways("2026-11-11", threatened("2026-10-20"))
    assert [ending.code for ending in way.lawful] == list("acdefg")
    assert because(way)["b"] == "before_day_57"
    assert because(way)["noncoop"] == "no_warning_given"
    (b,) = (ending for ending in way.endings if ending.code == "b")
    assert b.from_on == day("2026-12-15")
    assert b.may_be_overridden
    assert law_words.why_not_words(b) == "The 56 days have not passed. From Tue 15 Dec it may."


def test_the_landlords_notice_that_holds_ground_b_back_is_named():
    papers = landlords_notice("2026-08-10", "2026-12-10")
    (way,) = ways("2026-12-15", papers, threatened("2026-10-20"))
    (b,) = (ending for ending in way.endings if ending.code == "b")
    assert (b.because, b.held_by) == ("blocked_by_possession_notice", papers)
    assert "Thu 10 Dec" in law_words.why_not_words(b)


def test_a_warning_tells_from_when_the_notice_may_be_given():
    warned = on(
        "2026-06-05", "warning", step_kind="agreed_required", comply_by_on=day("2026-06-19")
    )
    (way,) = ways("2026-06-10", homeless("2026-06-01"), warned)
    (noncoop,) = (ending for ending in way.endings if ending.code == "noncoop")
    assert noncoop.from_on == day("2026-06-20")


def test_each_open_duty_has_its_ways_and_an_ended_one_has_none():
    events = (threatened("2026-09-09"), on("2026-10-10", "became_homeless"))
    assert [way.duty.duty for way in ways("2026-10-12", *events)] == ["prevention", "relief"]
    ended = notice("2026-10-12", "prevention", "c")
    assert [way.duty.duty for way in ways("2026-10-12", *events, ended)] == ["relief"]


def test_main_may_end_by_its_grounds_and_by_offers():
    main = (homeless("2026-01-05"), need("2026-01-05", "children"))
    (way,) = ways("2026-04-01", *main)
    assert {"left", "ineligible", "prs_refused", "ta_refused"} <= {one.code for one in way.lawful}


@pytest.mark.parametrize("code", ["period_over", "ineligible", "left"])
def test_section_190_can_be_brought_to_an_end(code):
    events = (
        homeless("2026-06-01"),
        need("2026-06-02", "children"),
        intentional("2026-06-03", value=True),
        notice("2026-07-27", "relief", "b"),
    )
    (way,) = ways("2026-08-30", *events)
    assert code in {ending.code for ending in way.lawful}


def test_why_not_answers_before_anything_is_recorded():
    events = (threatened("2026-10-20"),)
    assert why_not(notice("2026-12-14", "prevention", "b"), events, RULES) == "before_day_57"
    assert why_not(notice("2026-12-15", "prevention", "b"), events, RULES) is None


def test_every_ending_reason_and_alert_has_words_and_a_source():
    endings = [(duty, ground) for duty, grounds in GROUNDS.items() for ground in grounds]
    endings += [(duty, code) for ends in OFFER_ENDS.values() for duty, code in ends.items()]
    endings += [("relief", "auto_189B_4"), ("relief", "LC_OUT"), ("main", "died")]
    endings += [("prevention", "noncoop")]
    lines = [law_words.end_reason_words(*ending) for ending in endings]
    lines += [law_words.REASONS[reason] for reason in REASONS]
    lines += [law_words.ALERTS[alert] for alert in ALERTS]
    for line in lines:
        assert line.words.strip()
        assert "\n" not in line.words
        assert line.source.startswith("H")


@pytest.mark.parametrize(
    ("as_at", "events", "words"),
    [
        (
            "2026-11-11",
            (threatened("2026-10-20"),),
            "Day 23 of 56. Day 56 is Mon 14 Dec; from Tue 15 Dec you may end it on ground (b)",
        ),
        (
            "2026-11-11",
            (threatened("2026-10-20"), landlords_notice("2026-08-10", "2026-12-10")),
            (
                "Day 23 of 56. Day 56 is Mon 14 Dec; from Tue 15 Dec only the landlord's notice "
                "holds ground (b) back"
            ),
        ),
        (
            "2026-06-01",
            (homeless("2026-06-01"), need("2026-06-01", "children")),
            "Day 1 of 56. Day 56 is Sun 26 Jul; from Mon 27 Jul the main duty is owed",
        ),
        (
            "2026-12-16",
            (threatened("2026-10-20"),),
            "Day 58: day 56 was Mon 14 Dec, and the prevention duty goes on until it is ended",
        ),
        (
            "2026-12-16",
            (threatened("2026-10-20"), notice("2026-11-02", "prevention", "g")),
            "Ended Mon 2 Nov 2026: (g) Withdrew the application",
        ),
        (
            "2026-11-10",
            (homeless("2026-10-30"), on("2026-11-06", "referral_out")),
            "Not owed since Fri 6 Nov 2026: referred to another council",
        ),
    ],
)
def test_a_duty_says_which_day_it_is_and_what_may_be_done_from_when(as_at, events, words):
    state = law(as_at, *events)
    assert law_words.duty_words(state.duties[0], state) == words


def test_the_story_tells_what_moved_on_which_day_and_because_of_what():
    assessed, away = homeless("2026-10-30"), on("2026-11-06", "referral_out")
    back = on("2026-11-20", "referral_outcome", accepted=False)
    moves = story((need("2026-11-21", "children"), back, away, assessed), RULES, day("2027-01-15"))
    told = [
        (str(moved.on), moved.move, moved.what, moved.because)
        for moved in moves
        if not moved.move.startswith("alert")
    ]
    assert told == [
        ("2026-10-30", "began", "relief", assessed),
        ("2026-11-06", "suspended", "relief", away),
        ("2026-11-20", "began_again", "relief", back),
        ("2027-01-14", "ended", "relief", None),
        ("2027-01-15", "began", "main", None),
    ]
