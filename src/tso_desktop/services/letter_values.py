"""What the records say for each field of a letter; the officer's own answer stands over it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.dated import as_at
from tso_desktop.domain.households import Person
from tso_desktop.domain.lawwork import Letter
from tso_desktop.domain.letter_fields import FIELDS
from tso_desktop.domain.letter_kinds import LetterKind
from tso_desktop.domain.paper_words import by_when, full_date
from tso_desktop.domain.plan_agreement import way
from tso_desktop.domain.plans import Step
from tso_desktop.domain.reviews import DECISIONS
from tso_desktop.services.letter_facts import LetterFacts
from tso_desktop.services.plan_snapshot import address_of
from tso_desktop.services.working_plan import is_open

DUTIES = {
    "prevention": "The prevention duty",
    "relief": "The relief duty",
    "main": "The main housing duty",
    "s190": "The duty under section 190(2)",
    "s193C": "The duty under section 193C(4)",
}
_YES_OR_NO = {True: "Yes.", False: "No.", None: ""}


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """A duty as a letter speaks of it: derived from events, or as recorded from the main system."""

    name: str
    started: date | None
    day56: date | None


def values_of(facts: LetterFacts, kind: LetterKind, letter: Letter) -> dict[str, str]:
    """Every field with its words; "" where nothing is known."""
    found = dict.fromkeys(FIELDS, "") | from_records(facts, kind, letter)
    said = answers_of(letter)
    if (ground := kind.ground(said.get("ground", ""))) is not None:
        found["ground_letter"], found["ground_words"] = ground.code, ground.words
    if (step := _named(facts.required_steps, said.get("step", ""))) is not None:
        found["step_words"] = step.words or ""
    found.update({name: _said(name, words) for name, words in said.items()})
    return found


def from_records(facts: LetterFacts, kind: LetterKind, letter: Letter) -> dict[str, str]:
    sources: tuple[Callable[[], dict[str, str]], ...] = (
        lambda: _people(facts, letter),
        lambda: _council(facts),
        lambda: _duty(facts, kind),
        lambda: _assessed(facts),
        lambda: _plan(facts),
        lambda: _events(facts, kind),
        lambda: _placed(facts),
        lambda: _reviewed(facts),
    )
    return {name: words for source in sources for name, words in source().items() if words}


def answers_of(letter: Letter) -> dict[str, str]:
    return {str(a.get("field", "")): str(a.get("words", "")) for a in letter.answers}


def duty_of(facts: LetterFacts, kind: LetterKind | None = None) -> OwedDuty | None:
    """The duty that a letter speaks of: the one of its stage, else what is owed now."""
    wanted = str(kind.event.get("ends") or kind.stage) if kind else ""
    found = facts.law.latest(wanted)
    if found is None:
        running = [d for d in facts.law.duties if d.state != "ended"] or list(facts.law.duties)
        found = running[-1] if running else None
    return OwedDuty(found.duty, found.started, found.day56) if found is not None else None


def _people(facts: LetterFacts, letter: Letter) -> dict[str, str]:
    plan, person = facts.plan, facts.person(letter.to)
    name = letter.to_name or (person.name if person else None) or plan.household.name or ""
    everyone = [_described(p, facts.today) for p in plan.people if p.name]
    return {
        "resident": name,
        "household_words": "\n".join(everyone),
        "address": "" if facts.address_hidden else address_of(plan.home),
        "reference": plan.household.reference or "",
    }


def _described(person: Person, today: date) -> str:
    born = person.born_on
    years = person.age
    if born is not None:
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return f"{person.name}, {years}" if years is not None else person.name or ""


def _council(facts: LetterFacts) -> dict[str, str]:
    officer, council = facts.officer, facts.council
    return {
        "letter_date": full_date(facts.today),
        "council": council.name or "",
        "team": council.team or "",
        "officer": officer.name or "",
        "officer_phone": officer.phone or council.phone or "",
        "officer_email": officer.email or "",
        "out_of_hours": council.out_of_hours or "",
        "review_days": _review_days(facts.today),
    }


def _review_days(today: date) -> str:
    from tso_desktop.formats.rules import review_request_days

    return str(as_at(review_request_days(), today, "the time to ask for a review").value)


def _duty(facts: LetterFacts, kind: LetterKind) -> dict[str, str]:
    duty = duty_of(facts, kind)
    if duty is None:
        return {}
    return {
        "duty_name": DUTIES.get(duty.name, duty.name),
        "duty_started": day_words(duty.started),
        "duty_day56": day_words(duty.day56),
    }


def _assessed(facts: LetterFacts) -> dict[str, str]:
    found, law = facts.plan.assessment, facts.law
    event = facts.last("assessed")
    on = event.happened_on if event else (facts.case.assessed_on if facts.case else None)
    homeless = facts.last("became_homeless")
    need = law.priority_need
    return {
        "assessed_on": day_words(on),
        "homeless_on": day_words(homeless.happened_on if homeless else None),
        "led_here": (found.led_here if found else None) or "",
        "housing_needs": (found.housing_needs if found else None) or "",
        "support_needs": (found.support_needs if found else None) or "",
        "wishes": (found.wishes if found else None) or "",
        "found_eligible": _YES_OR_NO[law.eligible],
        "found_homeless": _YES_OR_NO[law.homeless],
        "found_priority": "" if need is None else _YES_OR_NO[bool(need)],
        "found_intentional": _YES_OR_NO[law.intentional],
    }


def _plan(facts: LetterFacts) -> dict[str, str]:
    plan = facts.plan
    version = plan.in_force
    declined = version is not None and (found := way(version.agreed_how)) and found.asks_why
    why = [version.agreed_words or ""] if version and declined else []
    why += [step.why_not or "" for step in plan.theirs if step.agreed is False]
    return {
        "council_steps": _lines(_step(s) for s in plan.ours if is_open(s)),
        "resident_steps": _lines(_step(s) for s in plan.theirs if is_open(s)),
        "plan_given": day_words(version.given_on if version else None),
        "plan_review": day_words(version.review_on if version else None),
        "why_not_agreed": _lines(why),
        "what_changed": _lines(plan.changes.in_words(plan.type)),
        "steps_withdrawn": _lines(step.text for step in plan.changes.taken_out),
    }


def _step(step: Step) -> str:
    words = (step.words or "").strip()
    due = f"by {by_when(step.due_on)}" if step.due_on else step.due_words
    return f"{words.rstrip('.')} ({due})." if words and due else words


def _events(facts: LetterFacts, kind: LetterKind) -> dict[str, str]:
    warning, referred = facts.last_warning, facts.last("referral_out")
    found = {"authority": (referred.authority if referred else None) or ""}
    if kind.event.get("what") == "noncoop_notice" and warning is not None:
        step = _named(facts.plan.steps, str(warning.step or ""))
        found["warned_on"] = day_words(warning.happened_on)
        found["comply_by"] = day_words(warning.comply_by_on)
        found["step_words"] = (step.words if step else None) or ""
    return found


def _placed(facts: LetterFacts) -> dict[str, str]:
    placed = facts.away or (facts.placements[-1] if facts.placements else None)
    if placed is None:
        return {}
    found = {
        "placed_on": day_words(placed.placed_on),
        "placed_address": ", ".join(p for p in (placed.address, placed.postcode) if p),
    }
    return found | ({"authority": placed.authority} if placed.authority else {})


def _reviewed(facts: LetterFacts) -> dict[str, str]:
    review = facts.review
    if review is None:
        return {}
    letter = next((g for g in facts.given if g.id == review.letter), None)
    decision = DECISIONS.get(review.decision or "", "")
    return {
        "decision_words": decision[:1].lower() + decision[1:],
        "decision_on": day_words(letter.served_on if letter else None),
        "review_asked": day_words(review.requested_on),
        "review_due": day_words(review.due_on),
        "reviewer": review.reviewer or "",
    }


def day_words(day: date | None) -> str:
    return full_date(day) if day else ""


def _said(name: str, words: str) -> str:
    """An answer as it is printed: a day is kept as 2026-12-07 and written out."""
    if FIELDS.get(name) is not None and FIELDS[name].holds == "day":
        try:
            return full_date(date.fromisoformat(words))
        except ValueError:
            return words
    return words


def _named(steps: tuple[Step, ...], record: str) -> Step | None:
    return next((step for step in steps if step.id == record), None)


def _lines(words: Iterable[str]) -> str:
    return "\n".join(line for line in words if line.strip())
