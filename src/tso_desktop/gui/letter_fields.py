"""The fields of a letter: each shows what the records say until the officer says it herself."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.field import Field
from tso_desktop.gui.field_history import HistoryLine
from tso_desktop.gui.fields import ChoiceField, DateField, LongTextField, TextField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.typed import typed_date
from tso_desktop.gui.waiting_words import WaitingWords
from tso_desktop.gui.words import day_and_time
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.letters import FieldShown, LetterPage

_ANSWERS = "answers"


class LetterFieldsCard(Card):
    """A card with some of the fields; `save` keeps one and says the new page."""

    def __init__(
        self,
        place: Workplace,
        title: str,
        icon: str,
        says: str,
        fields: Sequence[FieldShown],
        save: Callable[[str, str | None], None],
    ) -> None:
        super().__init__(title, icon)
        self._place, self._save = place, save
        self._page: LetterPage | None = None
        self._waiting: WaitingWords | None = None
        self.body.addWidget(Words(says, "muted", wrap=True))
        self.form = Form([_editor(shown, place.desk.today) for shown in fields])
        self.body.addWidget(self.form)
        self.form.settled.connect(self._keep)
        self.form.history_asked.connect(self._show_history)
        self.form.undo_asked.connect(self._undo)

    def show_page(self, page: LetterPage) -> None:
        first, self._page = self._page is None, page
        self.form.show_values(
            {f.field.name: _value(f, self._place.desk.today()) for f in page.fields},
            page.letter.as_of,
        )
        if first:
            fields = [self.form.field(name) for name in self.form.names()]
            self._waiting = WaitingWords(self._place, page.letter.id, fields)
            self._waiting.put_back()

    def _keep(self, name: str, value: Any) -> None:
        field, page = self.form.field(name), self._page
        if page is None:
            return
        shown = next(f for f in page.fields if f.field.name == name)
        try:
            self._save(name, _answer(value, shown, self._place.desk.today()))
        except Refused as refused:
            field.not_saved(str(refused))
            return
        field.saved(self._place.desk.now(), self._page.letter.as_of if self._page else 0)

    def _show_history(self, name: str) -> None:
        names = self._place.desk.case_file.officer_names()
        today = self._place.desk.today()
        lines = [
            HistoryLine(
                when=day_and_time(change.at, today),
                who=names.get(change.officer, "") or "Somebody of the team",
                value=_said(after) or "as the records say",
                source=f"from {_said(before)}" if before else "",
            )
            for change, after, before in self._changes(name)
        ]
        self.form.field(name).show_history(lines)

    def _undo(self, name: str) -> None:
        changes = self._changes(name)
        if changes:
            try:
                self._save(name, changes[0][2])
            except Refused as refused:
                self.form.field(name).not_saved(str(refused), try_again=False)

    def _changes(self, name: str) -> list[tuple[Any, str | None, str | None]]:
        """The saves that changed this very field, newest first."""
        if self._page is None:
            return []
        found = self._place.desk.case_file.history(self._page.letter, _ANSWERS)
        told = [(one, _of(one.value, name), _of(one.before, name)) for one in found]
        return [(one, after, before) for one, after, before in told if after != before]


def _editor(shown: FieldShown, today: Callable[[], date]) -> Field:
    field = shown.field
    if shown.options or field.holds == "choice":
        return ChoiceField(field.name, field.label, shown.options, hint=field.hint)
    if field.holds == "day":
        return DateField(field.name, field.label, today=today, hint=field.hint)
    if field.holds == "lines":
        return LongTextField(field.name, field.label, lines=2, hint=field.hint)
    return TextField(field.name, field.label, hint=field.hint)


def _value(shown: FieldShown, today: date) -> Any:
    if shown.field.holds == "choice":
        return shown.answer
    words = shown.answer if shown.answer is not None else shown.words
    return _day(words, today) if shown.field.holds == "day" else words or None


def _answer(value: Any, shown: FieldShown, today: date) -> str | None:
    """What is kept: None where it says what the records say, so that it follows them."""
    if value is None:
        return "" if shown.recorded else None
    if isinstance(value, date):
        return None if value == _day(shown.recorded, today) else value.isoformat()
    return None if value == shown.recorded else str(value)


def _day(words: str, today: date) -> date | None:
    try:
        return typed_date(words, today)
    except Refused:
        return None


def _of(answers: Any, name: str) -> str | None:
    found = [a for a in answers or () if isinstance(a, dict) and a.get("field") == name]
    return str(found[0].get("words", "")) if found else None


def _said(words: str | None) -> str:
    return "" if words is None else words or "blank"
