"""Only a rule that forbids to post or to visit takes an address off the paper."""

import pytest

from tso_desktop.domain.address_on_paper import address_stays_off, forbids_paper
from tso_desktop.domain.households import Household, Person
from tso_desktop.domain.ids import RecordId

SCOPE = "household:1"


def somebody(**facts):
    return Person(id=RecordId("1"), scope=SCOPE, **facts)


def a_household(**facts):
    return Household(id=RecordId("1"), scope=SCOPE, **facts)


@pytest.mark.parametrize(
    "words",
    [
        "Text first",
        "text only 10-2",
        "Ring mornings only, she sleeps after nights",
        "Email is best. Prefers letters to calls.",
        "Speak slowly, he lip-reads",
        "Write to her in Polish",
        "Post is fine",
        "Ring before you visit",
        "Visit after 4pm, at home most days",
        "No voicemail",
        "Withheld numbers are not answered",
        "",
    ],
)
def test_words_about_how_to_begin_leave_the_address_on_paper(words):
    assert not forbids_paper(words)


@pytest.mark.parametrize(
    "words",
    [
        "Do not post",
        "do not write",
        "Don't send letters, he opens them",
        "No post. Text first.",
        "Not at this address",
        "never write to the house",
        "Do not visit",
        "DO NOT call at the door, ring her mum",
        "No home visits",
        "Don’t go to the flat",
        "Letters to her mother's",
        "Post to her mum's address only",
        "Letters c/o the hub",
        "Address is confidential",
        "Do not tell him her address",
        "She is in a refuge",
        "Nothing by post",
        "No contact",
        "SAFE CONTACT ONLY",
    ],
)
def test_words_that_forbid_post_or_visits_take_the_address_off(words):
    assert forbids_paper(words)


@pytest.mark.parametrize("fact", ["do_not_post", "no_contact"])
def test_a_ticked_rule_of_anybody_takes_the_address_off(fact):
    people = (somebody(name="Ada"), somebody(name="Perrin", **{fact: True}))

    assert address_stays_off(a_household(), people)
    assert not address_stays_off(a_household(), people[:1])


def test_a_restricted_household_never_says_where_it_lives():
    assert address_stays_off(a_household(restricted=True), ())


def test_no_voicemail_is_no_rule_about_paper():
    assert not address_stays_off(a_household(), (somebody(no_voicemail=True, safe_contact="Text"),))
