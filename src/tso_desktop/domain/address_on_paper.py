"""Whether an address may stand on paper that somebody else could find.

Only a rule that forbids to post, to visit or to say where somebody lives takes it away: "text
first" says how to begin, not that a letter would harm. Where words can be read both ways, the
address is left out.
"""

import re

from tso_desktop.domain.households import Household, Person
from tso_desktop.domain.import_contact import safe_contact
from tso_desktop.domain.import_reading import fold

_NOT = r"\b(?:do not|don'?t|never|must not|not to|can'?t|cannot|should not) (?:ever |just |be )?"
_PLACE = r"(?:address|house|home|flat|property|place|door|box)"
_PAPER = r"\b(?:post|letters?|mail|write|send|papers?)\b"
_HIDDEN = "secret|confidential|hidden|withheld|protected"
_FORBIDS = re.compile(
    "|".join(
        (
            rf"{_NOT}(?:visit(?:ed)?|call (?:at|round|in)|turn up|knock)\b",
            rf"{_NOT}(?:go|come) (?:to|near|round|there)\b",
            rf"{_NOT}(?:say|tell|share|give|disclose|print|use|reveal)\b.{{0,24}}\b{_PLACE}\b",
            r"\bno (?:home |house |door |doorstep )?(?:visits?|visitors|callers|calling cards?)\b",
            r"\bnot at (?:this|that|the|her|his|their|home|current|present)\b",
            r"\bnothing (?:by|in|through|to) (?:the )?(?:post|door|writing|letter|address|house)\b",
            rf"\b{_PLACE} (?:\w+ )?(?:is |must be |kept )*(?:{_HIDDEN}|not (?:known|safe))\b",
            rf"\b(?:{_HIDDEN}|safe) {_PLACE}\b",
            r"\brefuge\b|\bsafe contact only\b",
            rf"{_PAPER}.{{0,24}}\b(?:c/o|care of|elsewhere|instead)",
            rf"{_PAPER}.{{0,16}}\b(?:to|via|at) (?:[\w']+ ){{1,3}}{_PLACE}\b",
            rf"{_PAPER}.{{0,16}}\b(?:to|via) (?:\w+ )?\w+ \w+'s\b",
        )
    )
)


def address_stays_off(household: Household, people: tuple[Person, ...]) -> bool:
    """Whether a paper for this household must not say where anybody lives."""
    return bool(household.restricted) or any(_forbids(person) for person in people)


def _forbids(person: Person) -> bool:
    words = person.safe_contact or ""
    return bool(person.do_not_post or person.no_contact or forbids_paper(words))


def forbids_paper(words: str) -> bool:
    """Whether words about safe contact forbid to post, to visit, or to say where somebody lives."""
    found = safe_contact(words)
    return found.do_not_post or found.no_contact or bool(_FORBIDS.search(fold(words)))
