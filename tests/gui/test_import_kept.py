"""What an import set aside can be read again on the page where files are opened."""

from tso_desktop.gui.import_page import make_import_page
from tso_desktop.gui.parts import Words


def words_of(widget):
    return [one.text() for one in widget.findChildren(Words)]


def test_the_import_page_shows_what_earlier_imports_set_aside(place, outside, shown, qtbot):
    path = outside / "list.csv"
    path.write_text("Officer: Jo Moffat,\nName,Arrears\nPip Marsh,10\nTOTAL,10\n")
    place.desk.imports.run(place.desk.imports.preview(path))

    view = make_import_page(place)
    shown(view)
    qtbot.waitUntil(lambda: view.start.kept.isVisibleTo(view))

    words = words_of(view.start.kept)
    assert "Officer: Jo Moffat" in words
    assert "TOTAL | 10" in words
    assert any("list, row 4, a totals row" in one for one in words)


def test_where_nothing_was_set_aside_nothing_is_shown(place, shown, qtbot):
    view = make_import_page(place)
    shown(view)
    qtbot.waitUntil(lambda: not place.background.busy)

    assert not view.start.kept.isVisibleTo(view)
