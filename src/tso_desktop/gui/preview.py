"""Joins a paper on the screen to the desk: made, printed, saved, and kept once it was given."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from tso_desktop.domain.casework import Attachment
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.plans import IssuedPlan
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.paper_printing import (
    NoPrinter,
    Printers,
    PrintRun,
    SystemPrinters,
    chosen_printer,
)
from tso_desktop.gui.parts_cards import Notice
from tso_desktop.gui.preview_choices import PlanChoices
from tso_desktop.gui.preview_view import PreviewView
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.printing import PlanWish, Proof
from tso_desktop.services.writing_out import write_out

Make = Callable[[PlanWish], Proof]
_MAY_TELL = "Another reader may guess from these lines. Change them in the plan if so:"
AskPath = Callable[[QWidget, str], Path | None]


class NotWritten(Refused):
    """The file could not be saved where it was wanted."""


def make_preview_page(
    place: Workplace, title: str, pdf: bytes, household: RecordId | None = None
) -> QWidget:
    """A paper as it is; kept, if it is about a household, once it was printed or saved."""
    proof = Proof(
        name=title, pdf=pdf, file_name=f"{title}.pdf", household=household, category="paper"
    )
    return PreviewPresenter(place, lambda _wish: proof).view


def make_plan_preview(
    place: Workplace,
    household: RecordId,
    *,
    version: IssuedPlan | None = None,
    draft: bool = False,
    wish: PlanWish | None = None,
) -> "PreviewPresenter":
    """A plan with all that can be chosen about its print: the draft, a version, or the current."""

    def make(wanted: PlanWish) -> Proof:
        if draft:
            return place.desk.printing.draft(household, wanted)
        return place.desk.printing.plan(household, wanted, version)

    return PreviewPresenter(place, make, PlanChoices(wish or PlanWish()))


def make_kept_preview(place: Workplace, paper: Attachment) -> QWidget:
    """A paper that was given before, byte for byte."""
    return PreviewPresenter(place, lambda _wish: place.desk.printing.kept(paper)).view


class PreviewPresenter(QObject):
    """Pages and PDFs are made off the window's thread; only the newest wish is shown."""

    def __init__(
        self,
        place: Workplace,
        make: Make,
        choices: PlanChoices | None = None,
        *,
        printers: Printers | None = None,
        ask_path: AskPath | None = None,
    ) -> None:
        super().__init__()
        self._place, self._make = place, make
        self.printers = printers or SystemPrinters()
        self.ask_path = ask_path or _ask_path
        self._proof: Proof | None = None
        self._turn = 0
        self._when_made: Callable[[], None] | None = None
        view = self.view = PreviewView(place.background, choices)
        self.setParent(view)
        view.print_asked.connect(self.print)
        view.save_asked.connect(self.save)
        view.closed.connect(place.go.back)
        view.pages.failed.connect(self._failed)
        if choices is not None:
            choices.changed.connect(self.show)
        self.show(choices.wish if choices else PlanWish())

    def print_when_made(self) -> None:
        """Print as soon as the paper stands on the screen."""
        self._when_made = self.print

    def save_when_made(self) -> None:
        self._when_made = self.save

    def show(self, wish: PlanWish) -> None:
        self._turn += 1
        turn = self._turn
        self.view.show_waiting()

        def shown(proof: Proof) -> None:
            if turn == self._turn:
                self._show(proof)

        self._place.background.run(
            lambda _job: self._make(wish), shown, self._failed, owner=self.view
        )

    def print(self) -> None:
        if self._proof is None:
            return
        self._show_notices(self._proof)
        try:
            printer = chosen_printer(self._proof.name, self.view, self.printers)
        except NoPrinter as refused:
            self._offer_ways_on(refused)
            return
        if printer is None:
            return
        proof = self._proof
        self.view.print_button.setEnabled(False)
        PrintRun(
            self._place.background,
            printer,
            proof.pdf,
            done=lambda: self._given(proof, "Printed"),
            failed=self._not_printed,
            parent=self,
        )

    def save(self) -> None:
        """Save as PDF where the officer says; a copy is kept here."""
        proof = self._proof
        if proof is None:
            return
        path = self.ask_path(self.view, proof.file_name)
        if path is None:
            return
        try:
            write_out(path, proof.pdf, self._place.desk.store.folder, ".pdf")
        except Refused as refused:
            self._place.told.tell(str(refused), tone="red")
            return
        self._given(proof, f"Saved as {path.name}, unprotected there")

    def _show(self, proof: Proof) -> None:
        self._proof = proof
        self.view.show_paper(proof.name, proof.pdf)
        self._show_notices(proof)
        when_made, self._when_made = self._when_made, None
        if when_made is not None:
            when_made()

    def _show_notices(self, proof: Proof) -> None:
        self.view.clear_notices()
        if proof.clashes:
            self.view.say(Notice("\n".join(proof.clashes), "amber", "merge"))
        if proof.may_tell:
            self.view.say(Notice("\n".join((_MAY_TELL, *proof.may_tell)), "amber", "eye-off"))

    def _given(self, proof: Proof, done: str) -> None:
        self.view.print_button.setEnabled(True)
        kept: list[object] = []
        if self._place.save(lambda: kept.append(self._place.desk.printing.keep(proof))):
            where = ", and kept in Documents." if kept[0] is not None else "."
            self._place.told.tell(f"{done}{where}")

    def _not_printed(self, error: Exception) -> None:
        self.view.print_button.setEnabled(True)
        self._failed(error)

    def _offer_ways_on(self, refused: NoPrinter) -> None:
        notice = Notice(str(refused), "amber", "printer")
        notice.offer("Save as PDF", self.save)
        if self.view.choices is not None and self._proof is not None:
            household = self._proof.household
            notice.offer("Blank plan to fill by hand", lambda: self._show_blank(household))
        self.view.say(notice)

    def _show_blank(self, household: RecordId | None) -> None:
        page = PreviewPresenter(
            self._place, lambda _wish: self._place.desk.printing.blank(household)
        )
        page.printers, page.ask_path = self.printers, self.ask_path
        self._place.go.lay_over(page.view)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            if self._proof is None:
                self.view.show_problem(str(error))
            else:
                self._place.told.tell(str(error), tone="red")


def _ask_path(window: QWidget, name: str) -> Path | None:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _ = QFileDialog.getSaveFileName(window, "Save as PDF", f"{folder}/{name}", "PDF (*.pdf)")
    if not path:
        return None
    return Path(path) if path.lower().endswith(".pdf") else Path(f"{path}.pdf")
