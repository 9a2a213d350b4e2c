"""Contacts and notes: written as a draft, sealed when saved, added to and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Addendum, Attachment, Note, Task
from tso_desktop.domain.households import KeptImport, Referral
from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.plans import IssuedPlan
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.support import Result, Session
from tso_desktop.domain.visits import VisitRecord

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.work import Work

HOW = {
    "call": "Phone call",
    "text": "Text message",
    "email": "E-mail",
    "letter": "Letter",
    "message": "WhatsApp or other message",
    "met": "Met",
    "note": "Note",
}


class NothingWritten(Refused):
    pass


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, for the household's story; `sealed` takes addenda."""

    record: RecordId
    kind: str
    at: datetime | None
    on: date | None
    officer: OfficerId | None
    title: str
    words: str
    sealed: bool
    addenda: tuple[Addendum, ...]
    withdrawn: str | None = None

    @property
    def day(self) -> date:
        """The day it belongs to, for sorting; the far past where nothing is known."""
        return self.on or (self.at.date() if self.at else date.min)


class Noting:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def log(
        self,
        household: RecordId,
        *,
        how: str,
        words: str,
        happened_at: datetime,
        with_whom: str | None = None,
        direction: str | None = None,
        reached: bool | None = None,
        tasks: tuple[tuple[str, date | None], ...] = (),
    ) -> RecordId:
        """Seal a contact or note; what is to be done falls out of it as tasks, in the same save.

        The household's draft of a note goes in that save too.
        """
        if not words.strip():
            raise NothingWritten("Nothing is written yet. Say in a few words what happened.")
        from tso_desktop.store.drafts import drop_draft

        with self._desk.store.work("log_contact") as work:
            note = work.create(
                Note,
                household=household,
                how=how,
                words=words,
                happened_at=happened_at,
                with_whom=with_whom,
                direction=direction,
                reached=reached,
            )
            for said, due_on in tasks:
                self._task(work, household, note, said, due_on)
            drop_draft(work.connection, self.draft_key(household))
        return note

    def _task(
        self, work: "Work", household: RecordId, note: RecordId, words: str, due_on: date | None
    ) -> None:
        work.create(
            Task,
            household=household,
            words=words,
            due_on=due_on,
            who="officer",
            owner=self._desk.officer,
            arose_from=note,
        )

    def add_to(self, household: RecordId, about: RecordId, words: str) -> RecordId:
        """An addendum to something sealed; dated and named by itself."""
        if not words.strip():
            raise NothingWritten("Nothing is written yet. Say what you want to add.")
        with self._desk.store.work("add_addendum") as work:
            return work.create(Addendum, household=household, about=about, words=words)

    def withdraw(self, note: Note, reason: str) -> None:
        """Strike a note out, with the reason; it stays to be read."""
        if not reason.strip():
            raise NothingWritten("Say why it is struck out.")
        self._desk.case_file.change(note, verb="withdraw", withdrawn=reason)

    @staticmethod
    def draft_key(household: RecordId) -> str:
        return f"note:{household}"

    def story(self, household: RecordId) -> tuple[Happening, ...]:
        """Everything that happened in this household, newest first."""
        observed = {topic.code: topic.label for topic in self._desk.words.observations()}
        with self._desk.store.read() as reading:
            family = reading.family(household)
            added: dict[str, list[Addendum]] = {}
            for addendum in reading.of(Addendum, family):
                added.setdefault(str(addendum.about), []).append(addendum)
            found = [
                *(_note(n) for n in reading.of(Note, family)),
                *(_visit(v, observed) for v in reading.of(VisitRecord, family)),
                *(_session(s) for s in reading.of(Session, family)),
                *(_result(r) for r in reading.of(Result, family)),
                *(_referral(r) for r in reading.of(Referral, family)),
                *(_plan(p) for p in reading.of(IssuedPlan, family)),
                *(_paper(p) for p in reading.of(Attachment, family)),
                *(_kept(k) for k in reading.of(KeptImport, family)),
            ]
        made = [
            Happening(**{**one, "addenda": tuple(added.get(one["record"], ()))}) for one in found
        ]
        return tuple(sorted(made, key=lambda h: (h.day, str(h.at or ""), h.record), reverse=True))


def _base(record: Any, kind: str, title: str, words: str, **more: Any) -> dict[str, Any]:
    return {
        "record": record.id,
        "kind": kind,
        "at": record.made_at,
        "on": None,
        "officer": record.made_by,
        "title": title,
        "words": words,
        "sealed": False,
        **more,
    }


def _note(note: Note) -> dict[str, Any]:
    how = HOW.get(note.how or "note", "Note")
    whom = f" with {note.with_whom}" if note.with_whom else ""
    missed = ", nobody reached" if note.reached is False else ""
    source = f", copied from {note.source}" if note.source else ""
    return _base(
        note,
        "note",
        f"{how}{whom}{missed}{source}",
        note.words or "",
        at=note.happened_at or note.made_at,
        on=note.happened_on,
        sealed=True,
        withdrawn=note.withdrawn,
    )


def _visit(visit: VisitRecord, observed: Mapping[str, str]) -> dict[str, Any]:
    if visit.attempt:
        title = f"No access, attempt {visit.attempt}"
    else:
        title = f"Visit: {visit.purpose}" if visit.purpose else "Visit"
        title = f"{title}, cut short" if visit.no_access else title
    said = [note.get("words", "") for note in visit.notes]
    seen = [
        f"{observed.get(one.get('what', ''), one.get('what', ''))}: {one.get('words', '')}"
        for one in visit.seen
    ]
    words = "\n".join(part for part in (*said, *seen, visit.own_words or "") if part)
    return _base(
        visit,
        "visit_record",
        title,
        words,
        at=visit.started_at,
        sealed=True,
        withdrawn=visit.withdrawn,
    )


def _session(session: Session) -> dict[str, Any]:
    words = "\n".join(p for p in (session.aim, session.done, session.what_next) if p)
    return _base(session, "session", "Support session", words, on=session.held_on)


def _result(result: Result) -> dict[str, Any]:
    return _base(result, "result", "Result", result.words or "", on=result.came_on)


def _referral(referral: Referral) -> dict[str, Any]:
    title = f"Referral from {referral.source}" if referral.source else "Referral"
    return _base(referral, "referral", title, referral.reason or "", on=referral.referred_on)


def _plan(plan: IssuedPlan) -> dict[str, Any]:
    name = "Personal housing plan" if plan.type == "php" else "Support plan"
    title = f"{name}, version {plan.label or plan.number}, given"
    return _base(plan, "issued_plan", title, "\n".join(plan.changed), on=plan.given_on, sealed=True)


def _paper(paper: Attachment) -> dict[str, Any]:
    return _base(paper, "attachment", f"Paper kept: {paper.name}", paper.given_to or "")


def _kept(kept: KeptImport) -> dict[str, Any]:
    words = "\n".join(f"{c.get('heading', '')}: {c.get('words', '')}" for c in kept.cells)
    return _base(kept, "kept_import", f"From the import: {kept.file}, row {kept.row}", words)
