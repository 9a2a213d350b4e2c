"""The window says in words that a file was imported before; the officer decides."""

import pytest
from tests.example_caseload import EXAMPLE
from tests.gui.workbench import words_of

from tso_desktop.gui.import_page import ImportPresenter


@pytest.fixture
def opened(place, shown, qtbot):
    """Reads the example and gives what the screen says of it."""
    page = ImportPresenter(place)
    shown(page.view)

    def read():
        page.open(str(EXAMPLE))
        qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)
        return words_of(page.view.check)

    return read


def test_a_file_that_was_imported_before_is_said_to_be_so(opened, place):
    assert "imported before:" not in opened()
    place.desk.imports.run(place.desk.imports.preview(EXAMPLE))

    said = opened()

    assert "Every row of this file stands (15) in your caseload already, word for word" in said
