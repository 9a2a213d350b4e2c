"""A paper on the screen: drawn off the window's thread, chosen, printed, saved, and kept."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of
from tests.plan_sample import a_household, a_plan

from tso_desktop.domain.papers import Style
from tso_desktop.gui.paper_printing import NoPrinter, as_picture, print_paper, wanted_pages
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.preview import PreviewPresenter, make_plan_preview, make_preview_page
from tso_desktop.gui.preview_choices import PlanChoices
from tso_desktop.gui.preview_view import PreviewView
from tso_desktop.services.paper_clashes import clashes_in
from tso_desktop.services.pdf_pages import PageImage, PdfPages
from tso_desktop.services.printing import PlanWish


class FilePrinter:
    """A printer that prints to a file; `says` is what the officer answers in the dialog."""

    def __init__(self, path, *, agrees=True):
        self.path, self.agrees = path, agrees

    def there_are_some(self):
        return True

    def ask(self, _title, _window):
        if not self.agrees:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


class NonePrinters:
    def there_are_some(self):
        return False

    def ask(self, _title, _window):
        raise AssertionError("there is nothing to ask about")


@pytest.fixture
def household(place):
    found = a_household(place.desk)
    a_plan(place.desk, found)
    return found


@pytest.fixture
def preview(place, household, shown, qtbot):
    window = place.told.parentWidget()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    presenter = make_plan_preview(place, household)
    presenter.printers = NonePrinters()
    with qtbot.waitSignal(presenter.view.pages.drawn, timeout=15_000):
        shown(presenter.view)
    return presenter


def made_again(qtbot, preview, do):
    with qtbot.waitSignal(preview.view.pages.drawn, timeout=15_000):
        do()


def kept(place, household):
    return place.desk.papers.of(household)


def test_the_pages_stand_on_the_screen_with_their_words(preview):
    sheets = preview.view.pages.sheets

    assert "page" in words_of(preview.view)
    assert sheets[0].accessibleName() == f"Page 1 of {len(sheets)}"
    assert "Your support plan" in sheets[0].accessibleDescription()
    assert not sheets[0].grab().toImage().allGray()


def test_a_page_is_drawn_on_white_and_keeps_its_own_bytes():
    image = as_picture(PageImage(2, 1, 8, bytes([255, 0, 0, 0, 0, 0, 255, 0])))

    assert isinstance(image, QImage)
    assert (image.pixelColor(0, 0).name(), image.pixelColor(1, 0).name()) == ("#0000ff", "#ff0000")


def test_another_size_is_laid_out_anew(preview, qtbot):
    before = preview.view.pages.count

    made_again(qtbot, preview, preview.view.choices.style_choice.button("large").click)

    assert preview.view.pages.count > before
    assert "large print" in preview.view.title.words()


def test_a_discreet_copy_shows_no_address(preview, qtbot):
    def said():
        return " ".join(sheet.accessibleDescription() for sheet in preview.view.pages.sheets)

    assert "Orchard Row" in said()

    made_again(qtbot, preview, preview.view.choices.discreet.click)

    assert "Orchard Row" not in said()


def test_only_the_newest_wish_is_shown(place, household, shown, qtbot):
    first_may_end = Event()

    def make(wish):
        if wish.style is Style.LARGE:
            first_may_end.wait(10)
        return place.desk.printing.plan(household, wish)

    choices = PlanChoices(PlanWish(style=Style.LARGE))
    presenter = PreviewPresenter(place, make, choices)
    shown(presenter.view)
    made_again(qtbot, presenter, choices.style_choice.button("standard").click)

    first_may_end.set()
    qtbot.waitUntil(lambda: not place.background.busy, timeout=15_000)

    assert "large" not in presenter.view.title.words()


def test_zoom_makes_the_pages_larger_and_stops_at_the_largest(preview, qtbot):
    page = preview.view.pages.sheets[0]
    width = page.width()

    preview.view.larger.click()
    assert page.width() > width
    for _ in range(10):
        preview.view.larger.click()

    assert not preview.view.larger.isEnabled()
    qtbot.waitUntil(lambda: not preview._place.background.busy, timeout=15_000)


def test_without_a_printer_there_is_a_sentence_and_a_way_on(preview, place, household, outside):
    before = len(kept(place, household))
    preview.ask_path = lambda _window, _name: outside / "plan.pdf"

    preview.view.print_button.click()

    assert "This laptop has no printer" in words_of(preview.view)
    offers = {b.text(): b for b in preview.view.findChildren(Button) if b.isVisibleTo(preview.view)}
    offers["Save as PDF"].click()
    assert (outside / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert len(kept(place, household)) == before  # the copy kept at issue is this very one
    offers["Blank plan to fill by hand"].click()
    [(way, page)] = place.go.went
    assert (way, isinstance(page, PreviewView)) == ("over", True)
    page.deleteLater()


def test_printing_puts_every_page_on_paper_and_keeps_the_tagged_pdf(
    preview, place, household, tmp_path, qtbot
):
    made_again(qtbot, preview, preview.view.choices.style_choice.button("large").click)
    preview.printers = FilePrinter(tmp_path / "printed.pdf")
    before = len(kept(place, household))

    preview.view.print_button.click()
    qtbot.waitUntil(lambda: "Printed" in place.told.words(), timeout=30_000)

    printed = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert len(printed.sizes()) == preview.view.pages.count
    assert len(kept(place, household)) == before + 1
    [newest] = [p for p in kept(place, household) if p.details[0]["style"] == "large"]
    assert b"/MarkInfo" in place.desk.papers.fetch(newest)


def test_changing_ones_mind_in_the_dialog_prints_and_keeps_nothing(
    preview, place, household, tmp_path
):
    preview.printers = FilePrinter(tmp_path / "printed.pdf", agrees=False)
    before = len(kept(place, household))

    preview.view.print_button.click()

    assert not (tmp_path / "printed.pdf").exists()
    assert len(kept(place, household)) == before


def test_a_place_that_takes_no_file_is_said_and_the_paper_is_safe(preview, place, outside):
    preview.ask_path = lambda _window, _name: outside / "nowhere" / "plan.pdf"

    preview.view.save_button.click()

    assert "There is no folder" in place.told.words()


def test_open_clashes_are_named_before_printing(place, household, shown, qtbot):
    plan = place.desk.planning.plan(household)
    clashed = replace(plan, steps=(replace(plan.steps[0], clashes=("words",)), *plan.steps[1:]))
    proof = replace(
        place.desk.printing.draft(household),
        clashes=clashes_in(clashed),
    )
    page = PreviewPresenter(place, lambda _wish: proof)
    with qtbot.waitSignal(page.view.pages.drawn, timeout=15_000):
        shown(page.view)

    assert "Step: two versions are open" in words_of(page.view)
    assert plan.steps[0].words in words_of(page.view)


def test_escape_closes_it(preview, place):
    preview.view.print_button.setFocus()
    QTest.keyClick(preview.view.print_button, Qt.Key.Key_Escape)

    assert ("back",) in place.go.went


def test_a_household_without_a_plan_says_so(place, shown, qtbot):
    other = a_household(place.desk, "Rafe Hartlake")
    page = make_plan_preview(place, other)
    shown(page.view)

    qtbot.waitUntil(lambda: "There is no plan yet" in words_of(page.view), timeout=10_000)
    assert not page.view.print_button.isEnabled()


def test_any_paper_can_be_shown_and_is_kept_once_it_is_saved(
    place, household, shown, qtbot, outside
):
    pdf = place.desk.printing.draft(household).pdf
    view = make_preview_page(place, "Calling card", pdf, household)
    presenter = next(c for c in view.children() if isinstance(c, PreviewPresenter))
    presenter.ask_path = lambda _window, name: outside / name
    with qtbot.waitSignal(view.pages.drawn, timeout=15_000):
        shown(view)

    view.save_button.click()

    assert "Calling card" in {paper.name for paper in kept(place, household)}
    assert (outside / "Calling card.pdf").read_bytes() == pdf


def test_a_paper_can_be_printed_at_once(place, household, tmp_path):
    pdf = place.desk.printing.draft(household).pdf

    assert print_paper(pdf, "Plan", printers=FilePrinter(tmp_path / "out.pdf"))
    assert not print_paper(pdf, "Plan", printers=FilePrinter(tmp_path / "no.pdf", agrees=False))
    with pytest.raises(NoPrinter):
        print_paper(pdf, "Plan", printers=NonePrinters())

    assert len(PdfPages((tmp_path / "out.pdf").read_bytes()).sizes()) == len(PdfPages(pdf).sizes())


def test_only_the_pages_that_were_chosen_are_printed(tmp_path):
    printer = FilePrinter(tmp_path / "out.pdf").ask("", None)
    assert list(wanted_pages(printer, 3)) == [0, 1, 2]

    printer.setFromTo(2, 9)

    assert list(wanted_pages(printer, 3)) == [1, 2]


def test_everything_has_a_name_and_is_large_enough(preview):
    preview.view.print_button.click()

    assert nameless_inputs(preview.view) == []
    assert small_targets(preview.view) == []


def test_a_plan_that_leaves_the_helpline_out_says_nothing_of_it(preview, qtbot):
    made_again(qtbot, preview, preview.view.choices.no_helpline.click)

    said = " ".join(sheet.accessibleDescription() for sheet in preview.view.pages.sheets)
    assert "Domestic Abuse" not in said


def test_nothing_is_saved_into_the_folder_of_the_store(preview, place):
    out = place.desk.store.folder / "store.db"
    before = out.stat().st_ino
    preview.ask_path = lambda _window, _name: out

    preview.view.save_button.click()

    assert "folder of the store" in place.told.words()
    assert out.stat().st_ino == before
