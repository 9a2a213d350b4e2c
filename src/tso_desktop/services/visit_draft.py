"""A visit while it is being written: every letter of it, where the cursor stood, and what is next.

It is a value; the window makes a new one at each key and hands it to `Visiting.keep`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, time
from typing import Any

from tso_desktop.domain.ids import RecordId

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTask:
    """What a note asks for; `who` is officer or resident. `typed` is a day that is half written."""

    words: str = ""
    who: str = "officer"
    due_on: date | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNote:
    at: datetime | None = None
    words: str = ""
    task: DraftTask | None = None

    @property
    def is_blank(self) -> bool:
        return not self.words.strip() and self.task is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What was seen of one thing: choices that were tapped, and words."""

    what: str
    choices: tuple[str, ...] = ()
    words: str = ""

    @property
    def said(self) -> str:
        return ". ".join(part for part in (", ".join(self.choices), self.words.strip()) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVisit:
    """The visit agreed at the table; `day` and `clock` are as typed, `on` and `at` as read."""

    day: str = ""
    on: date | None = None
    clock: str = ""
    at: time | None = None
    minutes: int = 60
    purpose: str = ""

    @property
    def is_half_written(self) -> bool:
        """A day or time that cannot be read, or a time without its day."""
        unread_day = bool(self.day.strip()) and self.on is None
        unread_time = bool(self.clock.strip()) and self.at is None
        return unread_day or unread_time or (self.at is not None and self.on is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """`section`, `focus` and `cursor` say where the officer was; `changing` which note she changes.

    `ended_at` is given only where a visit is written up later. `no_access` is the code of a reason.
    """

    visit: RecordId
    household: RecordId
    started_at: datetime
    ended_at: datetime | None = None
    purpose: str = ""
    place: str = ""
    announced: bool | None = None
    people: tuple[str, ...] = ()
    others: str = ""
    alone_with: bool = False
    seen: tuple[Sighting, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    writing: DraftNote = field(default_factory=DraftNote)
    changing: int | None = None
    own_words: str = ""
    concerns: str = ""
    no_access: str = ""
    saw: str = ""
    card_left: bool = False
    ring_on: date | None = None
    next: NextVisit = field(default_factory=NextVisit)
    section: str = "arrive"
    focus: str = ""
    cursor: int = 0
    markers_read: tuple[str, ...] = ()

    @property
    def all_notes(self) -> tuple[DraftNote, ...]:
        """The notes with the one being written in its place."""
        notes = list(self.notes)
        if self.changing is not None and self.changing < len(notes):
            notes[self.changing] = self.writing
        else:
            notes.append(self.writing)
        return tuple(note for note in notes if not note.is_blank)

    @property
    def present(self) -> tuple[str, ...]:
        """The names of all who were there."""
        others = self.others.replace("\n", ",").replace(";", ",").split(",")
        named = [name.strip() for name in others if name.strip()]
        return tuple(dict.fromkeys([*self.people, *named]))

    @property
    def holds_words(self) -> bool:
        """Whether something would be lost with it."""
        written = (self.own_words, self.concerns, self.saw, self.next.day)
        ticked = bool(self.people or self.seen or self.all_notes or self.no_access)
        return ticked or any(words.strip() for words in written)

    def as_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def read_draft(body: Mapping[str, Any]) -> VisitDraft:
    """A draft as it was kept; what this version does not know is left out."""
    known = _known(VisitDraft, body)
    known["started_at"] = datetime.fromisoformat(known["started_at"])
    known["ended_at"] = _read(datetime.fromisoformat, known.get("ended_at"))
    known["ring_on"] = _read(date.fromisoformat, known.get("ring_on"))
    for name in ("people", "markers_read"):
        known[name] = tuple(known.get(name) or ())
    known["seen"] = tuple(_sighting(one) for one in known.get("seen") or ())
    known["notes"] = tuple(_note(one) for one in known.get("notes") or ())
    known["writing"] = _note(known.get("writing") or {})
    known["next"] = _next(known.get("next") or {})
    return VisitDraft(**known)


def _sighting(body: Mapping[str, Any]) -> Sighting:
    known = _known(Sighting, body)
    return Sighting(**{**known, "choices": tuple(known.get("choices") or ())})


def _note(body: Mapping[str, Any]) -> DraftNote:
    task = body.get("task")
    return DraftNote(
        at=_read(datetime.fromisoformat, body.get("at")),
        words=body.get("words") or "",
        task=None if task is None else _task(task),
    )


def _task(body: Mapping[str, Any]) -> DraftTask:
    known = _known(DraftTask, body)
    return DraftTask(**{**known, "due_on": _read(date.fromisoformat, known.get("due_on"))})


def _next(body: Mapping[str, Any]) -> NextVisit:
    known = _known(NextVisit, body)
    known["on"] = _read(date.fromisoformat, known.get("on"))
    known["at"] = _read(time.fromisoformat, known.get("at"))
    return NextVisit(**known)


def _known(value: type[Any], body: Mapping[str, Any]) -> dict[str, Any]:
    names = {one.name for one in fields(value)}
    return {name: found for name, found in body.items() if name in names}


def _read(read: Any, written: Any) -> Any:
    return read(written) if written else None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value
