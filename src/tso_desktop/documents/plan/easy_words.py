"""Easy Read: short sentences, one idea in each, and a picture that fits."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from tso_desktop.documents.blocks import Bold
from tso_desktop.documents.pictures import KNOWN
from tso_desktop.documents.plan import sentences as say
from tso_desktop.domain.paper_words import (
    WEEKDAYS,
    first_name,
    full_date,
    held_together,
    or_blank,
    part_of_day,
    review_until,
    short_date,
)
from tso_desktop.domain.papers import NextVisit, PlanPaper, StepLine

Runs = tuple[str, ...]
Said = tuple[str, tuple[Runs, ...]]  # a picture and its sentences

_ENDS = re.compile(r"(?<=[.!?]) +(?=[A-Z“‘£0-9])")
_TO_DO = (
    "apply|ask|bring|call|check|find|get|give|go|help|keep|look|make|meet|open|pay|put|ring|say"
    "|see|send|show|sign|speak|take|talk|tell|text|try|visit|work|write"
)
_JOINED = re.compile(rf"; |, (?:and|then|and then) (?=(?:{_TO_DO})\b)")
_NUMBERED = re.compile(r"(?P<how>New|Changed|Done): (?P<which>steps? [\d, and]+)\.")
_HOW = {
    "Added": "This step is new:",
    "Changed": "This step has changed:",
    "Done": "This step is done:",
    "Taken out": "This step is not in the plan any more:",
}
_GUESSES = (
    ("phone", r"ring|call|phone|text"),
    ("health", r"gp|doctor|nurse|health|dentist|hospital|medicine"),
    ("money", r"£\S*|pay|money|rent|debt|owe|owes|budget|benefits?|credit|bank|bills?|payment"),
    ("work", r"work|job|cv|interview|course|college|training"),
    ("digital", r"online|email|website|computer|laptop|tablet"),
    ("papers", r"letters?|forms?|papers?|statements?|passport|id|licence|certificate|post"),
    ("landlord", r"landlord|agent|keys?|tenancy"),
    ("visit", r"appointment|visit|diary"),
    ("family", r"meet|family|mum|dad|children|school|friend|with you"),
    ("home", r"home|house|flat|room|repairs?|boiler|heating|damp"),
)


def picture_of(step: StepLine) -> str:
    """The picture of its topic; guessed from the words when no topic is known."""
    if step.topic in KNOWN:
        return step.topic
    words = step.what.lower()
    return next(
        (name for name, hints in _GUESSES if re.search(rf"(?<!\w)({hints})\b", words)), "step"
    )


def sentences(text: str) -> tuple[Runs, ...]:
    """One idea a line: also what a comma and an "and" tie to another thing to do."""
    ended = (part for line in text.split("\n") for part in _ENDS.split(line) if part.strip())
    return tuple((part,) for one in ended for part in _ideas(one))


def _ideas(sentence: str) -> list[str]:
    *before, last = _JOINED.split(sentence)
    parts = [*(f"{part}." for part in before), last]
    return [part if at == 0 else part[0].upper() + part[1:] for at, part in enumerate(parts)]


def changed(lines: Sequence[str]) -> tuple[Runs, ...]:
    """`New: steps 4 and 5.` becomes a sentence that can be read aloud."""
    return tuple(run for line in lines for run in _changed(line))


def _changed(line: str) -> tuple[Runs, ...]:
    if found := _NUMBERED.fullmatch(line):
        one = found["which"].startswith("step ")
        said = {"New": "is new", "Changed": "has changed", "Done": "is done"}[found["how"]]
        if not one:
            said = said.replace("is ", "are ").replace("has ", "have ")
        which = found["which"]
        return ((f"{which[0].upper()}{which[1:]} {said}.",),)
    how, colon, words = line.partition(": ")
    if colon and how in _HOW:
        return ((_HOW[how],), *sentences(words))
    return sentences(line)


def opening(paper: PlanPaper) -> tuple[Said, ...]:
    made = (f"You made it with {first_name(paper.officer_name) or 'us'}.",)
    purpose = (
        (("This plan is to help you with your home.",), ("It says what we will do.",))
        if not paper.purpose
        else sentences(paper.purpose)
    )
    return (
        ("home", (*purpose, ("It says what you will do.",), made)),
        ("officer", officer(paper)),
    )


def officer(paper: PlanPaper) -> tuple[Runs, ...]:
    if not paper.officer_name:
        return (("Your officer is ", Bold(or_blank("")), "."),)
    name = first_name(paper.officer_name)
    if paper.discreet:
        return ((Bold(paper.officer_name), " is helping you with this plan."),)
    return (
        (Bold(paper.officer_name), " is your officer."),
        (f"{name} works for ", Bold(or_blank(paper.council)), "."),
        (f"{name} helps people find a home or keep their home.",),
    )


def next_visit(paper: PlanPaper) -> tuple[Runs, ...]:
    name = first_name(paper.officer_name) or "us"
    ring = _ring(paper, name)
    visit = paper.next_visit
    if visit is None:
        return ("The day of our next visit is ", Bold(or_blank("")), "."), *ring
    said: list[Runs] = [
        ("Our next visit is on ", Bold(_easy_day(visit)), "."),
        *_easy_hour(visit),
        *(() if paper.discreet else (("Where: ", Bold(or_blank(visit.place)), "."),)),
    ]
    if visit.we_bring:
        said.append((f"{first_name(paper.officer_name) or 'We'} will bring {visit.we_bring}.",))
    if visit.have_ready:
        said.append((f"Please have ready: {visit.have_ready.rstrip('.')}.",))
    return (*said, ("Can you not be there?",), *ring)


def _ring(paper: PlanPaper, name: str) -> tuple[Runs, ...]:
    if paper.officer_phone:
        return ((f"Ring {name} on ", Bold(paper.officer_phone), "."),)
    return (f"Ring {name}.",), ("The number is under “Numbers to ring”.",)


def _easy_day(visit: NextVisit) -> str:
    return held_together(f"{WEEKDAYS[visit.at.weekday()]} {short_date(visit.at)}")


def _easy_hour(visit: NextVisit) -> tuple[Runs, ...]:
    if not isinstance(visit.at, datetime):
        return ()
    return (("It is at ", Bold(part_of_day(visit.at.time())), "."),)


def check(paper: PlanPaper) -> tuple[Runs, ...]:
    when = held_together(full_date(paper.review_on)) if paper.review_on else or_blank("")
    return ("We will look at this plan again together.",), ("The day is ", Bold(when), ".")


def how_many(paper: PlanPaper) -> tuple[Runs, ...]:
    """Nothing is left out, and the paper says so."""
    count = len(paper.steps)
    if count == 0:
        return (("The steps are ", Bold(or_blank("")), "."),)
    if count == 1:
        return ("Your plan has ", Bold("1 step"), "."), ("It is in this paper.",)
    return ("Your plan has ", Bold(f"{count} steps"), "."), (
        f"All {count} steps are in this paper.",
    )


def step(paper: PlanPaper, found: StepLine, *, ours: bool, required: bool) -> tuple[Runs, ...]:
    said = list(sentences(found.easy or or_blank(found.what)))
    if found.why_not_agreed:
        said.append(say.not_agreed(paper, found.why_not_agreed))
    if required:
        said.append(("Must do? ", Bold("Yes" if found.must else "No")))
    if ours or found.who:
        said.append(("Who: ", Bold(or_blank(found.who))))
    return (*said, *([_due(paper, found)] if say.has_due(paper, found) else []))


def _due(paper: PlanPaper, found: StepLine) -> Runs:
    if paper.is_late(found):
        return (Bold(f"It {say.due(paper, found)}."),)
    if isinstance(found.by_when, date):
        return "By: ", Bold(held_together(short_date(found.by_when, beside=paper.made_on)))
    words = or_blank(found.by_when)
    if words.lower().startswith("when "):
        return (Bold(words[0].upper() + words[1:].rstrip(".") + "."),)
    return "When: ", Bold(words)


def change(paper: PlanPaper) -> tuple[Runs, ...]:
    name = first_name(paper.officer_name) or "us"
    if not paper.is_php:
        return (
            ("You can stop a step.",),
            ("You can change a step.",),
            ("You can say no to a step.",),
            (f"Tell {name}.",),
            ("That is all you need to do.",),
            ("Did you get a notice?",),
            ("A notice is a letter that asks you to leave your home.",),
            ("Could you lose your home within 8\u00a0weeks?",),
            (Bold("Tell us at once."),),
        )
    return (
        ("Is a step wrong for you?",),
        (f"Tell {name} which step.",),
        ("Say why.",),
        ("We will write it down.",),
        ("Do you think ", Bold("our"), " steps are not right?"),
        ("You can ask us for a review.",),
        ("A review means that we look at our steps again.",),
        ("You have 21\u00a0days to ask.",),
        *_last_day(paper),
    )


def _last_day(paper: PlanPaper) -> tuple[Runs, ...]:
    if paper.given_on is None:
        return (("Day\u00a01 is the day we give you this plan.",),)
    return (
        ("The last day is ", Bold(held_together(full_date(review_until(paper.given_on)))), "."),
    )


def privacy() -> tuple[Runs, ...]:
    return (
        ("We keep this plan safely.",),
        ("We share it to help you.",),
        ("Or we share it if the law tells us to.",),
    )
