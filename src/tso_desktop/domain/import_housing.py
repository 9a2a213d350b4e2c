"""Homes as a caseload writes them down: tenure, the landlord's notice, and the address."""

import re
from dataclasses import dataclass

from tso_desktop.domain.import_contact import postcode_at_end
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
from tso_desktop.domain.words import TenureType


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """A notice as the sheet names it; `served` is False where the sheet says that there is none."""

    served: bool
    kind: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    lines: tuple[str, ...] = ()
    postcode: str = ""
    no_fixed_abode: bool = False


_SECTION = r"\b(?:s|sec|sect|section)\s?\.?\s?"
_NOTICE = (
    ("s21", re.compile(rf"{_SECTION}21\b|\bform 6a\b|\bno fault\b")),
    ("s8", re.compile(rf"{_SECTION}8\b|\bform 3a?\b|\b(?:gr|ground)s?\.?\s?\d")),
    ("nosp", re.compile(r"\bnosp\b|\bnotice of seeking\b|\bnspp?\b")),
    ("ntq", re.compile(r"\bntq\b|\bnotice to quit\b|\bn2q\b")),
    ("verbal", re.compile(r"\bverbal(?:ly)?\b|\btold to (?:go|leave)\b|\bword of mouth\b")),
    ("eviction", re.compile(r"\beviction\b|\bbailiffs?\b|\bwarrant\b|\bpossession order\b")),
)
_NOTICE_READING = {
    "s21": "section 21 notice",
    "s8": "section 8 notice",
    "nosp": "notice of seeking possession",
    "ntq": "notice to quit",
    "verbal": "told by word of mouth",
    "eviction": "a court order or eviction",
}
_ONE_GROUND = r"\d{1,2}[a-z]{0,2}"
_GROUND = re.compile(
    rf"\b(?:gr|gnd|ground)s?\.?\s?({_ONE_GROUND}(?:\s?(?:,|&|and)\s?{_ONE_GROUND})*)\b"
)
_NO_NOTICE = re.compile(r"n|no|none|nil|n/a|na|-|no notice.*|not yet|not served")
_YES = re.compile(r"y|yes|served|notice|notice served|received")

_NO_ADDRESS = any_of(
    "nfa; n\\.f\\.a\\.?; (?:of )?no fixed (?:abode|address); none; street homeless; rough sleeping"
)
_NOT_AN_ADDRESS = any_of(
    """do not (?:print|disclose|share|record); (?:address )?withheld; restricted; confidential
    not disclosed; see .*; safe address"""
)
_SEVERAL = re.compile(r"[/+;,]|->|\bthen\b", re.IGNORECASE)
_MOVES = re.compile(r"-+>|→|=>|\bmoved to\b|\bthen\b|\bwas\b", re.IGNORECASE)


def read_tenure(cell: Cell, tenures: Spellings[TenureType]) -> Understood[TenureType] | Unread:
    """By the words that the council's own list knows."""
    if found := tenures.find(cell.words):
        return Understood(found, cell.words, found.label)
    parts = [tenures.find(part) for part in _SEVERAL.split(cell.words)]
    if len(parts) > 1 and all(parts):
        labels = " and ".join(dict.fromkeys(part.label for part in parts if part))
        return KeptAsWords(cell.words, f"more than one: {labels}")
    return KeptAsWords(cell.words, says_nothing(cell.words) or "a tenure in the sheet's own words")


def read_notice(cell: Cell) -> Understood[NoticeWords] | Unread:
    folded = fold(cell.words)
    if _NO_NOTICE.fullmatch(folded):
        return Understood(NoticeWords(served=False), cell.words, "no notice")
    if nothing := says_nothing(cell.words):
        return KeptAsWords(cell.words, nothing)
    kind = next((kind for kind, shape in _NOTICE if shape.search(folded)), "")
    ground = _GROUND.search(folded)
    if not kind and not _YES.fullmatch(folded):
        return KeptAsWords(cell.words, "words about a notice")
    notice = NoticeWords(served=True, kind=kind, ground=ground[1].upper() if ground else "")
    reading = _NOTICE_READING.get(kind, "a notice, of what kind is not said")
    return Understood(notice, cell.words, f"{reading}{_ground_words(notice)}")


def read_address(cell: Cell) -> Understood[Address] | Unread:
    folded = fold(cell.words)
    if _NO_ADDRESS.fullmatch(folded):
        return Understood(Address(no_fixed_abode=True), cell.words, "no fixed abode")
    if _NOT_AN_ADDRESS.fullmatch(folded):
        return KeptAsWords(cell.words, "not an address")
    if nothing := says_nothing(cell.words):
        return KeptAsWords(cell.words, nothing)
    if not any(mark.isalpha() for mark in folded):
        return KeptAsWords(cell.words, "not an address")
    found = _address(cell.words)
    if _MOVES.search(cell.words):
        return Understood(found, cell.words, "an address with a move in it", Certainty.TO_CONFIRM)
    reading = ", ".join(filter(None, (*found.lines, found.postcode)))
    how = Certainty.WORKED_OUT if found.postcode else Certainty.PLAIN
    return Understood(found, cell.words, reading, how)


def _address(words: str) -> Address:
    """A move is one story: its words stay in one line."""
    split = postcode_at_end(words)
    bare, postcode = split or (words, "")
    parts = [bare] if _MOVES.search(bare) else re.split(r"[,;\n\r]+", bare)
    lines = tuple(line for line in (tidy(part) for part in parts) if line)
    return Address(lines, postcode)


def _ground_words(notice: NoticeWords) -> str:
    return f", ground {notice.ground}" if notice.ground else ""
