"""The letters that are shipped: whole, in plain words, and a spoilt one is said by name."""

import shutil

import pytest

from tso_desktop.domain.letter_example import EXAMPLE
from tso_desktop.domain.letter_fields import FIELDS
from tso_desktop.domain.letter_kinds import asked_of_the_officer, checked
from tso_desktop.domain.letter_words import as_text, filled
from tso_desktop.domain.readability import reading_grade
from tso_desktop.domain.reviews import DECISIONS
from tso_desktop.formats.letters import LETTERS, shipped_letters
from tso_desktop.formats.shipped import ListUnreadable

KINDS = shipped_letters()
ADVERSE = [kind for kind in KINDS.values() if kind.adverse and kind.stage != "review"]


def words_of(kind):
    return as_text(filled(checked(kind.body), EXAMPLE).parts)


def test_there_is_every_letter_that_the_law_asks_for():
    laws = " ".join(kind.law for kind in KINDS.values())
    for section in (
        *("189A(3)", "189A(4)", "189A(6)", "189A(9)", "184(3)", "195(5)", "189B(5)", "190(2)"),
        *("193(5)", "193B(4)", "193B(2)", "193A", "193(7AA)", "198", "208(2)", "211", "203"),
    ):
        assert section in laws


@pytest.mark.parametrize("kind", ADVERSE, ids=lambda kind: kind.key)
def test_an_adverse_notice_gives_reasons_the_review_its_last_day_and_free_advice(kind):
    words = words_of(kind)
    assert EXAMPLE["reasons"].split("\n")[0] in words
    assert "section 202" in words
    assert EXAMPLE["review_last_day"] in words
    assert "Citizens Advice" in words
    assert EXAMPLE["officer_phone"] in words
    assert kind.review in DECISIONS


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_a_letter_is_plain_and_speaks_of_an_applicant_only_to_another_council(kind):
    words = words_of(kind)
    assert "not yet known" not in words
    assert ("pplicant" in words) == (kind.to == "authority")
    assert "customer" not in words
    assert "client" not in words
    assert reading_grade(words) < 9


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_a_letter_reads_whole_where_nothing_is_known_yet(kind):
    found = filled(checked(kind.body), {})
    assert found.parts
    assert set(asked_of_the_officer(kind, checked(kind.body))) <= set(FIELDS)


def test_the_example_knows_every_field():
    assert set(EXAMPLE) == set(FIELDS)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{resident}", "{residnet}", "There is no field {residnet}"),
        ('stage = "prevention"', 'stage = "nowhere"', "there is no stage nowhere"),
        ('key = "prevention_ended"', 'key = "other"', "its key is other"),
        ("{reasons}", "", "no {reasons}"),
        ("review_last_day", "duty_started", "until when"),
        ("{ground_words}", "", "no {ground_words}"),
        ('title = "', 'nonsense = "', "nonsense"),
        ("when = ", "when = 7 # ", "a text is missing"),
    ],
)
def test_a_spoilt_letter_is_refused_by_name(tmp_path, old, new, said):
    file = tmp_path / "prevention_ended.toml"
    shutil.copy(LETTERS / file.name, file)
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(ListUnreadable, match=r"prevention_ended\.toml") as refused:
        shipped_letters(tmp_path)
    assert said in str(refused.value)
