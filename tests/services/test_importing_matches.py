from datetime import date

import pytest

from tso_desktop.domain.households import Home, Household, Person

HEADS = "Ref,Name,DOB,Tel,Address,Postcode\n"


@pytest.fixture
def known(desk):
    """A household of the store: its reference, lead, birth, phone, address and postcode."""

    def make(reference="K1", name="Pip Marsh", **facts):
        with desk.store.work("open_household") as work:
            household = work.create(Household, reference=reference, name=name)
            work.create(
                Person,
                household=household,
                name=name,
                role="lead",
                born_on=facts.get("born_on"),
                phone=facts.get("phone"),
            )
            work.create(
                Home,
                household=household,
                address=facts.get("address"),
                postcode=facts.get("postcode"),
            )
        return household

    return make


def same(desk, tmp_path, row):
    """In what a row of a file is like households of the store."""
    path = tmp_path / "list.csv"
    path.write_text(HEADS + row + "\n", encoding="utf-8")
    return [match.same for match in desk.imports.preview(path).matches]


@pytest.mark.parametrize("reference", ["K1", "k 1", "K-1"])
def test_the_same_reference_is_found_however_it_is_written(desk, tmp_path, known, reference):
    known()

    assert same(desk, tmp_path, f"{reference},Una Vale,,,,") == [("reference",)]


def test_the_same_name_and_day_of_birth_are_found_in_any_order(desk, tmp_path, known):
    known(born_on=date(1990, 2, 1))

    row = 'Z9,"MARSH, Pip",01/02/1990,,,'
    assert same(desk, tmp_path, row) == [("name and date of birth",)]
    assert same(desk, tmp_path, "Z9,Pip Marsh,02/02/1990,,,") == []


def test_the_same_telephone_is_found_with_or_without_its_country(desk, tmp_path, known):
    known(phone="+44 1632 960111")

    row = "Z9,Una Vale,,01632 960 111,,"
    assert same(desk, tmp_path, row) == [("telephone number",)]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Z9,Philip Marsh,,,,", []),
        ("Z9,P Marsh,,,,dt1 1aa", [("name and address",)]),
        ('Z9,Pip Marsh,,,"1, Mill Lane Holt",', [("name and address",)]),
        ("Z9,Una Vale,,,,DT1 1AA", []),
        ('Z9,Una Vale,,,"1 Mill Lane, Holt",', []),
    ],
)
def test_an_address_counts_beside_a_like_name_only(desk, tmp_path, known, row, found):
    known(address="1 Mill Lane, Holt", postcode="DT1 1AA")

    assert same(desk, tmp_path, row) == found


def test_a_household_that_yielded_is_found_as_the_one_that_it_yielded_to(desk, tmp_path, known):
    stays, yields = known("K1", "Pip Marsh"), known("K2", "Philip Marsh", phone="01632 960111")
    desk.case_file.merge(desk.case_file.find(Household, yields), stays)
    path = tmp_path / "list.csv"
    path.write_text(HEADS + "K2,Una Vale,,01632 960111,,\n", encoding="utf-8")

    (match,) = desk.imports.preview(path).matches

    assert match.household == stays
    assert match.same == ("reference", "telephone number")


def test_a_closed_household_is_found_and_a_deleted_one_is_not(desk, tmp_path, known):
    household = desk.case_file.find(Household, known())
    desk.case_file.close_household(household, "Moved on", date(2026, 11, 1))
    assert same(desk, tmp_path, "K1,Pip Marsh,,,,") == [("reference",)]

    desk.case_file.delete(desk.case_file.find(Household, household.id))

    assert same(desk, tmp_path, "K1,Pip Marsh,,,,") == []


def test_a_row_may_be_like_two_households(desk, tmp_path, known):
    known("K1")
    known("K1", "Una Vale")

    assert same(desk, tmp_path, "K1,Wyn Stour,,,,") == [("reference",), ("reference",)]
