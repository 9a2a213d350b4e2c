"""What was written about somebody is said to them, where that is certain."""

import pytest

from tso_desktop.domain.spoken_to import to_you

NAME = "Tamsin Brackenbury"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Tamsin wants more hours.", "You want more hours."),
        (
            "Wants more hours. Finds the oil bill hard.",
            "You want more hours. You find the oil bill hard.",
        ),
        ("so that Tamsin can get to the nursery", "so that you can get to the nursery"),
        ("Tamsin Brackenbury has a lease.", "You have a lease."),
        ("Tamsin's rent is £995.", "Your rent is £995."),
        ("It is hard for Tamsin, who tries.", "It is hard for you, who tries."),
        ("Tamsin always pays late", "You always pay late"),
        ("She has debts. Mr Pellow wants the house.", "She has debts. Mr Pellow wants the house."),
        ("Tamsina wants more hours.", "Tamsina wants more hours."),
        ("Perrin wants to stay.", "Perrin wants to stay."),
        ("Rent that you can afford", "Rent that you can afford"),
        ("", ""),
    ],
)
def test_a_name_and_a_shorthand_become_you(written, said):
    assert to_you(written, NAME) == said


def test_a_title_is_no_first_name():
    assert to_you("Mrs Gathercole worries. Mrs Pellow waits.", "Mrs Gathercole") == (
        "You worry. Mrs Pellow waits."
    )


def test_nobody_named_changes_nothing_but_shorthand():
    assert to_you("Ada needs a bath seat.", "") == "Ada needs a bath seat."
