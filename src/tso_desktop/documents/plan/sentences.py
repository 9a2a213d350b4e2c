"""What a plan says in our own words: calm, short, and right in law for its kind.

On a support plan nothing is a duty and no review right is offered, because there is none; only a
personal housing plan (Housing Act 1996 s.189A) has required steps and a review of our own.
"""

from datetime import date

from tso_desktop.documents.blocks import Bold
from tso_desktop.domain.paper_words import (
    all_names,
    by_when,
    date_or_blank,
    first_name,
    full_date,
    held_together,
    moment,
    or_blank,
    review_until,
    was_due,
)
from tso_desktop.domain.papers import BlankPlan, NumberLine, PlanKind, PlanPaper, StepLine

Runs = tuple[str, ...]

PURPOSE = "This plan says what we will do, and what you will do, to help you keep or find a home."
STOP = "You can stop, change or refuse any step."
LOSING_HOME = "If you may lose your home within 8\u00a0weeks, or have had a notice, "
COUNTED_FROM_GIVING = "counted from the day we give you this plan, which is day\u00a01."
PRIVACY = "We keep this plan safely. We share it only to help you, or if the law tells us to."
IDEAS = "These are good ideas. You do not have to do them."
DRAFT = "This is a draft. It can still change, and nothing in it is agreed yet."


def title(paper: PlanPaper | BlankPlan) -> str:
    if isinstance(paper, PlanPaper) and paper.discreet:
        return "Your plan"
    return "Your personal housing plan" if paper.kind is PlanKind.PHP else "Your support plan"


def made_for(paper: PlanPaper) -> Runs:
    return "For ", Bold(all_names(paper.names))


def reference_line(paper: PlanPaper) -> Runs:
    made = held_together(f"Made on {date_or_blank(paper.made_on)}.")
    return "Reference ", Bold(or_blank(paper.reference)), f". {made}"


def purpose(paper: PlanPaper) -> str:
    says = paper.purpose or PURPOSE
    whom = paper.officer_name or "us"
    stop = "" if paper.is_php else f" {STOP}"
    return f"{says} You made it with {whom}.{stop}"


def visit_lead(paper: PlanPaper) -> str:
    visit = paper.next_visit
    return held_together(moment(visit.at)) if visit else or_blank("")


def visit_details(paper: PlanPaper) -> Runs:
    visit, phone = paper.next_visit, paper.officer_phone
    ring: Runs = (f"{why_ring(paper)} ", Bold(phone), ".") if phone else ()
    if visit is None:
        return ring
    said = [] if paper.discreet else [_sentence(visit.place or "The place is not yet known")]
    if visit.we_bring:
        officer = first_name(paper.officer_name) or "We"
        said.append(_sentence(f"{officer} will bring {visit.we_bring}"))
    if visit.have_ready:
        said.append(_sentence(f"Please have ready: {visit.have_ready}"))
    if not ring:
        return (" ".join(said),) if said else ()
    return (" ".join((*said, ring[0])), *ring[1:])


def why_ring(paper: PlanPaper) -> str:
    return "If you cannot make it, ring" if paper.next_visit else "To arrange one, ring"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def check_line(paper: PlanPaper) -> Runs:
    day = held_together(date_or_blank(paper.review_on))
    return "We will check this whole plan together on ", Bold(day), "."


def quoted(words: str) -> str:
    return words if words[:1] in "“\"‘'" else f"“{words}”"


def required_steps_note() -> Runs:
    said = " step is hard, tell us early. We would write to you before anything changed."
    return "If a “", Bold("Yes"), f"”{said}"


def change_heading(paper: PlanPaper | BlankPlan) -> str:
    return "If you do not agree" if paper.kind is PlanKind.PHP else "If things change"


def change_words(paper: PlanPaper) -> Runs:
    shelter = " Shelter can help you, for free." if _has_shelter(paper.numbers) else ""
    if not paper.is_php:
        return (
            f"Tell us. {STOP} {LOSING_HOME}",
            Bold("tell us at once"),
            f". Refusing a step does not affect your rights.{shelter}",
        )
    return (
        "Tell us which step, and why: we will write it down. If you think the steps ",
        Bold("we"),
        " will take are not right, ask us for a review within 21\u00a0days, ",
        *review_day(paper),
        f" If things change, tell us and we will look at the plan again.{shelter}",
    )


def review_day(paper: PlanPaper) -> Runs:
    if paper.given_on is None:
        return (COUNTED_FROM_GIVING,)
    return "by ", Bold(held_together(full_date(review_until(paper.given_on)))), "."


def _has_shelter(numbers: tuple[NumberLine, ...]) -> bool:
    return any("shelter" in line.who.lower() for line in numbers)


def officer_numbers(paper: PlanPaper | BlankPlan) -> tuple[NumberLine, ...]:
    """The officer's own number and the out-of-hours one, before all others."""
    discreet = isinstance(paper, PlanPaper) and paper.discreet
    named = f"{paper.officer_name}, your officer" if paper.officer_name else "Your officer"
    return (
        NumberLine(
            or_blank(paper.officer_name) if discreet else named,
            paper.officer_phone,
            paper.officer_hours,
        ),
        NumberLine(
            "Out of hours" if discreet else "Council out of hours",
            paper.out_of_hours_phone,
            "Nights and weekends",
        ),
    )


def numbers_intro(paper: PlanPaper | BlankPlan) -> Runs:
    danger = Bold("In danger now? Ring 999.")
    if paper.numbers and all(line.when.lower().startswith("free") for line in paper.numbers):
        return danger, " These numbers are free, except the first two."
    return (danger,)


def agreement_ticks(kind: PlanKind) -> tuple[str, ...]:
    objection = (
        "I do not agree with these steps, because:"
        if kind is PlanKind.PHP
        else "There is a step I do not want, because:"
    )
    return "I agree with this plan.", "I have my own copy of this plan.", objection


def other_formats(phone: str) -> Runs:
    asks = " Ask for large print, Easy Read, audio, British Sign Language or another language."
    ring: Runs = (f"{asks} Ring ", Bold(phone), ".") if phone else (asks,)
    return Bold("Need this another way?"), *ring


def due(paper: PlanPaper, step: StepLine) -> str:
    """By when; of a step of ours that is late it says so, and nothing of a resident's."""
    if paper.is_late(step) and isinstance(step.by_when, date):
        return held_together(was_due(step.by_when, beside=paper.made_on))
    return held_together(by_when(step.by_when, beside=paper.made_on))


def has_due(paper: PlanPaper, step: StepLine) -> bool:
    """Nobody has to do an idea, so a day that it lacks is not missing."""
    return bool(step.by_when) or step not in paper.ideas


def not_agreed(paper: PlanPaper, why: str) -> Runs:
    return Bold("Not agreed. Why: " if paper.is_php else "You did not want this, because: "), why
