"""The panels of a review: to record that it was asked for, and what becomes of it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from tso_desktop.domain.lawwork import GivenLetter, ReviewRequest
from tso_desktop.domain.reviews import DECISIONS, OUTCOMES, REFEREE, TWO_COUNCILS, USUAL
from tso_desktop.gui.letter_panels import LetterPanel
from tso_desktop.gui.parts import Words, line
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import fact_row
from tso_desktop.gui.plain_fields import PlainChoice, PlainDate, PlainField, PlainLine, PlainText
from tso_desktop.gui.words import plain_date
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.reviews import ReviewLine

_WHO = (
    (USUAL or "us", "We do"),
    (TWO_COUNCILS, "Two councils together"),
    (REFEREE, "A referee"),
)


class AskReviewPanel(LetterPanel):
    """`asked` carries the decision, the day, why it is late, and who decides."""

    asked = Signal(object)

    def __init__(self, given: GivenLetter, decision: str, today: Callable[[], date]) -> None:
        until = given.review_until_on
        tense = "was" if until and until < today() else "is"
        last = f" The last day to ask {tense} {plain_date(until)}." if until else ""
        super().__init__(
            "A review is asked for", f"Of “{given.title}”.{last} Words in any form are enough."
        )
        self._until = until
        self.decision = PlainChoice("The decision", tuple(DECISIONS.items()))
        self.decision.put(decision)
        self.on = PlainDate("Asked for on", today, "past")
        self.on.put(plain_date(today()))
        self.why = PlainText("Why it is taken although it is late", lines=2)
        self.who = PlainChoice("Who decides it", _WHO)
        self.who.put("us")
        self.button = Button("Record it", "check", "primary")
        self.put([self.decision, self.on, self.why, self.who])
        self.act(self.button)
        self.on.changed.connect(self._show)
        self.button.clicked.connect(self._ask)
        self._show()

    def _show(self) -> None:
        day = self.on.day_so_far()
        self.why.setVisible(bool(day and self._until and day > self._until))

    def _ask(self) -> None:
        day = self.on.day()
        if day is None:
            self.complain("Say on which day it was asked for.")
            return
        self.complain("")
        who = self.who.words()
        self.asked.emit((self.decision.words(), day, self.why.words(), "" if who == "us" else who))


class ReviewPanel(LetterPanel):
    """What is known of a review, and a part each for what can happen to it.

    `letter_asked` carries the key of a letter to write.
    """

    letter_asked = Signal(str)

    def __init__(self, place: Workplace, shown: ReviewLine) -> None:
        super().__init__(f"Review: {shown.decision}", "")
        self._place, self._id = place, shown.review.id
        today = place.desk.today
        self._facts(shown)
        self.reviewer = PlainLine(
            "Who looks at it again", "Somebody senior who had no part in the decision."
        )
        self.reviewer.put(shown.review.reviewer or "")
        self.until = PlainDate("Agreed to be decided by", today, "ahead")
        self.agreed = PlainLine("Who agreed to it, and when")
        self.minded = PlainDate("Minded-to letter given on", today, "past")
        self.outcome = PlainChoice("What came of it", tuple(OUTCOMES.items()))
        self.outcome_on = PlainDate("They were told on", today, "past")
        self.words = PlainText("Anything to add", lines=2)
        self.put([self.reviewer])
        self._part("Keep the name", self._keep_reviewer)
        self._part("Keep the later day", self._extend, self.until, self.agreed)
        minded = "Write the minded-to letter"
        self._part("Record it", self._keep_minded, self.minded, letter=("review_minded_to", minded))
        self._part(
            "Record the outcome",
            self._decide,
            self.outcome,
            self.outcome_on,
            self.words,
            letter=("review_outcome", "Write the letter"),
        )
        self.card.body.addWidget(self.wrong)

    def _facts(self, shown: ReviewLine) -> None:
        review = shown.review
        facts = (
            ("Asked for on", plain_date(review.requested_on) if review.requested_on else ""),
            ("Late because", review.late_reason or ""),
            ("Due by", plain_date(review.due_on) if review.due_on else ""),
            ("Made longer", review.extended_reason or ""),
            ("Minded to on", plain_date(review.minded_to_on) if review.minded_to_on else ""),
            ("Outcome", OUTCOMES.get(review.outcome or "", "")),
            ("Appeal until", plain_date(shown.appeal_until_on) if shown.appeal_until_on else ""),
        )
        for name, value in facts:
            if value:
                self.card.body.addLayout(fact_row(name, value))
        if review.outcome is None and shown.appeal_until_on is not None:
            said = "It was due and is not decided: they can appeal to the county court now."
            self.card.body.addWidget(Words(said, "warn", wrap=True))

    def _part(
        self,
        verb: str,
        do: Callable[[], None],
        *fields: PlainField,
        letter: tuple[str, str] | None = None,
    ) -> None:
        if fields:
            self.card.body.addWidget(line())
            self.put(fields)
        row = QHBoxLayout()
        row.addStretch(1)
        if letter is not None:
            key, words = letter
            write = Button(words, "file-text")
            write.clicked.connect(lambda: self.letter_asked.emit(key))
            row.addWidget(write)
        button = Button(verb, "check")
        button.clicked.connect(lambda: do())  # noqa: PLW0108  `do` must not be handed "checked"
        row.addWidget(button)
        self.card.body.addLayout(row)

    def _review(self) -> ReviewRequest | None:
        return self._place.desk.case_file.find(ReviewRequest, self._id)

    def _keep_reviewer(self) -> None:
        name = self.reviewer.words()
        self._save(lambda r: self._place.desk.reviews.name_reviewer(r, name), "Kept.")

    def _extend(self) -> None:
        if (day := self._day(self.until)) is not None:
            agreed = self.agreed.words()
            self._save(
                lambda r: self._place.desk.reviews.extend(r, day, agreed), "The later day is kept."
            )

    def _keep_minded(self) -> None:
        if (day := self._day(self.minded)) is not None:
            self._save(lambda r: self._place.desk.reviews.minded_to(r, day), "Recorded.")

    def _decide(self) -> None:
        if (day := self._day(self.outcome_on)) is not None:
            outcome, words = self.outcome.words(), self.words.words()
            self._save(
                lambda r: self._place.desk.reviews.decide(r, outcome, day, words),
                "The outcome is recorded.",
            )

    def _day(self, field: PlainDate) -> date | None:
        day = field.day()
        self.complain("" if day is not None else "Say on which day.")
        return day

    def _save(self, do: Callable[[ReviewRequest], None], words: str) -> None:
        review = self._review()
        if review is not None and self._place.save(lambda: do(review), words):
            self.closed.emit()
