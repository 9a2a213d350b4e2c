"""The search box over many households: whom it must not leave out when more fit than it shows."""

from datetime import date

import pytest

from tso_desktop.domain.households import Household, Person

CLOSED = date(2025, 3, 1)


@pytest.fixture
def crowded(desk):
    """Three hundred closed households whose name fits as well as that of the one open one."""
    with desk.store.work("open_household") as work:
        for number in range(150):
            _open(work, f"Annabel Ashmole {number}", closed_on=CLOSED)
        _open(work, "Annabel Zouch")
        for number in range(150):
            _open(work, f"Annabel Yardley {number}", closed_on=CLOSED)
    return desk


def _open(work, name, **facts):
    household = work.create(Household, name=name, **facts)
    work.create(Person, household=household, name=name, role="lead", place=0)


def test_an_open_household_is_found_however_many_closed_ones_fit(crowded):
    found = crowded.caseload.search("annabel", limit=20)

    assert found[0].line.name == "Annabel Zouch"
    assert len(found) == 20


@pytest.mark.parametrize("typed", ["Nguễyn-Hart", "Nguyen-Haart", "Ferriera Nguyen"])
def test_a_typing_error_is_forgiven_in_a_name_of_two_parts(desk, typed):
    with desk.store.work("open_household") as work:
        _open(work, "Leocádia Ferreira Nguyễn-Hart")

    assert [found.line.name for found in desk.caseload.search(typed)] == [
        "Leocádia Ferreira Nguyễn-Hart"
    ]
