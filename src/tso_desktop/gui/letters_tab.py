"""The tab of letters: those that are being written, those that were given, and their reviews."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.lawwork import GivenLetter, Letter
from tso_desktop.domain.letter_kinds import STAGES
from tso_desktop.gui.letter_editor_presenter import make_letter_editor
from tso_desktop.gui.letter_list import ListedLetter
from tso_desktop.gui.letter_panels import LetterPanel, ReasonPanel
from tso_desktop.gui.letter_rows import ReviewRow, given_row, written_row
from tso_desktop.gui.letters_view import LettersView
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.preview import PreviewPresenter
from tso_desktop.gui.review_panels import AskReviewPanel, ReviewPanel
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.letters import Offered
from tso_desktop.services.reviews import ReviewLine

_KINDS = frozenset({"letter", "given_letter", "review_request", "letter_template", "attachment"})
_FITS = ChipWords("Fits", "green", "check")


def make_letters_tab(place: Workplace, household: RecordId) -> QWidget:
    return LettersPresenter(place, household).view


class LettersPresenter(QObject):
    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self._letters = place.desk.letters
        view = self.view = LettersView()
        self.setParent(view)
        view.start_asked.connect(self._choose)
        view.templates_asked.connect(self._open_templates)
        view.chooser.picked.connect(self._start)
        listen(view, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        today = self._place.desk.today()
        reviews = self._place.desk.reviews.of(self._household)
        asked = {line.review.letter for line in reviews}
        self.view.show_letters(
            [self._written(letter) for letter in self._letters.written(self._household)],
            [
                given_row(
                    letter,
                    today,
                    self._ways_of(letter, asked=letter.id in asked),
                    asked=letter.id in asked,
                )
                for letter in self._letters.given(self._household)
            ],
            [ReviewRow(line, today, self._open_review) for line in reviews],
        )

    def _written(self, letter: Letter) -> QWidget:
        def throw_away() -> None:
            self._place.save(
                lambda: self._letters.throw_away(letter), "Thrown away. It was not given."
            )

        return written_row(letter, lambda: self._write(letter.id), throw_away)

    def _ways_of(self, given: GivenLetter, *, asked: bool) -> dict[str, object]:
        """What can be done with it; a review is asked for once, of what still counts."""
        counts = given.withdrawn is None
        reviewable = counts and not asked and given.review_until_on is not None
        return {
            "view": lambda: self._show(given, then_print=False),
            "print": lambda: self._show(given, then_print=True),
            "again": lambda: self._again(given),
            "review": (lambda: self._ask_review(given)) if reviewable else None,
            "withdraw": (lambda: self._ask_why(given)) if counts else None,
        }

    def _choose(self) -> None:
        offered = self._letters.offered(self._household)
        self.view.show_chooser([_listed(one) for one in offered])

    def _start(self, key: str) -> None:
        made: list[RecordId] = []
        if self._place.save(lambda: made.append(self._letters.start(self._household, key))):
            self.view.show_list()
            self._write(made[0])

    def _again(self, given: GivenLetter) -> None:
        made: list[RecordId] = []
        words = "A new version, with the words of the old one."
        if self._place.save(lambda: made.append(self._letters.again(given)), words):
            self._write(made[0])

    def _write(self, record: RecordId) -> None:
        self._place.go.lay_over(make_letter_editor(self._place, record))

    def _show(self, given: GivenLetter, *, then_print: bool) -> None:
        paper = self._letters.giving.paper(given)
        if paper is None:
            said = "Its paper is not on this laptop yet. The words are in the record."
            self._place.told.tell(said, tone="amber")
            return
        page = PreviewPresenter(self._place, lambda _wish: paper)
        if then_print:
            page.print_when_made()
        self._place.go.lay_over(page.view)

    def _ask_why(self, given: GivenLetter) -> None:
        panel = ReasonPanel(
            f"Withdraw: {given.title}",
            "It stays to be read, with this reason. What it did to the duty stays as it was "
            "recorded: put that right with the events of the case.",
            "Why it is withdrawn",
            "Withdraw it",
        )

        def withdraw(reason: str) -> None:
            if self._place.save(
                lambda: self._letters.giving.withdraw(given, reason), "The letter is withdrawn."
            ):
                self.view.show_list()

        panel.said.connect(withdraw)
        self._open(panel)

    def _ask_review(self, given: GivenLetter) -> None:
        desk = self._place.desk
        panel = AskReviewPanel(given, desk.reviews.decision_of(given), desk.today)

        def ask(asked: tuple[object, ...]) -> None:
            decision, on, why, who = asked
            if self._place.save(
                lambda: desk.reviews.ask(
                    self._household,
                    str(decision),
                    on,  # type: ignore[arg-type]
                    letter=given,
                    late_reason=str(why),
                    who=str(who),
                ),
                "The review is asked for. When it is due is shown beside it.",
            ):
                self.view.show_list()

        panel.asked.connect(ask)
        self._open(panel)

    def _open_review(self, line: ReviewLine) -> None:
        panel = ReviewPanel(self._place, line)
        panel.letter_asked.connect(self._start)
        self._open(panel)

    def _open(self, panel: LetterPanel) -> None:
        panel.closed.connect(self.view.show_list)
        self.view.show_panel(panel)
        panel.begin()

    def _open_templates(self) -> None:
        from tso_desktop.gui.letter_templates_page import make_letter_templates_page

        self._place.go.lay_over(make_letter_templates_page(self._place))

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS):
            self.refresh()


def _listed(offered: Offered) -> ListedLetter:
    kind = offered.kind
    return ListedLetter(
        key=kind.key,
        title=kind.title,
        detail=f"{kind.when} {kind.law}",
        group="What fits this household" if offered.fits else STAGES[kind.stage],
        found_by=f"{kind.title} {kind.when} {kind.law} {STAGES[kind.stage]}",
        chip=_FITS if offered.fits else None,
    )
