"""Joins a letter that is being written to the desk: kept as it is typed, shown, and given."""

from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.lawwork import GivenLetter, Letter
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.letter_editor import LetterEditorView
from tso_desktop.gui.letter_fields import LetterFieldsCard
from tso_desktop.gui.letter_give import GiveAsked, Meant
from tso_desktop.gui.preview import PreviewPresenter
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.words import plain_date
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.letter_giving import PreparedLetter, Serving
from tso_desktop.services.letters import FieldShown, LetterPage

_KINDS = frozenset(
    {
        *("letter", "household", "person", "home", "case", "case_event", "step", "plan"),
        *("issued_plan", "assessment", "placement", "review_request", "officer", "council"),
    }
)
_WHO_TO_ASK = frozenset({"officer", "officer_phone", "officer_email", "out_of_hours", "resident"})
_YOURS = "What only you know. A blank prints “not yet known”."
_RECORDED = "From the records. Change what this letter should say another way."


class LetterEditorPresenter(QObject):
    def __init__(self, place: Workplace, record: RecordId) -> None:
        super().__init__()
        self._place, self._record = place, record
        self._letters = place.desk.letters
        self._giving = False
        self._shape: tuple[str, ...] = ()
        self._cards: list[LetterFieldsCard] = []
        view = self.view = LetterEditorView(place.background, place.desk.today, self._mean)
        self.setParent(view)
        self.page: LetterPage = self._letters.page(record)
        self._words = RecordForm(
            place,
            Letter,
            self.page.letter,
            (view.words.title, view.words.text),
            parent=self,
        )
        view.closed.connect(place.go.back)
        view.print_asked.connect(self._preview)
        view.give_asked.connect(self._open_give)
        view.give.asked.connect(self._give)
        view.words.shipped.clicked.connect(self._back_to_the_words)
        listen(view, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        self.page = page = self._letters.page(self._record)
        self._build(page)
        self.view.show_page(page)
        for card in self._cards:
            card.show_page(page)
        if not page.faults:
            self.view.live.show_made(lambda: self._letters.proof(self._record).pdf)

    def _build(self, page: LetterPage) -> None:
        """The cards are made anew only where other fields stand in the words."""
        shape = tuple(f.field.name + "".join(code for code, _ in f.options) for f in page.fields)
        if shape == self._shape:
            return
        self._shape = shape
        self.view.settle()
        yours = [f for f in page.fields if not f.recorded and f.field.name not in _WHO_TO_ASK]
        recorded = [f for f in page.fields if f not in yours]
        self._cards = [
            self._card(title, icon, says, fields)
            for title, icon, says, fields in (
                ("To fill in", "pencil-line", _YOURS, yours),
                ("Filled in", "circle-check", _RECORDED, recorded),
            )
            if fields
        ]
        self.view.put_cards([*self._cards])

    def _card(self, title: str, icon: str, says: str, fields: list[FieldShown]) -> LetterFieldsCard:
        return LetterFieldsCard(self._place, title, icon, says, fields, self._answer)

    def _answer(self, name: str, words: str | None) -> None:
        self._letters.answer(self.page.letter, name, words)

    def _back_to_the_words(self) -> None:
        kind = self.page.kind
        self._place.save(
            lambda: self._letters.change(self.page.letter, body=kind.body, title=kind.title),
            "The council’s words are back in this letter.",
        )

    def _preview(self) -> None:
        if self.page.faults:
            return
        self.view.settle()
        page = PreviewPresenter(self._place, lambda _wish: self._letters.proof(self._record))
        self._place.go.lay_over(page.view)

    def _open_give(self) -> None:
        self.view.settle()
        self.refresh()
        if not self.page.faults:
            self.view.give.show_page(self.page, self._letters.wish(self.page))
            self.view.show_give()

    def _mean(self, page: LetterPage, serving: Serving) -> Meant:
        giving = self._letters.giving
        try:
            told_on = giving.day_of(serving) if serving.how else None
        except Refused as refused:
            return Meant(giving.verdict(page), None, None, str(refused))
        verdict = giving.verdict(page, serving)
        return Meant(verdict, told_on, giving.review_until(page, told_on) if told_on else None)

    def _give(self, asked: GiveAsked) -> None:
        """The paper is made off the window's thread; only then is it sealed, in one save."""
        if self._giving:
            return
        self._giving = True
        self._place.background.run(
            lambda _job: self._letters.giving.prepare(self._record, asked.serving),
            lambda prepared: self._seal(prepared, asked),
            self._not_given,
            owner=self.view,
        )

    def _seal(self, prepared: PreparedLetter, asked: GiveAsked) -> None:
        made: list[GivenLetter] = []
        told = plain_date(prepared.served_on)
        if not self._place.save(
            lambda: made.append(self._letters.giving.seal(prepared)),
            f"Given: they count as told on {told}. The paper is kept.",
        ):
            self._giving = False
            return
        self._place.go.back()
        if asked.then_print and (paper := self._letters.giving.paper(made[0])) is not None:
            page = PreviewPresenter(self._place, lambda _wish: paper)
            page.print_when_made()
            self._place.go.lay_over(page.view)

    def _not_given(self, error: Exception) -> None:
        self._giving = False
        if isinstance(error, Refused):
            self.view.give.complain(str(error))

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS) and not self._giving:
            with suppress(Refused):  # thrown away meanwhile: what it was stays to be read
                self.refresh()


def make_letter_editor(place: Workplace, record: RecordId) -> QWidget:
    """The page of a letter that is being written, to be laid over."""
    return LetterEditorPresenter(place, record).view
