"""Hints offer plainer words; each says where, and what could stand there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.hints import Hint, HintKind, balance, hints
from tso_desktop.domain.words import JargonWord

JARGON = (
    JargonWord(word="UC", plain="Universal Credit", as_written=True),
    JargonWord(word="TA", plain="a place to stay for now", as_written=True),
    JargonWord(word="engage with", plain="work with"),
    JargonWord(word="affordability assessment", plain="check of what rent you can afford"),
    JargonWord(word="assessment", plain="talk about what you need"),
    JargonWord(word="prior", plain="earlier"),
    JargonWord(word="prior to", plain="before"),
)


def kinds(text: str, **options: bool) -> list[str]:
    return [hint.kind.value for hint in hints(text, JARGON, **options)]


def taken(text: str, hint: Hint) -> str:
    return text[: hint.start] + (hint.instead or "") + text[hint.end :]


def test_a_plain_step_gets_no_hint():
    assert hints("Ask your landlord to wait for the rent.", JARGON) == ()


def test_a_sentence_of_twenty_words_is_fine_and_one_more_is_long():
    assert kinds("word " * 20) == []
    (hint,) = hints("word " * 20 + "end. Short one.", JARGON)
    assert (hint.kind, hint.start, hint.end) == (HintKind.LONG_SENTENCE, 0, 104)
    assert "21 words" in hint.says


def test_jargon_is_offered_its_plain_words_in_the_same_place():
    text = "See us prior to Friday."
    (hint,) = hints(text, JARGON)
    assert taken(text, hint) == "See us before Friday."


def test_the_longest_jargon_that_fits_is_taken():
    (hint,) = hints("Have your affordability assessment.", JARGON)
    assert hint.instead == "check of what rent you can afford"


def test_an_article_changes_with_the_word_that_it_stands_before():
    text = "Have an affordability assessment now."
    (hint,) = hints(text, JARGON)
    assert taken(text, hint) == "Have a check of what rent you can afford now."


def test_an_article_that_fits_stays_as_it_is_written():
    (hint,) = hints("Bring a prior letter.", JARGON)
    assert taken("Bring a prior letter.", hint) == "Bring an earlier letter."
    (hint,) = hints("Bring the prior letter.", JARGON)
    assert taken("Bring the prior letter.", hint) == "Bring the earlier letter."


def test_a_short_form_counts_only_as_it_is_written():
    assert kinds("Tell UC the rent.") == ["jargon"]
    assert kinds("Say ta, and touch nothing in the stall.") == []


def test_jargon_keeps_the_capital_that_it_had():
    text = "Engage with your work coach."
    (hint,) = hints(text, JARGON)
    assert taken(text, hint) == "Work with your work coach."


def test_jargon_over_two_lines_is_still_found():
    (hint,) = hints("See us prior\nto Friday.", JARGON)
    assert (hint.start, hint.end) == (7, 15)


def test_part_of_a_longer_word_is_no_jargon():
    assert kinds("Ring the non-UC line about a reassessment.") == []


@pytest.mark.parametrize("must", ["must", "have to", "are required to", "shall", "must not"])
def test_a_must_is_named_on_a_support_plan_and_left_alone_on_a_statutory_one(must):
    text = f"You {must} ring us."
    assert "must" in kinds(text)
    assert "must" not in kinds(text, must_allowed=True)


def test_not_having_to_is_no_must():
    assert kinds("You do not have to answer, and she doesn't have to know.") == []


def test_what_is_done_by_nobody_asks_who_does_it():
    (hint,) = hints("The form will be sent on Friday.", JARGON)
    assert hint.kind is HintKind.PASSIVE
    assert "be sent" in hint.says


def test_how_somebody_feels_is_nothing_done_to_them():
    assert kinds("Say when you are tired, worried or confused.") == []


def test_a_long_word_is_named_but_not_a_name_and_not_everybodys_word():
    assert kinds("Ask about the remuneration.") == ["long_word"]
    assert kinds("Go to the community centre with Philomena Abernathy.") == []


def test_more_steps_for_the_resident_than_for_us_is_worth_a_hint():
    assert balance(3, 3) is None
    assert balance(4, 1) is None
    hint = balance(1, 3)
    assert hint is not None
    assert "3 steps for the resident and 1 for us" in hint.says
    assert "none for us" in str(balance(0, 1))


WORDS = st.sampled_from(
    [
        *(
            "UC",
            "TA",
            "engage with",
            "an affordability assessment",
            "prior to",
            "a prior",
            "must",
            "was sent",
        ),
        *("remuneration", "rent", "you", "Ask", ".", ",", "\n", "  ", "–", "Łukasz", "£12.50"),
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_hints_lie_within_the_text_in_order_and_only_long_sentences_overlap(text):
    found = hints(text, JARGON)
    assert list(found) == sorted(found, key=lambda hint: (hint.start, hint.end))
    assert all(0 <= hint.start < hint.end <= len(text) for hint in found)
    inside = [hint for hint in found if hint.kind is not HintKind.LONG_SENTENCE]
    assert all(one.end <= two.start for one, two in pairwise(inside))


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_using_what_is_offered_leaves_no_jargon(text):
    for _ in range(text.count(" ") + 1):
        offered = [hint for hint in hints(text, JARGON) if hint.instead]
        if not offered:
            return
        text = taken(text, offered[0])
    assert not [hint for hint in hints(text, JARGON) if hint.instead]


@given(st.text(max_size=300))
def test_any_text_at_all_can_be_read(text):
    hints(text, JARGON)
