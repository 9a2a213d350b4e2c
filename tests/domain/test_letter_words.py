"""The words of a letter: fields are looked up and filled in, and nothing in them is ever run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.letter_fields import FIELDS
from tso_desktop.domain.letter_kinds import checked
from tso_desktop.domain.letter_words import (
    LONGEST,
    Part,
    TemplateRefused,
    as_text,
    faults,
    filled,
)

LETTER = """# To you
Dear {resident}
[if reasons]Because:
- {reasons}
[end]You can ask until {review_last_day}."""


def said(words, values):
    return filled(checked(words), values)


def test_fields_are_filled_and_blanks_say_that_they_are_not_yet_known():
    found = said(LETTER, {"resident": "Amina"})
    assert found.parts == (
        Part("heading", "To you"),
        Part("words", "Dear Amina"),
        Part("words", "You can ask until not yet known."),
    )
    assert found.blanks == ("review_last_day",)


def test_what_stands_between_if_and_end_is_left_out_where_nothing_is_known():
    assert "Because" not in as_text(said(LETTER, {"reasons": "  \n "}).parts)
    assert Part("point", "One.\nTwo.") in said(LETTER, {"reasons": "One.\nTwo."}).parts


def test_a_resident_who_is_named_like_a_field_stays_so():
    found = said(LETTER, {"resident": "{reasons}", "reasons": "a reason"})
    assert Part("words", "Dear {reasons}") in found.parts


def test_what_is_filled_in_never_makes_a_heading_a_point_or_an_if():
    name = "# Boss\n- x\n[if reasons]{resident}[end]"
    assert said("{resident}", {"resident": name, "reasons": "r"}).parts == (Part("words", name),)


NAMES = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=60)
SNIPPETS = st.sampled_from(
    ["{reasons}", "[if reasons]", "[end]", "{resident.__class__}", "{0}", "%s", "${x}", "{{", "# "]
)


@given(st.lists(NAMES | SNIPPETS, min_size=1, max_size=6).map("".join))
def test_filling_never_runs_or_changes_what_somebody_is_called(name):
    found = said("Dear {resident}, hello", {"resident": name, "reasons": "SECRET"})
    shown = name.strip() or "not yet known"
    assert found.parts == (Part("words", f"Dear {shown}, hello"),)


@given(st.text(max_size=400) | st.lists(SNIPPETS | st.text(max_size=8)).map("".join))
def test_any_words_are_either_refused_by_line_or_can_be_filled(words):
    found = faults(words, FIELDS)
    if found:
        assert all(1 <= fault.line <= words.count("\n") + words.count("\r") + 1 for fault in found)
    else:
        filled(checked(words), {})


@pytest.mark.parametrize(
    ("words", "said_of_it"),
    [
        ("Hello\nDear {residnet}", "Line 2: There is no field {residnet}. Do you mean {resident}?"),
        ("{qqqq}", "Line 1: There is no field {qqqq}."),
        ("{resident.name}", "Line 1: There is no field {resident.name}. Do you mean {resident}?"),
        ("{resident!r}", "Line 1: There is no field {resident!r}. Do you mean {resident}?"),
        ("{reasons:>9}", "Line 1: There is no field {reasons:>9}. Do you mean {reasons}?"),
        ("a\n\nDear {resident", "Line 3: This { has no } after it."),
        ("Dear resident}", "Line 1: This } has no { before it."),
        ("[if reasons]\nx", "Line 1: [if reasons] has no [end] after it."),
        ("x [end]", "Line 1: This [end] has no [if …] before it."),
        ("[if nobody] x [end]", "Line 1: There is no field {nobody}."),
        ("x [if reasons", "Line 1: This [if has no ] after it."),
        ("{}", "Line 1: There is no field {}."),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_line(words, said_of_it):
    assert str(faults(words, FIELDS)[0]).startswith(said_of_it)


def test_every_fault_is_named_and_the_words_until_now_hold():
    with pytest.raises(TemplateRefused, match="the words until now still hold") as refused:
        checked("{one}\n{two}\n[if three]")
    assert [fault.line for fault in refused.value.faults] == [1, 2, 3, 3]


def test_words_that_are_too_long_are_refused_at_the_line_where_they_are():
    words = ("x" * 99 + "\n") * (LONGEST // 100 + 1)
    assert faults(words, FIELDS)[0].line == LONGEST // 100 + 1
    assert faults(words[:LONGEST], FIELDS) == ()


def test_an_if_in_many_others_is_refused_and_breaks_nothing():
    deep = "[if reasons]" * 900 + "x" + "[end]" * 200
    assert "stands in 3 others" in str(faults(deep, FIELDS)[0])
