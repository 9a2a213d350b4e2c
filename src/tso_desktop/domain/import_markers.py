"""Warnings in free words: what could hurt somebody, how to get in, and who must not be found."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tso_desktop.domain.import_contact import SafeContact, safe_contact
from tso_desktop.domain.import_reading import (
    Certainty,
    KeptAsWords,
    Understood,
    Unread,
    any_of,
    fold,
    says_nothing,
    tidy,
)
from tso_desktop.domain.import_workbook import Cell

RISK, ACCESS, CONTACT = "risk", "access", "contact"

_WORD = r"\b"
_NO_SHORT_FORM = r"(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)(?<!\bst)"
_FULL_STOP = rf"(?<=[a-z0-9)]){_NO_SHORT_FORM}\.\s+(?=\w)(?!(?<=\bno\. )\d)"
_CUTS = re.compile(rf"\s*(?:[;\n\r•]+|{_FULL_STOP})\s*", re.IGNORECASE)
_KINDS = (
    ("violence", RISK, "violen\\w*; assault\\w*; aggress\\w*; threaten\\w*; abusive; attacked"),
    ("weapon", RISK, "weapons?; kni(?:fe|ves); firearms?; (?:shot|air)?guns?; machete"),
    ("perpetrator", RISK, "perp\\w*; ex[- ]partner; restraining order; non[- ]molestation"),
    ("dog", RISK, "dogs?; puppy; rottweiler; alsatian; bull(?:y|dog); staff(?:y|ie)"),
    ("self_harm", RISK, "self[- ]?harm\\w*; suicid\\w*; overdose"),
    (
        "substance",
        RISK,
        """alcohol\\w*; drink(?:s|ing|er)?; drunk; drugs?; heroin; needles?; sharps
        intoxicated""",
    ),
    ("hoarding", RISK, "hoard\\w*; fire risk; clutter\\w*; arson"),
    ("infection", RISK, "infect\\w*; scabies; tb; hep(?:atitis)?; covid; bed ?bugs?; fleas"),
    ("structural", RISK, "unsafe (?:floor|stairs|building); structur\\w*; asbestos; collaps\\w*"),
    ("offending", RISK, "offend\\w*; licence conditions; probation; mappa; rso; sex offender"),
    ("allegations", RISK, "allegations?; complaints? about staff; false accus\\w*"),
    ("interpreter", CONTACT, "interpreter; translator; no english; limited english; speaks"),
    (
        "literacy",
        CONTACT,
        "literacy; can(?:'t|not) read; does not read; reading difficult\\w*; dyslexi\\w*",
    ),
    (
        "hearing_or_sight",
        CONTACT,
        "deaf; hard of hearing; hearing; blind; partially sighted; bsl",
    ),
    ("gate", ACCESS, "gate; key ?safe; door code; entry code; code \\d+; buzzer; intercom"),
    ("signal", ACCESS, "signal; reception"),
    ("parking", ACCESS, "park(?:ing)?"),
    ("track", ACCESS, "4x4; 4wd; track; lane floods; floods?; after rain; mud\\w*; ford"),
    (
        "access",
        ACCESS,
        "steps; stairs; lift; wheelchair; back door; side door; round the back; bell",
    ),
)
_KIND = [(kind, group, any_of(words, _WORD)) for kind, group, words in _KINDS]
_NOT_THERE = re.compile(
    r"\b(?:no|not|without|never)(?: known| current| history of| longer)? (?:a )?$"
)
_NO_RISK = re.compile(
    r"no (?:known )?(?:risks?|concerns?|issues?|warnings?|markers?)(?: known)?|low(?: risk)?|ok"
)

_VISIT_RULES = {
    "two_officers": """
        (?:2|two) (?:officers?|staff|workers?|people|person|up); double[- ]?up
        (?:do not|don'?t|never|not) (?:visit|attend|go|see|work) alone; in pairs
        no lone (?:visit|work)\\w*; paired visits?; joint visits? only
    """,
    "no_visit": "(?:do not|don'?t|never) (?:visit|attend); no (?:home )?visits?",
    "meet_elsewhere": """
        meet (?:elsewhere|at the|in the|in public|outside)
        office (?:visits?|appointments?) only; see (?:at|in) (?:the )?office
    """,
    "phone_only": "(?:phone|telephone) (?:contact )?only",
}
_VISIT_RULE = [(rule, any_of(words, _WORD)) for rule, words in _VISIT_RULES.items()]

_LANGUAGES = (
    *("Albanian", "Arabic", "Bengali", "Bulgarian", "Cantonese", "Czech", "Dari", "Dutch", "Farsi"),
    *("French", "German", "Greek", "Hungarian", "Italian", "Kurdish", "Latvian", "Lithuanian"),
    *("Malayalam", "Mandarin", "Nepali", "Pashto", "Polish", "Portuguese", "Punjabi", "Romanian"),
    *("Russian", "Slovak", "Somali", "Spanish", "Tetum", "Tigrinya", "Turkish", "Ukrainian"),
    *("Urdu", "Vietnamese", "Welsh", "British Sign Language"),
)
_LANGUAGE = {fold(language): language for language in _LANGUAGES} | {"bsl": "British Sign Language"}

_SURELY_RESTRICTED = any_of(
    r"""\bsafe contact only\b; \bdo not (?:print|disclose|share)\b
    \brestricted (?:case|access|file|address|record)\b; \brestricted ?(?:[-:]|$)
    \b(?:case|file|address|record) (?:is )?restricted\b
    \bconfidential address\b; \bwitness protection\b"""
)
_PERHAPS_RESTRICTED = any_of("marac; refuge; confidential; restricted; safe contact", _WORD)


@dataclass(frozen=True, slots=True)
class MarkerWords:
    """One warning; `visit_rule` is one of the household's visiting rules, or blank."""

    kind: str
    group: str
    words: str
    visit_rule: str = ""


@dataclass(frozen=True, slots=True)
class Markers:
    markers: tuple[MarkerWords, ...]
    safe: SafeContact
    language: str = ""


@dataclass(frozen=True, slots=True)
class RestrictedSign:
    """Words that say, or only hint, that nobody else may find this household."""

    words: str
    sure: bool


def read_markers(cell: Cell) -> Understood[Markers] | Unread:
    text = tidy(cell.words)
    if nothing := says_nothing(text):
        return KeptAsWords(cell.words, nothing)
    if _NO_RISK.fullmatch(fold(text).rstrip(".")):
        return KeptAsWords(cell.words, "says there is none")
    phrases = [
        phrase for phrase in (tidy(part) for part in _CUTS.split(cell.words.strip())) if phrase
    ]
    found = Markers(tuple(map(_marker, phrases)), safe_contact(text), language_in(text))
    return Understood(found, cell.words, _reading(found), Certainty.TO_CONFIRM)


@lru_cache(maxsize=1_000)
def language_in(text: str) -> str:
    """The language of which the words speak."""
    words = fold(text)
    return next((name for key, name in _LANGUAGE.items() if re.search(rf"\b{key}\b", words)), "")


@lru_cache(maxsize=5_000)
def restricted_sign(text: str) -> RestrictedSign | None:
    folded = fold(text)
    if _SURELY_RESTRICTED.search(folded):
        return RestrictedSign(tidy(text), sure=True)
    if _PERHAPS_RESTRICTED.search(folded):
        return RestrictedSign(tidy(text), sure=False)
    return None


@lru_cache(maxsize=5_000)
def _marker(phrase: str) -> MarkerWords:
    folded = fold(phrase)
    rule = next((rule for rule, shape in _VISIT_RULE if shape.search(folded)), "")
    for kind, group, shape in _KIND:
        found = shape.search(folded)
        if found and (kind == "signal" or not _NOT_THERE.search(folded[: found.start()])):
            return MarkerWords(kind, group, phrase, rule)
    if rule:
        return MarkerWords(rule, RISK, phrase, rule)
    safe = safe_contact(phrase) != SafeContact()
    return (
        MarkerWords("safe_contact", CONTACT, phrase) if safe else MarkerWords("other", RISK, phrase)
    )


def _reading(found: Markers) -> str:
    said = [f"{marker.kind.replace('_', ' ')}: {marker.words}" for marker in found.markers]
    rules = (
        ("no letters", found.safe.do_not_post),
        ("no voicemail", found.safe.no_voicemail),
        ("no contact", found.safe.no_contact),
    )
    return "; ".join([*said, *(rule for rule, holds in rules if holds)])
