"""An address is taken out of typed text in every shape that people type it in."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tso_desktop.domain.discreet_words import without_address

ADDRESS = "Flat 2, 14 Larkspur Court\nNether Fossbrook, DT2 8QY"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Stay at 14 Larkspur Court.", "Stay at your home."),
        ("Stay at 14  larkspur COURT.", "Stay at your home."),
        ("Larkspur Court is damp.", "your home is damp."),
        ("Post to dt28qy.", "Post to your home."),
        ("the school in Nether Fossbrook", "the school in your area"),
        (f"Live at {ADDRESS}.", "Live at your home."),
        ("Flat 22 is next door.", "Flat 22 is next door."),
        ("Pay £14 at the court.", "Pay £14 at the court."),
    ],
)
def test_every_shape_of_the_address_is_taken_out(typed, left):
    assert without_address(typed, ADDRESS) == left


def test_a_named_house_is_taken_out_too():
    assert without_address("Clear Rose Cottage", "Rose Cottage, Mill Lane, Pipley") == (
        "Clear your home"
    )


@pytest.mark.parametrize("address", [None, "", " , ,", "\n"])
def test_without_an_address_nothing_changes(address):
    assert without_address("Stay at 14 Larkspur Court.", address) == "Stay at 14 Larkspur Court."


@given(text=some.text(), address=some.text())
def test_it_never_fails(text, address):
    without_address(text, address)
