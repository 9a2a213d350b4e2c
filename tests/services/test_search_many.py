"""The search box over many households: whom it must not leave out when more fit than it shows."""

from datetime import UTC, date, datetime

import pytest

from tso_desktop.domain.casework import Note
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


def test_a_word_in_a_note_comes_before_a_name_that_is_only_like_it(desk):
    with desk.store.work("open_household") as work:
        _open(work, "Ada Butler")
        noted = work.create(Household, name="Emrys Llewellyn")
        work.create(
            Note,
            household=noted,
            how="call",
            words="The boiler is out",
            happened_at=datetime(2026, 11, 20, tzinfo=UTC),
        )

    found = desk.caseload.search("boiler")

    assert [(one.line.name, one.why) for one in found] == [
        ("Emrys Llewellyn", "note"),
        ("Ada Butler", "typing_error"),
    ]


@pytest.mark.parametrize("typed", ["brakcen", "bracknb", "ackenbur", "akenbury"])
def test_an_error_is_forgiven_in_a_part_of_a_name(desk, typed):
    with desk.store.work("open_household") as work:
        _open(work, "Tamsin Brackenbury")
        _open(work, "Winnifred Oakhanger")

    assert [one.line.name for one in desk.caseload.search(typed)] == ["Tamsin Brackenbury"]


@pytest.mark.parametrize("typed", ["boiler", "washing", "kitchen"])
def test_what_is_like_no_name_finds_nobody(desk, typed):
    with desk.store.work("open_household") as work:
        for name in ("Ada Gathercole", "Ileana Cattermole", "Rosalind Hartlake"):
            _open(work, name)

    assert desk.caseload.search(typed) == ()
