"""Warnings in free words: what could hurt somebody, how to get in, and who must not be found."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tso_desktop.domain.households import VISIT_RULES
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
from tso_desktop.domain.import_spellings import Spellings
from tso_desktop.domain.import_workbook import Cell
from tso_desktop.domain.marker_words import with_condition
from tso_desktop.domain.words import MarkerType

_WORD = r"\b"
_NO_SHORT_FORM = r"(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)(?<!\bst)"
_FULL_STOP = rf"(?<=[a-z0-9)]){_NO_SHORT_FORM}\.\s+(?=\w)(?!(?<=\bno\. )\d)"
_CUTS = re.compile(rf"[;\n\r•]+|{_FULL_STOP}", re.IGNORECASE)
_CODES = {
    "violence": """
        violen\\w*; assault\\w*; aggress\\w*; threaten\\w*; threats?; abusive; attacked; weapons?
        kni(?:fe|ves); firearms?; (?:shot|air)?guns?; machete
    """,
    "abuser_near": "perp\\w*; ex[- ]partner; restraining order; non[- ]molestation",
    "dog": "dogs?; puppy; rottweiler; alsatian; bull(?:y|dog); staff(?:y|ie)",
    "self_harm": "self[- ]?harm\\w*; suicid\\w*; overdose",
    "substances": """
        alcohol\\w*; drink(?:s|ing|er)?; drunk; drugs?; heroin; needles?; sharps; intoxicated
    """,
    "hoarding": "hoard\\w*; fire risk; clutter\\w*; arson",
    "infection": "infect\\w*; scabies; tb; hep(?:atitis)?; covid; bed ?bugs?; fleas",
    "smoking": "smok(?:es?|ers?|ing)",
    "structure": "unsafe (?:floor|stairs|building); structur\\w*; asbestos; collaps\\w*",
    "offending": "offend\\w*; (?:on )?licence; probation; mappa; rso; sex offender",
    "allegations": "allegations?; complaints? (?:about|against) staff; false accus\\w*",
    "interpreter": "interpreter; translator; no english; limited english; speaks; bsl",
    "reading": "literacy; can(?:'t|not) read; does not read; reading difficult\\w*; dyslexi\\w*",
    "hearing_sight": "deaf; hard of hearing; hearing; blind; partially sighted",
    "no_signal": "(?:no|poor|bad) (?:phone |mobile )?(?:signal|reception); signal",
    "vehicle": "park(?:ing)?; 4x4; 4wd; track; floods?; flooding; after rain; mud\\w*; ford",
    "access": """
        gate; key ?safe; (?:door|entry) code; code \\d+; buzzer; intercom; steps; stairs; lift
        wheelchair; (?:back|side) door; round the back; bell
    """,
}
_CODE = [(code, any_of(words, _WORD)) for code, words in _CODES.items()]
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
    "no_visit": "(?:do not|don'?t|never) (?:visit|attend)(?! alone); no (?:home )?visits?",
    "meet_elsewhere": """
        meet (?:elsewhere|at the|in the|in public|outside)
        office (?:visits?|appointments?) only; see (?:at|in) (?:the )?office
    """,
    "phone_only": "(?:phone|telephone) (?:contact )?only",
}
_RULE_CODES = {
    "two_officers": "two_officers",
    "no_visit": "no_visit",
    "meet_elsewhere": "elsewhere",
    "phone_only": "phone_only",
}
_SAY_THEIR_RULE = {*_RULE_CODES.values(), "not_alone"}
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
_WORTH_A_LOOK = re.compile("restrict|confiden|marac|refuge|safe|not|witness", re.IGNORECASE)
_PERHAPS_RESTRICTED = any_of("marac; refuge; confidential; restricted; safe contact", _WORD)


@dataclass(frozen=True, slots=True)
class MarkerWords:
    """One warning, by the code of the council's list; `visit_rule` only where the words say it."""

    code: str
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


def read_markers(cell: Cell, listed: Spellings[MarkerType]) -> Understood[Markers] | Unread:
    text = tidy(cell.words)
    if nothing := says_nothing(text):
        return KeptAsWords(cell.words, nothing)
    if _NO_RISK.fullmatch(fold(text).rstrip(".")):
        return KeptAsWords(cell.words, "says there is none")
    phrases = [
        phrase for phrase in (tidy(part) for part in _CUTS.split(cell.words.strip())) if phrase
    ]
    found = Markers(
        tuple(_marker(phrase, listed) for phrase in phrases), safe_contact(text), language_in(text)
    )
    return Understood(found, cell.words, _reading(found, listed), Certainty.TO_CONFIRM)


@lru_cache(maxsize=1_000)
def language_in(text: str) -> str:
    """The language of which the words speak."""
    words = fold(text)
    return next((name for key, name in _LANGUAGE.items() if re.search(rf"\b{key}\b", words)), "")


def restricted_sign(text: str) -> RestrictedSign | None:
    if not _WORTH_A_LOOK.search(text):
        return None
    folded = fold(text)
    if _SURELY_RESTRICTED.search(folded):
        return RestrictedSign(tidy(text), sure=True)
    if _PERHAPS_RESTRICTED.search(folded):
        return RestrictedSign(tidy(text), sure=False)
    return None


def _marker(phrase: str, listed: Spellings[MarkerType]) -> MarkerWords:
    """A rule in plain words comes first, then the council's spellings, then what is spoken of."""
    rule = visit_rule_in(phrase)
    if found := listed.find(phrase):
        return MarkerWords(found.code, phrase, rule)
    return MarkerWords(_spoken_of(phrase) or _RULE_CODES.get(rule, "other"), phrase, rule)


@lru_cache(maxsize=5_000)
def visit_rule_in(phrase: str) -> str:
    """How careful the words themselves ask us to be; the most careful of several."""
    folded = fold(phrase)
    said = [rule for rule, shape in _VISIT_RULE if shape.search(folded)]
    return max(said, key=VISIT_RULES.index, default="")


@lru_cache(maxsize=5_000)
def _spoken_of(phrase: str) -> str:
    folded = fold(phrase)
    for code, shape in _CODE:
        found = shape.search(folded)
        if found and not _NOT_THERE.search(folded[: found.start()]):
            return code
    return ""


def _reading(found: Markers, listed: Spellings[MarkerType]) -> str:
    said = [_label(marker, listed) for marker in found.markers]
    rules = (
        (found.language, bool(found.language)),
        ("no letters", found.safe.do_not_post),
        ("no voicemail", found.safe.no_voicemail),
        ("no contact", found.safe.no_contact),
    )
    return "; ".join(dict.fromkeys([*said, *(rule for rule, holds in rules if holds)]))


def _label(marker: MarkerWords, listed: Spellings[MarkerType]) -> str:
    known = listed.find(marker.code)
    label = known.label if known else marker.code
    rule = "" if marker.code in _SAY_THEIR_RULE else marker.visit_rule.replace("_", " ")
    rule = with_condition(rule, marker.words)
    return f"{label} ({rule})" if rule else label
