"""From the sealed or current content of a plan to the values that its paper is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tso_desktop.domain.abuse_words import A_PARTNER, is_abuse_service
from tso_desktop.domain.numbers_to_ring import NumberToRing
from tso_desktop.domain.papers import (
    Copy,
    NextVisit,
    NumberLine,
    PlanKind,
    PlanPaper,
    Reason,
    StepLine,
    Style,
)
from tso_desktop.domain.spoken_to import to_you
from tso_desktop.services.discreet_plan import without
from tso_desktop.services.plan_snapshot import Part, one, several
from tso_desktop.services.working_plan import COUNCIL, IDEA, PARTNER

_NOT_SAID = "we have not written down why."
_TAKEN_OUT = "Taken out: "
_UNDECIDED = " (We have not decided this together yet.)"
# What another reader of a discreet copy must not come upon.
_TELLING_NEEDS = frozenset({"DA", "SEXAB", "NDA", "MS"})
# The names that nobody may read; None where any partner may be named.
Secret = tuple[str, ...] | None
_ASSESSED = (
    ("led_here", "What led here"),
    ("housing_needs", "The home that is needed"),
    ("support_needs", "Help and support"),
    ("wishes", "What you would like"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """How somebody wants a plan printed; sensitive are the numbers that tell of abuse."""

    style: Style = Style.STANDARD
    copy: Copy = Copy.YOURS
    discreet: bool = False
    leave_out_sensitive: bool = False

    @property
    def guarded(self) -> bool:
        """Whether the numbers that another reader must not see are left out."""
        return self.discreet or self.leave_out_sensitive


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a paper needs beside its content.

    `addresses` are every home that the words could tell of; they are taken out of the words too
    where `address_hidden`. `how` says in words how the version was agreed; `how_words` are the
    officer's own about it, which only the office copy repeats. `services` are the names of the
    services for abuse, which a discreet copy keeps quiet.
    """

    kind: PlanKind
    today: date
    number: int | None = None
    label: str = ""
    given_on: date | None = None
    draft: bool = False
    how: str = ""
    how_words: str = ""
    changed: tuple[str, ...] = ()
    address_hidden: bool = False
    addresses: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    numbers: tuple[NumberToRing, ...] = ()
    visit: Part | None = None


def paper_of(content: tuple[Part, ...], around: Around, wish: PlanWish) -> PlanPaper:
    """The paper; steps are numbered through, the council's and its partners' first."""
    head, words = one(content, "head"), one(content, "plan")
    ours, theirs, ideas = _in_columns(content)
    start = len(ours)
    address = str(head.get("address", ""))
    officer = str(head.get("officer", ""))
    hidden = around.address_hidden or wish.discreet
    secret = around.services if wish.discreet else None
    paper = PlanPaper(
        kind=around.kind,
        reference=str(head.get("reference", "")),
        names=tuple(str(name) for name in head.get("names", ())),
        council=str(head.get("council", "")),
        team=str(head.get("team", "")),
        officer_name=officer,
        officer_phone=str(head.get("officer_phone", "")),
        out_of_hours_phone=str(head.get("out_of_hours", "")),
        address=None if hidden else address or None,
        made_on=around.given_on or around.today,
        given_on=around.given_on,
        version=around.number,
        label=around.label,
        draft=around.draft,
        copy=wish.copy,
        discreet=wish.discreet,
        next_visit=_visit(around.visit, words),
        review_on=_day(words.get("review_on")),
        own_words=str(words.get("own_words", "")),
        goals=tuple(str(goal) for goal in words.get("goals", ()) if str(goal).strip()),
        council_steps=_lines(ours, 1, around.kind, officer, secret),
        resident_steps=_lines(theirs, 1 + start, around.kind, "", secret),
        ideas=_lines(ideas, 1 + start + len(theirs), around.kind, "", secret),
        reasons=_reasons(content, discreet=wish.discreet),
        numbers=_numbers(around.numbers, words, guarded=wish.guarded),
        changed=_changed((*ours, *theirs, *ideas), around.changed),
        how_agreed=_how(around, wish),
    )
    return without(paper, (address, *around.addresses), around.services) if hidden else paper


def _how(around: Around, wish: PlanWish) -> str:
    words = around.how_words.strip() if wish.copy is Copy.OFFICE else ""
    return " ".join(part for part in (around.how, words) if part)


def _in_columns(content: tuple[Part, ...]) -> tuple[list[Part], list[Part], list[Part]]:
    shown = [
        step for step in several(content, "step") if step.get("shown", True) and step.get("words")
    ]
    asked = [step for step in shown if step.get("type") != IDEA]
    ours = [step for step in asked if step.get("who") in {COUNCIL, PARTNER}]
    theirs = [step for step in asked if step not in ours]
    return ours, theirs, [step for step in shown if step.get("type") == IDEA]


def _lines(
    steps: Sequence[Part], start: int, kind: PlanKind, officer: str, secret: Secret
) -> tuple[StepLine, ...]:
    return tuple(_line(step, start + i, kind, officer, secret) for i, step in enumerate(steps))


def _line(step: Part, number: int, kind: PlanKind, officer: str, secret: Secret) -> StepLine:
    theirs = step.get("who") not in {COUNCIL, PARTNER} and step.get("type") != IDEA
    agreed = step.get("agreed")
    done = step.get("status") == "done"
    undecided = theirs and agreed is None and not done
    refused = theirs and agreed is False
    return StepLine(
        number=number,
        what=str(step["words"]) + (_UNDECIDED if undecided else ""),
        who=_who(step, officer, secret),
        by_when=_day(step.get("due_on")) or str(step.get("due_words") or "") or None,
        must=kind is PlanKind.PHP and theirs and agreed is not None,
        why_not_agreed=str(step.get("why_not") or _NOT_SAID) if refused else "",
        done=done,
    )


def _changed(steps: Sequence[Part], said: tuple[str, ...]) -> tuple[str, ...]:
    """By the numbers of the steps: their words stand in the tables and would fill a page again."""
    if not any(step.get("since") for step in steps):
        return said
    found = []
    for since, heading in (("added", "New"), ("changed", "Changed"), ("done", "Done")):
        numbers = [str(i) for i, step in enumerate(steps, 1) if step.get("since") == since]
        if numbers:
            found.append(f"{heading}: {'step' if len(numbers) == 1 else 'steps'} {_and(numbers)}.")
    return (*found, *(line for line in said if line.startswith(_TAKEN_OUT)))


def _and(numbers: Sequence[str]) -> str:
    *first, last = numbers
    return f"{', '.join(first)} and {last}" if first else last


def _who(step: Part, officer: str, secret: Secret) -> str:
    owner = str(step.get("owner") or "")
    if step.get("who") == PARTNER:
        partner = str(step.get("partner") or "")
        if secret is not None and (partner in secret or is_abuse_service(partner, owner)):
            return A_PARTNER.capitalize()
        return f"{owner}, {partner}" if owner and partner else partner or owner
    return owner or (officer if step.get("who") == COUNCIL else "")


def _visit(visit: Part | None, words: Part) -> NextVisit | None:
    from tso_desktop.services.desk import HOME_ZONE

    if not visit:
        return None
    return NextVisit(
        at=datetime.fromisoformat(str(visit["at"])).astimezone(HOME_ZONE),
        place=str(visit.get("place", "")),
        we_bring=str(visit.get("we_bring", "")),
        have_ready=str(words.get("have_ready", "")),
    )


def _reasons(content: tuple[Part, ...], *, discreet: bool) -> tuple[Reason, ...]:
    names = [str(name) for name in one(content, "head").get("names", ())]
    you = names[0] if len(names) == 1 else ""  # "you" are two where two are named
    assessed = one(content, "assessment")
    found = [
        Reason(heading, to_you(str(assessed[name]), you))
        for name, heading in _ASSESSED
        if assessed.get(name)
    ]
    for need in several(content, "need"):
        if discreet and need.get("category") in _TELLING_NEEDS:
            continue
        person = str(need.get("person") or "")
        title = str(need.get("title") or "")
        heading = f"{person}: {title}" if person and title else title or person
        if heading or need.get("words"):
            words = str(need.get("words") or "")
            found.append(Reason(to_you(heading, you), words if person else to_you(words, you)))
    return tuple(found)


def _numbers(
    numbers: tuple[NumberToRing, ...], words: Part, *, guarded: bool
) -> tuple[NumberLine, ...]:
    left_out = set(words.get("left_out", ()))
    return tuple(
        number.line
        for number in numbers
        if number.key not in left_out and not (guarded and number.sensitive)
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None
