"""Support: sessions and what came of them, and the papers made from the resident's own facts."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tso_desktop.domain.directory import SessionKind
from tso_desktop.domain.households import Person
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.papers_support import CvPaper, CvPart, InterviewSheet, TakeList
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.support import GroupSession, Interview, Session, WorkFacts

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_CV_PARTS = (
    ("skills", "What I can do"),
    ("jobs", "Where I have worked"),
    ("learning", "What I have learned"),
    ("licences", "Licences and tickets"),
    ("available", "When I can work"),
    ("interests", "What I like"),
    ("referees", "Who you can ask about me"),
)


class NothingToPrint(Refused):
    pass


class Supporting:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Code and label of each kind of session, the council's own last."""
        shipped = tuple((t.code, t.label) for t in self._desk.words.sessions())
        own = self._desk.case_file.directory(SessionKind, order="label")
        return (*shipped, *((str(k.id), k.label or "") for k in own if not k.hidden and k.label))

    def add_kind(self, label: str) -> RecordId:
        """A kind of session of the council's own."""
        if not label.strip():
            raise NothingToPrint("Write what the kind of session is called.")
        return self._desk.case_file.add_shared(SessionKind, label=label.strip())

    def results(self) -> tuple[tuple[str, str], ...]:
        return tuple((t.code, t.label) for t in self._desk.words.results())

    def work_facts(self, person: Person) -> WorkFacts | None:
        return self._desk.case_file.find(WorkFacts, self.facts_id(person))

    @staticmethod
    def facts_id(person: Person) -> RecordId:
        """One set of facts a person, the same on every laptop."""
        return derived_id("work_facts", person.id)

    def keep_fact(self, person: Person, name: str, value: str | None, as_of: int) -> int:
        """Keep one fact for the CV; gives the position of that save."""
        self._desk.case_file.put(
            WorkFacts,
            self.facts_id(person),
            as_of=as_of,
            household=person.household,
            person=person.id,
            **{name: value},
        )
        found = self.work_facts(person)
        return found.as_of if found else as_of

    def cv(self, person: Person) -> bytes:
        """A plain CV from her facts; refused where there are none."""
        from tso_desktop.documents.for_work import cv_pdf

        facts = self.work_facts(person)
        if facts is None:
            raise NothingToPrint("No facts for a CV are written yet. Write one of them first.")
        parts = tuple(
            CvPart(heading, lines)
            for name, heading in _CV_PARTS
            if (lines := lines_of(getattr(facts, name)))
        )
        paper = CvPaper(
            name=person.name or "",
            contact=tuple(c for c in (person.phone, person.email) if c),
            about=facts.about or "",
            parts=parts,
            made_on=self._desk.today(),
        )
        return cv_pdf(paper)

    def interview_sheet(self, interview: Interview) -> bytes:
        from tso_desktop.documents.for_work import interview_pdf

        officer = self._desk.officer_record
        return interview_pdf(
            InterviewSheet(
                name=self._name(interview),
                with_whom=interview.employer or "",
                job=interview.job or "",
                at=interview.starts_at,
                place=interview.place or "",
                getting_there=lines_of(interview.getting_there),
                ask_for=interview.ask_for or "",
                may_ask=lines_of(interview.may_ask),
                to_ask=lines_of(interview.to_ask),
                take=lines_of(interview.take),
                officer_name=officer.name or "",
                officer_phone=officer.phone or "",
                made_on=self._desk.today(),
            )
        )

    def what_to_take(self, interview: Interview) -> bytes:
        from tso_desktop.documents.for_work import what_to_take_pdf

        things = lines_of(interview.take)
        if not things:
            raise NothingToPrint("Nothing to take is written yet. Write it at the interview.")
        officer = self._desk.officer_record
        return what_to_take_pdf(
            TakeList(
                name=self._name(interview),
                going_to=interview.employer or interview.place or "the appointment",
                things=things,
                at=interview.starts_at,
                place=interview.place or "",
                officer_name=officer.name or "",
                officer_phone=officer.phone or "",
                made_on=self._desk.today(),
            )
        )

    def group_totals(self, since: date) -> tuple[int, int]:
        """Group and outreach sessions since a day, and how many people came in all."""
        found = self._desk.case_file.directory(GroupSession)
        counted = [s for s in found if s.held_on and s.held_on >= since]
        return len(counted), sum(s.attended or 0 for s in counted)

    def hours_with(self, household: RecordId) -> int:
        """Minutes of support that this household has had."""
        return sum(s.minutes or 0 for s in self._desk.case_file.all(Session, household))

    def _name(self, interview: Interview) -> str:
        person = self._desk.case_file.find(Person, interview.person)
        if person is None:
            head = self._desk.case_file.head(RecordId(interview.household or ""))
            person = head.lead
        return person.name or "" if person else ""


def lines_of(text: str | None) -> tuple[str, ...]:
    """Each line that says something, in order."""
    found: Iterable[str] = (line.strip() for line in (text or "").splitlines())
    return tuple(line for line in found if line)
