"""Takes out of a plan's paper what must not be read on it, and lists what may still tell."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce

from tso_desktop.domain.abuse_words import lines_that_may_tell, without_services
from tso_desktop.domain.discreet_words import without_address
from tso_desktop.domain.papers import PlanPaper, Reason, StepLine

Clean = Callable[[str], str]


def without(paper: PlanPaper, addresses: Sequence[str], services: Sequence[str]) -> PlanPaper:
    """The paper without the addresses; a discreet one also without the names of the services."""

    def clean(text: str) -> str:
        housed = reduce(without_address, [a for a in addresses if a], text)
        return without_services(housed, services) if paper.discreet else housed

    def cleaned(steps: Sequence[StepLine]) -> tuple[StepLine, ...]:
        return tuple(_clean_step(step, clean, with_names=paper.discreet) for step in steps)

    visit = paper.next_visit
    return replace(
        paper,
        own_words=clean(paper.own_words),
        goals=tuple(clean(goal) for goal in paper.goals),
        reasons=tuple(Reason(clean(r.heading), clean(r.words)) for r in paper.reasons),
        changed=tuple(clean(line) for line in paper.changed),
        next_visit=replace(
            visit,
            place="" if paper.discreet else clean(visit.place),
            we_bring=clean(visit.we_bring),
            have_ready=clean(visit.have_ready),
        )
        if visit
        else None,
        how_agreed=clean(paper.how_agreed),
        council_steps=cleaned(paper.council_steps),
        resident_steps=cleaned(paper.resident_steps),
        ideas=cleaned(paper.ideas),
    )


def _clean_step(step: StepLine, clean: Clean, *, with_names: bool) -> StepLine:
    """A partner may be called after the village; only a discreet copy keeps quiet about that."""
    due = step.by_when
    return replace(
        step,
        what=clean(step.what),
        who=clean(step.who) if with_names else step.who,
        by_when=clean(due) if isinstance(due, str) else due,
        why_not_agreed=clean(step.why_not_agreed),
    )


def may_tell(paper: PlanPaper) -> tuple[str, ...]:
    """Lines of a discreet copy with a word that may tell of abuse, as they stand on it."""
    if not paper.discreet:
        return ()
    visit = paper.next_visit
    return lines_that_may_tell(
        line
        for line in (
            *((visit.we_bring, visit.have_ready) if visit else ()),
            *paper.own_words.split("\n"),
            *paper.goals,
            *(said for step in paper.steps for said in _said_of(step)),
            *(": ".join(p for p in (r.heading, r.words) if p) for r in paper.reasons),
            *paper.changed,
            paper.how_agreed,
        )
        if line.strip()
    )


def _said_of(step: StepLine) -> tuple[str, ...]:
    due = step.by_when if isinstance(step.by_when, str) else ""
    return step.what, step.who, due, step.why_not_agreed
