"""Services for abuse lose their names, and lines that may tell are found."""

import pytest

from tso_desktop.domain.abuse_words import (
    is_abuse_service,
    lines_that_may_tell,
    service_names,
    without_services,
)


@pytest.mark.parametrize(
    "said",
    ["Haven", "Stour Refuge", "Women's Aid", "The IDVA", "domestic_abuse", "DA service", "MARAC"],
)
def test_a_service_for_abuse_is_known_by_its_name_or_kind(said):
    assert is_abuse_service("", said)


@pytest.mark.parametrize("said", ["Fairhaven school", "Citizens Advice", "Food bank", "charity"])
def test_another_partner_is_no_service_for_abuse(said):
    assert not is_abuse_service(said)


def test_a_service_is_called_by_its_short_name_too():
    agencies = [
        ("Haven, domestic abuse service", "charity"),
        ("Willow House", "domestic_abuse"),
        ("Citizens Advice, Market Holme", "advice"),
    ]

    names = service_names(agencies)

    assert names == ("Haven, domestic abuse service", "Haven", "Willow House")


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("Meet Haven's worker.", "Meet a partner's worker."),
        ("Haven rings you.", "A partner rings you."),
        ("Ring us. Willow House will come.", "Ring us. A partner will come."),
        ("Speak to the IDVA and to Women’s Aid.", "Speak to a partner and to a partner."),
        ("Go to Refuge for help.", "Go to a partner for help."),
        ("See Fairhaven school.", "See Fairhaven school."),
    ],
)
def test_names_of_services_become_a_partner(text, quiet):
    assert without_services(text, ("Willow House",)) == quiet


@pytest.mark.parametrize(
    "line",
    [
        "A home that nobody else has a key to.",
        "I want a bank card that only I know about.",
        "Ring you on a safe number, at a time you choose.",
        "Come with you to open an account that posts nothing.",
        "Keep your papers in one bag.",
        "Money of my own.",
        "Ask for new locks and a light by the door.",
        "Move to a refuge.",
        "He must not know.",
        "Ring the police if he comes.",
    ],
)
def test_a_line_that_may_tell_is_found(line):
    assert lines_that_may_tell([line, "Pay £10 a week.", line]) == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "Ask your landlord for the gas safety certificate.",
        "Send us your last two payslips.",
        "Look at homes in Market Holme too.",
        "Find you a desk for the children.",
        "Keep the letter safely.",
        "Whitehaven is next.",
    ],
)
def test_an_ordinary_line_is_not(line):
    assert lines_that_may_tell([line]) == ()
