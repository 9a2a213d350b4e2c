"""Every letter of a paper is printed as it was typed, or the paper is refused in plain words."""

import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.documents.papers import HOUSING, NAMES, SUPPORT
from tests.documents.structure import whole_text

from tso_desktop.documents.fonts import letters_of_the_font
from tso_desktop.documents.letters import LetterMissing, RightToLeft, ready, texts, tidy
from tso_desktop.documents.plan import plan_pdf
from tso_desktop.domain.papers import NumberLine, Reason, StepLine, Style
from tso_desktop.domain.refused import Refused

LATIN = [chr(c) for c in (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x1E00, 0x1F00))]
WORDS = some.text(some.sampled_from(LATIN), max_size=300)


def test_the_font_has_all_of_latin_extended():
    assert [letter for letter in LATIN if ord(letter) not in letters_of_the_font()] == []


def test_a_letter_that_the_font_lacks_is_refused_with_its_name_and_place():
    steps = (replace(SUPPORT.council_steps[0], what="Ring 你"),)
    with pytest.raises(LetterMissing) as refused:
        plan_pdf(replace(SUPPORT, council_steps=steps))
    assert isinstance(refused.value, Refused)
    assert "“你”" in str(refused.value)
    assert "council steps 1, what" in str(refused.value)
    assert "saved" in str(refused.value)


@pytest.mark.parametrize(
    ("words", "script"), [("مرحبا", "Arabic"), ("שלום", "Hebrew"), ("٣", "Arabic")]
)
def test_writing_from_right_to_left_is_refused_by_name(words, script):
    with pytest.raises(RightToLeft, match=script):
        plan_pdf(replace(SUPPORT, names=(words,)))


def test_every_text_of_a_paper_is_looked_at():
    found = [where for where, _ in texts(HOUSING)]
    for part in ("names 1", "next visit, place", "reasons 3, words", "numbers 4, when", "address"):
        assert part in found


@pytest.mark.parametrize("field", ["own_words", "how_agreed", "team", "reference", "supporter"])
def test_no_field_slips_past(field):
    with pytest.raises(LetterMissing):
        ready(replace(SUPPORT, **{field: "\U0001f600"}))


def test_typed_text_is_tidied_but_its_letters_stay():
    assert tidy("  Łukasz\u200b \t Wis\u0301niewski \r\n two ") == "Łukasz Wiśniewski\ntwo"
    assert tidy("Ring DWP → ask") == "Ring DWP – ask"
    assert "\u00a0" in tidy("10\u00a0December")


def test_letters_taken_apart_are_put_together_again():
    apart = "Siân Llŷr".replace("â", "a\u0302").replace("ŷ", "y\u0302")
    assert "Siân Llŷr" in whole_text(plan_pdf(replace(SUPPORT, names=(apart,))))


def test_every_name_is_said_as_it_was_typed():
    said = whole_text(plan_pdf(replace(SUPPORT, names=tuple(NAMES.values()))))
    assert [name for name in NAMES.values() if name not in said] == []


@given(words=WORDS, style=some.sampled_from(Style))
@settings(max_examples=60, deadline=None)
def test_any_latin_text_anywhere_prints(words, style):
    step = StepLine(number=1, what=words, who=words, by_when=words, why_not_agreed=words)
    paper = replace(
        HOUSING,
        names=(words, words),
        council=words,
        team=words,
        reference=words,
        address=words,
        officer_name=words,
        officer_phone=words,
        own_words=words,
        goals=(words,),
        council_steps=(step,),
        ideas=(step,),
        reasons=(Reason(words, words),),
        numbers=(NumberLine(words, words, words),),
        changed=(words,),
        how_agreed=words,
        supporter=words,
        discreet=len(words) % 2 == 0,
    )
    assert plan_pdf(paper, style).startswith(b"%PDF-1.7")


@given(words=some.text(string.ascii_letters + "<>&/\"'; ", min_size=1, max_size=80))
@settings(max_examples=40, deadline=None)
def test_what_looks_like_markup_is_only_text(words):
    plan_pdf(replace(SUPPORT, names=(f"<b>{words}</i>",), made_on=date(2026, 1, 1)))
