"""Letters and notices: which fit, one that is being written, and how it will look."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Case
from tso_desktop.domain.discreet_words import without_address
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import GivenLetter, Letter
from tso_desktop.domain.letter_fields import FIELDS, LetterField
from tso_desktop.domain.letter_kinds import LetterKind, asked_of_the_officer, checked
from tso_desktop.domain.letter_words import Fault, Filled, Part, TemplateRefused, faults, filled
from tso_desktop.domain.papers import Style
from tso_desktop.domain.papers_letters import NOT_GIVEN_YET, TO_BE_DECIDED, LetterPaper
from tso_desktop.domain.refused import Refused
from tso_desktop.services.letter_facts import PART7, LetterFacts, letter_facts
from tso_desktop.services.letter_fits import known_of
from tso_desktop.services.letter_templates import LetterTemplates, NoSuchLetter
from tso_desktop.services.letter_values import answers_of, from_records, values_of
from tso_desktop.services.plan_paper import PlanWish
from tso_desktop.services.printing import Proof

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.letter_giving import LetterGiving

LETTER = "letter"


class LetterGiven(Refused):
    """It was given: what was given never changes."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A letter that can be chosen; `fits` where what is recorded makes it likely."""

    kind: LetterKind
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field of the letter: what is printed, what the records say, and whether it was answered.

    `answer` is the officer's own, as it is kept: a day as 2026-12-07, a choice as its code.
    """

    field: LetterField
    words: str
    recorded: str
    answer: str | None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage:
    """A letter that is being written, as its page shows it, of one moment."""

    letter: Letter
    kind: LetterKind
    facts: LetterFacts
    fields: tuple[FieldShown, ...]
    values: Mapping[str, str]
    body: str
    faults: tuple[Fault, ...]

    @property
    def title(self) -> str:
        return self.letter.title or self.kind.title

    @property
    def decides(self) -> bool:
        return bool(self.facts.officer.decides)

    @property
    def draft_words(self) -> str:
        """Why it prints as a draft until it is given."""
        mine = self.decides or not self.kind.notice
        return NOT_GIVEN_YET if mine else TO_BE_DECIDED

    def filled(self, follows: Mapping[str, str] | None = None) -> Filled:
        """The words with everything in them; TemplateRefused where they cannot be used."""
        return filled(checked(self.body), {**self.values, **(follows or {})})


class Letters:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.templates = LetterTemplates(desk)

    @cached_property
    def giving(self) -> "LetterGiving":
        from tso_desktop.services.letter_giving import LetterGiving

        return LetterGiving(self._desk)

    def offered(self, household: RecordId) -> tuple[Offered, ...]:
        """Every letter: first those that fit what is recorded, then the rest, each by stage."""
        known = known_of(letter_facts(self._desk, household))
        kinds = self.templates.kinds().values()
        found = [Offered(kind, kind.fits_with(known)) for kind in kinds]
        return tuple(sorted(found, key=lambda offered: not offered.fits))

    def is_wanted(self, household: RecordId) -> bool:
        """Whether a household's page has letters: a Part 7 case, or a letter from before."""
        with self._desk.store.read() as reading:
            family = reading.family(household)
            part7 = any(case.type == PART7 for case in reading.of(Case, family))
            return part7 or bool(reading.of(Letter, family) or reading.of(GivenLetter, family))

    def written(self, household: RecordId) -> tuple[Letter, ...]:
        """The letters that are being written, newest first."""
        found = self._desk.case_file.all(Letter, household)
        return tuple(letter for letter in reversed(found) if letter.given is None)

    def given(self, household: RecordId) -> tuple[GivenLetter, ...]:
        """The letters that were given, newest first."""
        found = self._desk.case_file.all(GivenLetter, household)
        return tuple(sorted(found, key=lambda g: (g.number or 0, str(g.made_at)), reverse=True))

    def start(self, household: RecordId, key: str, **more: Any) -> RecordId:
        """A new letter, prefilled from the records; `more` may say event or answers."""
        facts = letter_facts(self._desk, household)
        kind = self.templates.of(key).kind
        lead = facts.plan.lead
        begun = {
            "case": facts.case.id if facts.case else None,
            "template": kind.key,
            "title": kind.title,
            "to": lead.id if lead and kind.to_the_resident else None,
            "body": kind.body,
        }
        return self._desk.case_file.add(Letter, household, verb="start_letter", **begun | more)

    def again(self, given: GivenLetter) -> RecordId:
        """A new version of a letter that was given: its words and answers to begin with."""
        old = self._desk.case_file.find(Letter, given.letter)
        if old is None or given.household is None:
            return self.start(RecordId(str(given.household)), given.template or "")
        return self.start(
            given.household,
            old.template or "",
            title=old.title,
            to=old.to,
            body=old.body,
            answers=old.answers,
            case=old.case,
        )

    def page(self, record: RecordId) -> LetterPage:
        letter = self._desk.case_file.find(Letter, record)
        if letter is None or letter.household is None:
            raise NoSuchLetter("This letter is no longer here. Everything else is safe.")
        kind = self.templates.of(letter.template).kind
        facts = letter_facts(self._desk, letter.household, letter.case)
        body = letter.body or kind.body
        wrong = faults(body, FIELDS)
        values = values_of(facts, kind, letter)
        return LetterPage(
            letter=letter,
            kind=kind,
            facts=facts,
            fields=() if wrong else _fields(facts, kind, letter, body, values),
            values=values,
            body=body,
            faults=wrong,
        )

    def answer(self, letter: Letter, name: str, words: str | None) -> None:
        """The officer's own words for a field; None takes them back to what the records say."""
        said = answers_of(letter)
        said.pop(name, None)
        if words is not None:
            said[name] = words
        self.change(letter, answers=tuple({"field": n, "words": w} for n, w in said.items()))

    def change(self, letter: Letter, **facts: Any) -> None:
        """Title, words or answers, kept at once; words with a fault in them are kept too."""
        if letter.given is not None:
            raise LetterGiven("This letter was given, so it stays as it is. Write a new version.")
        self._desk.case_file.change(letter, verb="write_letter", **facts)

    def throw_away(self, letter: Letter) -> None:
        self._desk.case_file.delete(letter)

    def proof(self, record: RecordId, wish: PlanWish | None = None) -> Proof:
        """The letter as a draft, to be looked at, printed or saved."""
        page = self.page(record)
        paper = paper_of(page, page.filled().parts, wish or self.wish(page))
        return proof_of(page, replace(paper, draft=page.draft_words), wish or self.wish(page))

    def wish(self, page: LetterPage) -> PlanWish:
        """How the one whom it is for wants papers; discreet where no address may be printed."""
        person = page.facts.person(page.letter.to)
        wanted = person.paper_style if person and page.kind.to_the_resident else None
        style = Style(wanted) if wanted in set(Style) else Style.STANDARD
        return PlanWish(
            style=Style.LARGE if style is Style.EASY else style,
            discreet=page.kind.to_the_resident and page.facts.address_hidden,
        )


def paper_of(page: LetterPage, parts: tuple[Part, ...], wish: PlanWish) -> LetterPaper:
    """What stands on the paper; no address where it could harm somebody."""
    values, facts = page.values, page.facts
    resident = page.kind.to_the_resident
    hidden = resident and (facts.address_hidden or wish.discreet)
    home = values["address"] or (facts.addresses[0] if facts.addresses else "")
    address = home.replace(", ", "\n") if resident else values["authority_address"]
    officer = facts.officer
    return LetterPaper(
        title=page.title,
        parts=_without(parts, facts.addresses) if hidden else parts,
        to_name=values["resident"] if resident else values["authority"],
        address=None if hidden else address or None,
        reference=facts.plan.household.reference or "",
        council=facts.council.name or "",
        team=facts.council.team or "",
        officer_name=officer.name or "",
        officer_phone=officer.phone or facts.council.phone or "",
        made_on=facts.today,
        discreet=wish.discreet,
        law=page.kind.law,
    )


def proof_of(
    page: LetterPage, paper: LetterPaper, wish: PlanWish, *, about: RecordId | None = None
) -> Proof:
    from tso_desktop.documents.letter import letter_pdf

    version = "draft" if paper.draft else f"letter {paper.number}"
    reference = paper.reference or "letter"
    return Proof(
        name=f"{page.title}, {version}",
        pdf=letter_pdf(paper, wish.style),
        file_name=f"{reference} {page.kind.key} {paper.number or 'draft'}.pdf",
        household=page.letter.household,
        about=about or page.letter.id,
        category=LETTER,
        given_to=paper.to_name,
        details={
            "style": str(wish.style),
            "discreet": wish.discreet,
            "draft": bool(paper.draft),
            "template": page.kind.key,
        },
        clashes=_clashes(page.letter),
        draft=bool(paper.draft),
    )


def _fields(
    facts: LetterFacts, kind: LetterKind, letter: Letter, body: str, values: Mapping[str, str]
) -> tuple[FieldShown, ...]:
    try:
        names = asked_of_the_officer(kind, checked(body))
    except TemplateRefused:
        return ()
    said, recorded = answers_of(letter), from_records(facts, kind, letter)
    return tuple(
        FieldShown(
            field=FIELDS[name],
            words=values[name],
            recorded=recorded.get(name, ""),
            answer=said.get(name),
            options=_options(facts, kind, name),
        )
        for name in names
    )


def _options(facts: LetterFacts, kind: LetterKind, name: str) -> tuple[tuple[str, str], ...]:
    if name == "ground":
        return tuple((ground.code, ground.label) for ground in kind.grounds)
    if name == "step":
        return tuple((str(step.id), step.words or "") for step in facts.required_steps)
    return ()


def _without(parts: tuple[Part, ...], addresses: tuple[str, ...]) -> tuple[Part, ...]:
    return tuple(Part(p.shape, reduce(without_address, addresses, p.words)) for p in parts)


def _clashes(letter: Letter) -> tuple[str, ...]:
    if not letter.clashes:
        return ()
    return ("Two people changed this letter without seeing each other’s change. Look at it first.",)
