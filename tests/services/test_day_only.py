"""Where a sheet told only the day of a contact, no hour is made up for it."""

from datetime import date

import pytest
from tests.example_caseload import EXAMPLE

from tso_desktop.domain.casework import Note


@pytest.fixture
def tamsin(desk):
    desk.imports.run(desk.imports.preview(EXAMPLE))
    (household,) = desk.caseload.by_reference("TS-0501")
    return household


def test_a_contact_of_an_import_has_its_day_and_no_hour(desk, tamsin):
    (seen,) = (note for note in desk.case_file.all(Note, tamsin) if note.how == "met")

    assert (seen.happened_on, seen.happened_at) == (date(2026, 10, 20), None)


def test_the_story_tells_such_a_contact_on_its_day(desk, tamsin):
    (seen,) = (one for one in desk.notes.story(tamsin) if one.title.startswith("Met"))

    assert (seen.on, seen.day) == (date(2026, 10, 20), date(2026, 10, 20))


def test_it_is_the_last_contact_and_ends_the_silence(desk, tamsin):
    assert desk.caseload.line(tamsin).last_contact_on == date(2026, 10, 20)
    assert desk.visiting.silence(tamsin).days == 34


def test_its_words_are_found_under_its_day(desk, tamsin):
    (found,) = desk.caseload.search("nursery")

    assert found.on == date(2026, 11, 20)
