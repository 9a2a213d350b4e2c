"""Each way to end a duty as an officer reads it: whether it is open, and what it needs."""

from collections.abc import Mapping
from typing import Literal

from tso_desktop.domain.law.case_law import CaseLaw
from tso_desktop.domain.law.happened_words import OFFERS
from tso_desktop.domain.law.law_words import end_reason_words, why_not_words
from tso_desktop.domain.law.lawful import Ending

Openness = Literal["open", "if_it_happens", "held_back", "not_open"]
ORDER: tuple[Openness, ...] = ("open", "if_it_happens", "held_back", "not_open")
# What the council itself decides once it is lawful; every other way waits for something to happen.
_OURS = frozenset({"noncoop", "period_over"})
_LASTING = "As soon as they have it, by our help or their own. Needs the home and its day."
_OFFER_REFUSED = "A suitable home, likely to last six months, was refused."
_NEEDS: Mapping[tuple[str, str], str] = {
    ("prevention", "a"): _LASTING,
    ("prevention", "b"): "The 56 days have passed, and we took the reasonable steps.",
    ("prevention", "c"): "The relief duty begins the same day, with 56 days of its own.",
    ("prevention", "d"): _OFFER_REFUSED,
    ("relief", "a"): _LASTING,
    ("relief", "b"): "The 56 days have passed, and we took the reasonable steps.",
    ("relief", "c"): _OFFER_REFUSED,
}
_NEEDS_OF_ANY: Mapping[str, str] = {
    "noncoop": "The time in the warning has passed. Needs reasons, and a second officer.",
    "period_over": "They had a reasonable time to find a home.",
    "prs_accepted": "The offer letter must say what accepting it means.",
    "left": "They no longer live in what was provided, of their own accord.",
}
_REFUSED = "They were told in writing what a refusal would mean, and refused."
_USUAL = "Needs its day and a written notice."


def openness(ending: Ending, law: CaseLaw) -> Openness:
    if ending.because == "blocked_by_possession_notice":
        return "held_back"
    if not ending.is_lawful:
        return "not_open"
    return "open" if _is_ours(ending, law) else "if_it_happens"


def ending_words(ending: Ending) -> str:
    """What it needs, or why it is not open and from when it is."""
    if not ending.is_lawful:
        return why_not_words(ending)
    if said := _NEEDS.get((ending.duty, ending.code)) or _NEEDS_OF_ANY.get(ending.code):
        return said
    return _REFUSED if ending.event.outcome == "refused" else _USUAL


def ending_name(ending: Ending) -> tuple[str, str]:
    """Its name, and the section that it rests on."""
    line = end_reason_words(ending.duty, ending.code)
    source = line.source.replace("Housing Act 1996, ", "")
    if ending.code == "final_offer_refused":  # two kinds of offer end it for the same reason
        return f"Refused: {OFFERS[ending.event.offer or ''].lower()}", source
    return line.words, source


def _is_ours(ending: Ending, law: CaseLaw) -> bool:
    duty, code = ending.duty, ending.code
    if duty in {"prevention", "relief"} and code in {"a", "b"}:
        return True
    if (duty, code) == ("prevention", "c"):
        return bool(law.homeless)
    if code == "ineligible" or (duty, code) in {("prevention", "f"), ("relief", "e")}:
        return law.eligible is False
    return code in _OURS
