"""How to reach somebody: postcodes, telephone numbers, and what makes contact safe."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tso_desktop.domain.import_reading import (
    Certainty,
    KeptAsWords,
    NotUnderstood,
    Understood,
    Unread,
    any_of,
    fold,
    says_nothing,
    tidy,
)
from tso_desktop.domain.import_workbook import Cell

_AREA = "[a-pr-uwyz][a-hk-y]?"
_OUTWARD = rf"(?:{_AREA}\d\d?|[a-pr-uwyz]\d[a-hjkpstuw]|[a-pr-uwyz][a-hk-y]\d[abehmnprvwxy])"
_INWARD = r"\d[abd-hjlnp-uw-z]{2}"
_POSTCODE = re.compile(rf"({_OUTWARD})[\s.-]*({_INWARD})")
_POSTCODE_AT_END = re.compile(rf"\b({_OUTWARD})\s{{0,3}}({_INWARD})$", re.IGNORECASE)
_LONGEST_POSTCODE = 12
_DISTRICT = re.compile(_OUTWARD)
_LOOKS_LIKE_POSTCODE = re.compile(r"[a-z]{1,2}[\doil][\da-z]?[\s.-]*[\doil][a-z\d]{2}")

_NUMBER = re.compile(
    r"(?<!\d)(?:(?P<label>[^\W\d]+)\s*:\s*)?"
    r"(?P<number>(?:\+|00)\s?44[\s-]*(?:\(0\))?(?:[\s().-]*\d){9,10}"
    r"|(?:\+|00)\s?[1-9](?:[\s().-]*\d){7,13}|\(?0(?:[\s().-]*\d){9,10})(?!\d)"
)
_BETWEEN = re.compile(r"^[\s/,;&+|:.-]+|^(?:or|and)\b[\s:]*|[\s/,;&|:-]+$")
_BRACKETS = re.compile(r"^\s*\(([^()]*)\)")
_CITY_CODES = ("020", "023", "024", "028", "029")
_LENGTHS = (10, 11)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is dialled; `note` is what stood beside it, such as whose it is."""

    number: str
    note: str = ""

    @property
    def digits(self) -> str:
        return "".join(mark for mark in self.number if mark.isdecimal() or mark == "+")


@dataclass(frozen=True, slots=True)
class SafeContact:
    """Each rule is true only where the words say so."""

    do_not_post: bool = False
    no_voicemail: bool = False
    no_contact: bool = False
    words: str = ""


_LIST = r"(?:[\w-]+ ?(?:,|/|&|\bor\b|\band\b) ?(?:no )?){0,3}"
_DO_NOT = (
    r"\b(?:do not|don'?t|never|not to)\b"
    r" (?:(?:send|use|leave|contact|write|ring|any|a|by|via|with|or|him|her|them) ){0,3}?"
)
_NO_POST = re.compile(
    rf"\bno {_LIST}(?:letters?|post|mail|writing)\b(?! ?(?:box|code))"
    rf"|{_DO_NOT}(?:write|post|letters?|mail|by post)\b(?! ?(?:box|code))"
)
_NO_VOICEMAIL = re.compile(
    rf"\bno {_LIST}(?:voice ?mails?|messages|answer ?phone)\b"
    rf"|{_DO_NOT}(?:voice ?mails?|messages?)\b"
)
_NO_CONTACT = re.compile(
    r"\b(?:do not|don'?t|never|no) contact\b"
    r"(?:$| ?[.;,!)]| (?:at all|directly|her|him|them|with (?:her|him|them)|tenant|resident)\b)"
)
_SAFE_WORDS = any_of(
    r"""\bsafe (?:contact|number|time); \b(?:text|call|ring|phone|email)s? only\b
    \bonly (?:text|call|ring|phone)\b; \bwithheld\b
    \b(?:ring|call|text|phone) (?:before|after|between|mornings?|evenings?|am|pm)\b"""
)


_WORTH_A_LOOK = re.compile(
    r"\b(?:no|not|only|safe|never|don|withheld|before|after|between)|n[o'’]t\b|morning|evening"
    r"|\b[ap]m\b",
    re.IGNORECASE,
)
_NOTHING_SAID = SafeContact()


def read_postcode(cell: Cell) -> Understood[str] | Unread:
    folded = fold(cell.words)
    if found := _POSTCODE.fullmatch(folded):
        postcode = f"{found[1]} {found[2]}".upper()
        return Understood(postcode, cell.words, postcode)
    if nothing := says_nothing(cell.words):
        return KeptAsWords(cell.words, nothing)
    if _DISTRICT.fullmatch(folded):
        return KeptAsWords(cell.words, "the first half of a postcode")
    if _LOOKS_LIKE_POSTCODE.fullmatch(folded) or not isinstance(cell.value, str):
        return NotUnderstood(cell.words, "This is not how a postcode is written.")
    return KeptAsWords(cell.words, "words, not a postcode")


def postcode_at_end(text: str) -> tuple[str, str] | None:
    """An address and the postcode that it ends with."""
    text = text.rstrip(" .,\n\r\t")
    found = _POSTCODE_AT_END.search(text[-_LONGEST_POSTCODE:])
    if found is None:
        return None
    before = text[: len(text) - (found.end() - found.start())]
    return before.rstrip(" ,\n\r\t"), f"{found[1]} {found[2]}".upper()


def read_phones(cell: Cell) -> Understood[tuple[Phone, ...]] | Unread:
    if isinstance(cell.value, float | int) and not isinstance(cell.value, bool):
        return _lost_zero(cell)
    text = tidy(cell.words)
    found = tuple(_phones(text))
    if found:
        return Understood(found, cell.words, ", ".join(_reading(phone) for phone in found))
    if safe_contact(text) != SafeContact():
        return KeptAsWords(cell.words, "how to make contact safely")
    if nothing := says_nothing(text):
        return KeptAsWords(cell.words, nothing)
    if sum(mark.isdecimal() for mark in text) > 4:  # noqa: PLR2004 more than the time of a day
        return NotUnderstood(cell.words, "This is not a complete telephone number.")
    return KeptAsWords(cell.words, "words, not a telephone number")


@lru_cache(maxsize=5_000)
def safe_contact(text: str) -> SafeContact:
    if not _WORTH_A_LOOK.search(text):
        return _NOTHING_SAID
    folded = fold(text)
    rules = SafeContact(
        do_not_post=bool(_NO_POST.search(folded)),
        no_voicemail=bool(_NO_VOICEMAIL.search(folded)),
        no_contact=bool(_NO_CONTACT.search(folded)),
    )
    if rules == SafeContact() and not _SAFE_WORDS.search(folded):
        return rules
    return SafeContact(rules.do_not_post, rules.no_voicemail, rules.no_contact, tidy(text))


def _phones(text: str) -> list[Phone]:
    """What stands between two numbers belongs to the first, but for a label such as `home:`."""
    found = [match for match in _NUMBER.finditer(text) if _dialled(match["number"])]
    if not found:
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    before = text[: found[0].start()]
    phones = []
    for match, end in zip(found, ends, strict=True):
        beside = (_bare(before), match["label"], _bare(text[match.end() : end]))
        phones.append(Phone(_dialled(match["number"]), ", ".join(filter(None, beside))))
        before = ""
    return phones


def _bare(text: str) -> str:
    text = text.strip()
    while (shorter := _BETWEEN.sub("", text).strip()) != text:
        text = shorter
    whole = _BRACKETS.fullmatch(text)
    return whole[1].strip() if whole else text


def _dialled(text: str) -> str:
    """In groups as it is read aloud; blank if it is no number that can be dialled."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    abroad = text.startswith(("+", "00"))
    if text.startswith("00"):
        digits = digits[2:]
    if abroad and not digits.startswith("44"):
        return f"+{digits}"
    national = f"0{digits[2:].lstrip('0')}" if abroad else digits
    if len(national) not in _LENGTHS or national[1] == "0":
        return ""
    return _grouped(national)


def _grouped(digits: str) -> str:
    if digits.startswith(_CITY_CODES):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if (
        digits.startswith(("03", "08"))
        or digits[1:3] == "11"
        or (digits[1] == "1" and digits[3] == "1")
    ):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:5]} {digits[5:]}"


def _lost_zero(cell: Cell) -> Understood[tuple[Phone, ...]] | Unread:
    """A number cell cannot hold the first nought of a telephone number."""
    number = cell.words
    national = _dialled(f"+{number}") if number.startswith("44") else _dialled(f"0{number}")
    if not number.isdecimal() or not national:
        return NotUnderstood(cell.words, "This is not a complete telephone number.")
    return Understood((Phone(national),), cell.words, national, Certainty.WORKED_OUT)


def _reading(phone: Phone) -> str:
    return f"{phone.number} ({phone.note})" if phone.note else phone.number
