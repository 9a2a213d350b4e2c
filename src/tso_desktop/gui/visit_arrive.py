"""Arrive: who is here, where, whether they knew of it, and when it began."""

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.households import Person
from tso_desktop.gui.parts_buttons import CheckRow, FilterChip, Segment, Tick
from tso_desktop.gui.parts_cards import Card, empty
from tso_desktop.gui.visit_days import TimeLine
from tso_desktop.gui.visit_section import Section, labelled
from tso_desktop.gui.visit_typing import TypingLine
from tso_desktop.gui.words import age_on
from tso_desktop.services.visit_draft import VisitDraft
from tso_desktop.services.visit_sealing import local_day, local_moment, local_time

_PLACES = ("At home", "At our office")


class ArriveSection(Section):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Arrive", "Who is here, and where you meet.", parent)
        self._started_at: datetime | None = None
        self._people: dict[str, CheckRow] = {}
        self._who = QVBoxLayout()
        self._who.setSpacing(0)
        self.others = TypingLine("others", "Others who are here, by name", "A friend, a colleague")
        self.alone = Tick("We spoke alone")
        self.place = TypingLine("place", "Where you meet", "At home")
        self._places = {words: FilterChip(words) for words in _PLACES}
        self.told = Segment(
            [("yes", "They expected me", "calendar-check"), ("no", "Unannounced", "door-closed")],
            may_clear=True,
        )
        self.purpose = TypingLine("purpose", "What this visit is for", "Plan review, first visit")
        self.started = TimeLine("started", "Started at")
        self.ended = TimeLine("ended", "Ended at")
        self._lay_out()
        self._connect()

    def show_people(self, people: Sequence[Person], today: datetime) -> None:
        """The household's people to tick; children carry their age."""
        ticked = {name for name, row in self._people.items() if row.tick.isChecked()}
        empty(self._who)
        self._people = {}
        for person in people:
            name = person.name or "Name not yet known"
            row = CheckRow(name, _about(person, today))
            row.tick.setChecked(name in ticked)
            row.toggled.connect(self._say_people)
            self._people[name] = row
            self._who.addWidget(row)

    def show_draft(self, draft: VisitDraft) -> None:
        self._started_at = draft.started_at
        for name, row in self._people.items():
            row.tick.blockSignals(True)
            row.tick.setChecked(name in draft.people)
            row.tick.blockSignals(False)
        self.others.put(draft.others)
        self.alone.setChecked(draft.alone_with)
        self.place.put(draft.place)
        self._mark_place(draft.place)
        self.told.choose("" if draft.announced is None else "yes" if draft.announced else "no")
        self.purpose.put(draft.purpose)
        self.started.show_time(local_time(draft.started_at))
        later = draft.ended_at is not None
        self._ended.setVisible(later)
        if draft.ended_at is not None:
            self.ended.show_time(local_time(draft.ended_at))

    def _lay_out(self) -> None:
        here = Card("Who is here", "users-round")
        here.body.addLayout(self._who)
        here.body.addLayout(labelled("Others, by name", self.others))
        here.body.addWidget(self.alone)
        self.body.addWidget(here)
        where = Card("Where and why", "map-pin")
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place, 1)
        for chip in self._places.values():
            place.addWidget(chip)
        where.body.addLayout(labelled("Where you meet"))
        where.body.addLayout(place)
        told = QHBoxLayout()
        told.addWidget(self.told)
        told.addStretch(1)
        where.body.addLayout(told)
        where.body.addLayout(labelled("What this visit is for", self.purpose))
        self._ended = QWidget()
        ended = labelled("Ended at", self.ended)
        ended.setContentsMargins(0, 0, 0, 0)
        self._ended.setLayout(ended)
        times = QHBoxLayout()
        times.addLayout(labelled("Started at", self.started))
        times.addWidget(self._ended)
        times.addStretch(1)
        where.body.addLayout(times)
        self.body.addWidget(where)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.listens_to(self.others, "others")
        self.listens_to(self.place, "place")
        self.listens_to(self.purpose, "purpose")
        self.place.typed.connect(self._mark_place)
        self.alone.clicked.connect(lambda on: self.tell(alone_with=on))
        self.told.chosen.connect(
            lambda key: self.tell(announced={"yes": True, "no": False}.get(key))
        )
        for words, chip in self._places.items():
            chip.clicked.connect(lambda on, words=words: self._choose_place(words if on else ""))
        self.started.picked.connect(lambda at, _typed: self._say_time("started_at", at))
        self.ended.picked.connect(lambda at, _typed: self._say_time("ended_at", at))

    def _say_people(self) -> None:
        here = [name for name, row in self._people.items() if row.tick.isChecked()]
        self.tell(people=tuple(here))

    def _choose_place(self, words: str) -> None:
        self.place.put(words)
        self._mark_place(words)
        self.tell(place=words)

    def _mark_place(self, words: str) -> None:
        for name, chip in self._places.items():
            chip.setChecked(name == words.strip())

    def _say_time(self, field: str, at: time | None) -> None:
        """A time that cannot be read yet leaves the draft as it was."""
        if at is not None and self._started_at is not None:
            self.tell(**{field: local_moment(local_day(self._started_at), at)})


def _about(person: Person, today: datetime) -> str:
    role = (person.role or "").replace("_", " ")
    if person.born_on is not None:
        age = str(age_on(person.born_on, today.date()))
    else:
        age = str(person.age) if person.age is not None else ""
    language = person.language or ""
    return ", ".join(part for part in (role if role != "lead" else "", age, language) if part)
