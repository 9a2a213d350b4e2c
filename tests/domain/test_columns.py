"""Headings find their places, and what the officer corrects is remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.columns import ColumnMap, Place, column_letter, fingerprint, suggest
from tso_desktop.domain.import_headings import HEADINGS, find_heading_row, heading_key
from tso_desktop.domain.import_workbook import Cell

EXAMPLE = [
    *("Ref", "Name", "Partner", "D.O.B.", "Address", "Post code", "Tel", "Kids", "Tenure"),
    *("Landlord", "Rent", "Freq", "Arrears", "As at", "Referred by", "Ref date", "Notice?"),
    *("Notice expires", "Risk / warnings", "Last seen", "Next visit", "Notes"),
]
PLACES = [
    *("reference", "lead", "partner", "birth", "address", "postcode", "phone", "children"),
    *("tenure", "landlord", "rent", "frequency", "arrears", "arrears_as_at", "referred_by"),
    *("referred_on", "notice", "notice_expires", "markers", "last_seen", "next_visit", "notes"),
]


def row_of(*words):
    return tuple(Cell(word or None) for word in words)


def test_every_heading_of_the_example_has_a_place():
    assert [place.value for place in suggest(EXAMPLE).places] == PLACES


def test_a_landlords_headings_have_places_too():
    headings = "Tenancy Ref,Tenant,Property,Postcode,Weekly rent,Balance,Balance date,Weeks,Comment"

    assert [place.value for place in suggest(headings.split(",")).places] == [
        *("reference", "lead", "address", "postcode", "rent", "arrears", "arrears_as_at"),
        *("words", "notes"),
    ]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        *(("SURNAME", Place.SURNAME), ("First name(s)", Place.FORENAME), ("dob", Place.BIRTH)),
        *(("Date of Birth", Place.BIRTH), ("Mobile no.", Place.PHONE), ("E-mail", Place.EMAIL)),
        *(("Rent (pcm)", Place.RENT), ("Rent £", Place.RENT), ("Closed", Place.CLOSED_ON)),
        *(("Outcome", Place.CLOSED_REASON), ("Post-Code", Place.POSTCODE)),
        *(("UPRN", Place.WORDS), ("NI number", Place.WORDS), ("Email address", Place.EMAIL)),
        *(("Previous address", Place.WORDS), ("", Place.WORDS), ("Geburtsdatum", Place.WORDS)),
    ],
)
def test_a_heading_may_be_written_in_many_ways(heading, place):
    assert suggest([heading]).places == (place,)


def test_every_spelling_leads_to_a_place_that_exists():
    assert {Place(place) for place in HEADINGS.values()} == set(Place) - {Place.WORDS}
    assert all(spelling == heading_key(spelling) for spelling in HEADINGS)


def test_every_place_has_a_label_of_its_own():
    labels = [place.label for place in Place]

    assert len(set(labels)) == len(Place)
    assert Place.WORDS.label == "From the import, word for word"


def test_a_place_can_be_corrected_and_the_rest_stays():
    columns = suggest(["Ref", "Name", "Weeks"])

    corrected = columns.with_place(3, Place.NOTES)

    assert corrected.places == (Place.REFERENCE, Place.LEAD, Place.NOTES)
    assert columns.place(3) is Place.WORDS
    assert corrected.layout == columns.layout


@pytest.mark.parametrize("column", [0, 4])
def test_a_column_that_is_not_there_cannot_be_corrected(column):
    with pytest.raises(IndexError):
        suggest(["Ref", "Name", "Weeks"]).with_place(column, Place.NOTES)


def test_what_stands_beyond_the_headings_is_kept_as_words():
    columns = suggest(["Ref", ""])

    assert columns.place(9) is Place.WORDS
    assert (columns.heading(1), columns.heading(2), columns.heading(9)) == (
        "Ref",
        "column B",
        "column I",
    )


def test_a_layout_is_known_again_whatever_its_capitals_dots_and_spaces():
    assert fingerprint(["Ref", "D.O.B.", "Post code", ""]) == fingerprint(
        ["REF", "dob", "Postcode"]
    )
    assert fingerprint(["Ref", "Name"]) != fingerprint(["Name", "Ref"])
    assert fingerprint(["Ref", "", "Name"]) != fingerprint(["Ref", "Name"])


def test_only_a_layout_with_a_naming_column_can_say_who():
    assert suggest(["Ref"]).names_somebody
    assert suggest(["Surname"]).names_somebody
    assert not suggest(["Address", "Rent"]).names_somebody


@given(st.lists(st.tuples(st.text(max_size=12), st.sampled_from(Place)), max_size=12))
def test_what_is_remembered_comes_back(columns):
    known = ColumnMap(
        tuple(heading for heading, _ in columns), tuple(place for _, place in columns)
    )

    assert ColumnMap.recalled(known.remembered()) == known


def test_a_place_of_a_later_version_is_kept_as_words():
    assert ColumnMap.recalled([{"heading": "Moon", "place": "moon"}]).places == (Place.WORDS,)


@pytest.mark.parametrize(
    ("column", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA"), (1000, "ALL")]
)
def test_a_column_is_called_as_the_spreadsheet_calls_it(column, letter):
    assert column_letter(column) == letter


def test_the_heading_row_is_found_below_its_titles():
    rows = [
        row_of("Live caseload @ 20 Nov 2026"),
        row_of("Officer: Jo Moffat", "Name of team"),
        row_of(),
        row_of(*EXAMPLE),
        row_of("TS-0501", "Tamsin Brackenbury"),
    ]

    assert find_heading_row(rows) == 3


def test_without_headings_no_row_is_taken_for_them():
    rows = [row_of("TS-0501", "Tamsin Brackenbury", "Self"), row_of("TS-0502", "Jo")]

    assert find_heading_row(rows) is None


def test_a_layout_that_was_remembered_is_found_though_no_heading_is_known():
    rows = [row_of("x"), row_of("Kürzel", "Wer")]

    assert find_heading_row(rows) is None
    assert find_heading_row(rows, [("kurzel", "wer")]) == 1


def test_one_heading_is_enough_if_it_says_who():
    assert find_heading_row([row_of("List of mine"), row_of("Name", "Shoe size")]) == 1
    assert find_heading_row([row_of("Officer", "Shoe size")]) is None
