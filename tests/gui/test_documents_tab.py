"""Every paper that was given is listed, shown and printed again; the import stays word for word."""

import pytest
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of
from tests.plan_sample import a_household, a_plan

from tso_desktop.domain.households import KeptImport
from tso_desktop.domain.papers import Copy, Style
from tso_desktop.gui.documents_tab import make_documents_tab
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.preview_view import PreviewView
from tso_desktop.services.printing import PlanWish


@pytest.fixture
def household(place):
    return a_household(place.desk)


def button(tab, name):
    return next(b for b in tab.findChildren(Button) if b.accessibleName() == name)


def over(place):
    way, page = place.go.went[-1]
    assert way == "over"
    assert isinstance(page, PreviewView)
    return page


def test_with_no_paper_it_says_what_will_stand_here(place, household, shown):
    tab = shown(make_documents_tab(place, household))

    assert "No paper yet" in words_of(tab)
    assert not tab.imports.isVisibleTo(tab)


def test_a_paper_says_what_it_is_and_to_whom_it_went(place, household, shown):
    a_plan(place.desk, household)
    wish = PlanWish(style=Style.LARGE, copy=Copy.OFFICE, discreet=True)
    place.desk.printing.keep(place.desk.printing.plan(household, wish))

    said = words_of(shown(make_documents_tab(place, household)))

    assert f"Support plan, version 1-{place.desk.tag}, large print, discreet" in said
    for words in ("given to Office file", "Large print", "Discreet", "Office copy", "Jo Moffat"):
        assert words in said


def test_a_paper_that_is_kept_meanwhile_appears(place, household, shown):
    tab = shown(make_documents_tab(place, household))
    assert "No paper yet" in words_of(tab)

    place.desk.papers.keep(household, "Letter from Mr Pellow", b"%PDF-1.4 not really")

    assert "Letter from Mr Pellow" in words_of(tab)


def test_a_kept_paper_is_shown_byte_for_byte(place, household, shown, qtbot):
    a_plan(place.desk, household)
    [paper] = place.desk.papers.of(household)
    tab = shown(make_documents_tab(place, household))

    button(tab, f"View: {paper.name}").click()

    page = over(place)
    with qtbot.waitSignal(page.pages.drawn, timeout=15_000):
        shown(page)
    assert page.choices is None
    assert "Your support plan" in page.pages.sheets[0].accessibleDescription()


def test_printing_again_keeps_no_second_copy(place, household, shown, qtbot, tmp_path):
    a_plan(place.desk, household)
    [paper] = place.desk.papers.of(household)
    proof = place.desk.printing.kept(paper)

    assert proof.pdf == place.desk.papers.fetch(paper)
    assert place.desk.printing.keep(proof) == paper.id
    assert [kept.id for kept in place.desk.papers.of(household)] == [paper.id]


def test_print_again_goes_straight_to_the_printer(place, household, shown, qtbot):
    a_plan(place.desk, household)
    [paper] = place.desk.papers.of(household)
    tab = shown(make_documents_tab(place, household))

    button(tab, f"Print again: {paper.name}").click()

    page = over(place)
    qtbot.waitUntil(lambda: "This laptop has no printer" in words_of(page), timeout=10_000)
    page.deleteLater()


def test_a_file_that_is_gone_says_so(place, household, shown, qtbot):
    a_plan(place.desk, household)
    [paper] = place.desk.papers.of(household)
    (place.desk.store.folder / "papers" / f"{paper.blob}.paper").unlink()
    tab = shown(make_documents_tab(place, household))

    button(tab, f"View: {paper.name}").click()

    page = over(place)
    qtbot.waitUntil(lambda: "is not on this laptop" in words_of(page), timeout=10_000)
    page.deleteLater()


def test_a_blank_plan_can_be_had_here(place, household, shown):
    button(shown(make_documents_tab(place, household)), "Blank plan").click()

    over(place).deleteLater()


def test_what_came_from_the_import_stands_word_for_word(place, household, shown):
    cells = (
        {
            "heading": "D.O.B.",
            "words": "12/13/1990",
            "state": "not understood",
            "said": "No month 13",
        },
        {"heading": "Rent", "words": "£85 pw", "state": "read", "said": "£85.00 a week"},
        {"heading": "Notes", "words": "x < y & <b>z</b>", "state": "kept as words"},
    )
    place.desk.case_file.add(
        KeptImport, household, file="caseload.xlsx", sheet="Live", row=7, cells=cells
    )

    said = words_of(shown(make_documents_tab(place, household)))

    for words in (
        "caseload.xlsx · Live · row 7",
        "12/13/1990",
        "Not understood: No month 13",
        "Read as £85.00 a week",
        "x < y & <b>z</b>",
    ):
        assert words in said


def test_everything_has_a_name_and_is_large_enough(place, household, shown):
    a_plan(place.desk, household)
    tab = shown(make_documents_tab(place, household))

    assert nameless_inputs(tab) == []
    assert small_targets(tab) == []
