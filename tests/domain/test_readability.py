"""Sentences, syllables and the reading grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.readability import reading_grade, sentences, syllables

SYLLABLES = {
    "cat": 1, "homes": 1, "asked": 1, "tea": 1, "friend": 1, "goes": 1, "whole": 1,
    "little": 2, "table": 2, "wanted": 2, "houses": 2, "people": 2, "every": 2, "safely": 2,
    "quiet": 2, "being": 2, "paying": 2, "station": 2, "landlord": 2, "agreed": 2,
    "area": 3, "idea": 3, "radio": 3, "employer": 3, "various": 3, "library": 3,
    "community": 4, "statutory": 4, "universal": 4, "accommodation": 5, "affordability": 6,
}  # fmt: skip


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables_of_everyday_words_are_counted(word):
    assert syllables(word) == SYLLABLES[word]
    assert syllables(word.upper()) == SYLLABLES[word]


def texts_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_sum_of_money_and_a_title_end_no_sentence():
    text = "Mr. Pellow rang. He paid £12.50 on 3 May!\nCome at 10.30am"
    assert texts_of(text) == ["Mr. Pellow rang.", "He paid £12.50 on 3 May!", "Come at 10.30am"]


def test_dots_without_words_are_no_sentence():
    assert texts_of("Yes?  ...\n\n!") == ["Yes?"]
    assert texts_of("") == []


def test_plain_words_need_a_younger_reader_than_office_words():
    plain = "Ask your landlord to wait for the rent. Tell us what they say."
    office = (
        "The authority will facilitate appropriate liaison regarding accommodation availability."
    )
    assert reading_grade(plain) < 4
    assert reading_grade(office) > 15


def test_the_grade_of_a_known_text_is_as_the_formula_says():
    # 6 words in 1 sentence with 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 is below nought.
    assert reading_grade("The cat sat on the mat.") == 0
    # 4 words, 1 sentence, 12 syllables.
    assert reading_grade("accommodation for a community") == pytest.approx(
        0.39 * 4 + 11.8 * 11 / 4 - 15.59
    )


def test_a_name_makes_no_text_harder():
    assert reading_grade("Ring Citizens Advice on Monday.") == reading_grade(
        "Ring Bob Bell on May."
    )


@given(st.text(max_size=300))
def test_any_text_has_a_grade_and_sentences_that_lie_within_it_in_order(text):
    assert reading_grade(text) >= 0
    edges = [edge for sentence in sentences(text) for edge in sentence]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(text)


@given(st.text(max_size=60))
def test_every_word_has_a_syllable(word):
    assert syllables(word) >= 1
