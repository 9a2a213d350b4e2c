"""The shipped words are whole, plain, and agree with each other and with the journal's words."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tso_desktop.domain.hints import hints
from tso_desktop.domain.households import VISIT_RULES
from tso_desktop.domain.readability import reading_grade
from tso_desktop.domain.words import by_code, understood
from tso_desktop.formats import words
from tso_desktop.formats.shipped import ListUnreadable
from tso_desktop.places import RESOURCES

TODAY = date(2026, 11, 22)
CODED = [
    words.need_categories,
    words.step_topics,
    words.shipped_steps,
    words.session_types,
    words.result_types,
    words.tenure_types,
    words.role_types,
    words.marker_types,
    words.equality_topics,
    words.no_access_reasons,
    words.contact_types,
    words.observation_topics,
    words.referral_sources,
]
WITH_SYNONYMS = [words.tenure_types, words.role_types, words.marker_types]
FORBIDDEN = re.compile(r"\b(?:clients?|customers?|service users?)\b", re.IGNORECASE)


def labels_of(choice: object) -> str:
    return getattr(choice, "label", "") or getattr(choice, "words", "")


@pytest.mark.parametrize("read", CODED)
def test_every_code_stands_once_and_says_something(read):
    choices = read()
    assert choices
    assert max(Counter(choice.code for choice in choices).values()) == 1
    assert all(labels_of(choice).strip() for choice in choices)
    assert max(Counter(labels_of(choice) for choice in choices).values()) == 1


@pytest.mark.parametrize("path", sorted(words.WORDS.glob("*.toml")), ids=lambda path: path.name)
def test_every_list_says_at_its_top_what_it_is_and_uses_the_fields_words(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert not FORBIDDEN.search(text)


@pytest.mark.parametrize("read", CODED)
def test_every_icon_that_a_list_names_is_shipped(read):
    named = {icon for choice in read() if (icon := getattr(choice, "icon", ""))}
    shipped = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}
    assert named - shipped == set()


def test_the_24_support_needs_are_offered_but_for_the_retired_one():
    needs = words.need_categories()
    counted = [need for need in needs if not need.instead_of_any]
    assert len(counted) == 24
    offered = {need.code for need in counted if need.is_offered_on(TODAY)}
    assert {need.code for need in counted} - offered == {"CL_LEGACY"}
    assert [need.code for need in needs if need.instead_of_any] == ["NONE", "UNK"]


def test_a_need_is_not_offered_before_it_began():
    assert not any(need.is_offered_on(date(2018, 4, 2)) for need in words.need_categories())


def test_the_step_library_is_plain_enough_for_its_own_hints():
    for step in words.shipped_steps():
        assert hints(step.words, words.jargon()) == (), step.words
        assert reading_grade(step.words) <= 6, step.words
        assert step.words[0].isupper(), step.words
        assert step.words.endswith("."), step.words


def test_every_step_has_a_topic_an_owner_and_known_needs():
    topics = {topic.code for topic in words.step_topics()}
    needs = {need.code for need in words.need_categories()}
    for step in words.shipped_steps():
        assert step.topic in topics, step.code
        assert step.who in {"council", "partner", "resident", "idea"}, step.code
        assert bool(step.partner) == (step.who == "partner"), step.code
        assert needs.issuperset(step.needs), step.code


def test_every_topic_has_steps_for_both_sides_and_the_library_is_big_enough():
    steps = words.shipped_steps()
    assert len(steps) >= 90
    for topic in words.step_topics():
        sides = {step.who for step in steps if step.topic == topic.code}
        assert {"council", "resident", "idea"} <= sides, topic.code
    assert {step.who for step in steps if step.small} >= {"council", "resident"}


def test_the_plain_words_are_plainer_than_what_they_replace():
    jargon = words.jargon()
    assert len(jargon) >= 120
    for word in jargon:
        assert word.plain.casefold() != word.word.casefold()
        assert not [hint for hint in hints(word.plain, jargon) if hint.instead], word


def test_only_short_forms_are_bound_to_their_letters():
    bound = {word.word for word in words.jargon() if word.as_written}
    assert "TA" in bound
    assert "dwelling" not in bound
    assert all(word.upper() == word for word in bound)


def test_results_belong_to_a_topic_and_work_asks_for_hours():
    topics = {topic.code for topic in words.step_topics()}
    assert topics.issuperset(result.topic for result in words.result_types())
    started = by_code(words.result_types(), "work_started")
    assert started is not None
    assert started.asks_hours


def test_every_session_has_aims_and_next_steps():
    assert len(words.session_types()) == 7
    assert all(len(kind.aims) >= 4 and len(kind.next_steps) >= 4 for kind in words.session_types())


def test_markers_use_the_journals_visit_rules_from_alone_to_no_visit():
    markers = words.marker_types()
    assert {marker.visit_rule for marker in markers} == set(VISIT_RULES)
    no_visit = by_code(markers, "no_visit")
    dog = by_code(markers, "dog")
    assert no_visit is not None
    assert dog is not None
    assert (dog.care, no_visit.care) == (0, 4)


def test_there_are_six_reasons_for_no_access():
    assert len(words.no_access_reasons()) == 6


@pytest.mark.parametrize("read", WITH_SYNONYMS)
def test_no_two_choices_share_a_name(read):
    choices = read()
    for choice in choices:
        for name in (choice.label, *choice.synonyms):
            assert understood(choices, name) is choice, name


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Private rented", "PRS_SELF"),
        ("HA", "SR_RP"),
        ("Rough sleeper", "ROUGH"),
        ("With parents", "FAMILY"),
        ("PRS shared", "PRS_HMO"),
        ("Mobile home", "MOBILE"),
        ("AST", "PRS_SELF"),
        ("Tied", "TIED"),
        ("Refuge", "REFUGE"),
        (" private-RENTED ", "PRS_SELF"),
    ],
)
def test_a_tenure_is_understood_as_officers_write_it(written, code):
    tenure = understood(words.tenure_types(), written)
    assert tenure is not None
    assert tenure.code == code


IMPORTED_TENURES = (
    *("private_rented", "private_shared", "housing_association", "council", "supported", "owned"),
    *("family", "friends", "rough_sleeping", "no_fixed_abode", "temporary", "refuge", "asylum"),
    *("custody", "hospital", "tied", "forces", "student", "mobile_home"),
)
IMPORTED_WARNINGS = (
    *("violence", "weapon", "perpetrator", "dog", "self_harm", "substance", "hoarding"),
    *("infection", "structural", "offending", "allegations", "interpreter", "literacy"),
    *("hearing_or_sight", "gate", "signal", "parking", "track", "access"),
)


@pytest.mark.parametrize("word", IMPORTED_TENURES)
def test_every_tenure_that_an_import_reads_has_a_code(word):
    assert understood(words.tenure_types(), word) is not None


@pytest.mark.parametrize("word", IMPORTED_WARNINGS)
def test_every_warning_that_an_import_reads_has_a_marker(word):
    assert understood(words.marker_types(), word) is not None


@pytest.mark.parametrize("written", ["Car / TA", "", "?", "the old place"])
def test_a_tenure_that_could_be_two_or_none_is_left_to_the_officer(written):
    assert understood(words.tenure_types(), written) is None


def test_a_code_of_a_later_version_is_not_known_and_no_error():
    assert by_code(words.role_types(), "from_the_future") is None
    assert by_code(words.role_types(), None) is None


@pytest.mark.parametrize(
    ("name", "read", "old", "new"),
    [
        ("roles.toml", words.role_types, "label = ", "labels = "),
        ("roles.toml", words.role_types, 'code = "lead", ', ""),
        ("jargon.toml", words.jargon, "\n[words]", "\n[word]"),
        ("steps.toml", words.shipped_steps, "step = [", "step = ["[:-1]),
    ],
)
def test_a_spoilt_list_is_refused_by_name(tmp_path, name, read, old, new):
    folder = Path(shutil.copytree(words.WORDS, tmp_path / "words"))
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ListUnreadable, match=name.replace(".", r"\.")):
        read(folder)


def test_a_list_is_read_once():
    assert words.shipped_steps() is words.shipped_steps()
