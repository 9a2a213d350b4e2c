"""How a cell was read: understood, kept as words, or not understood; its own words always stay."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Certainty(StrEnum):
    PLAIN = "plain"
    WORKED_OUT = "worked out"  # the words left something open, and other words settled it
    TO_CONFIRM = "to confirm"  # a safety fact found in free words


@dataclass(frozen=True, slots=True)
class Understood(Generic[T_co]):
    """`reading` says in plain words what the value is."""

    value: T_co
    words: str
    reading: str
    certainty: Certainty = Certainty.PLAIN


@dataclass(frozen=True, slots=True)
class KeptAsWords:
    """Not a value, and not a mistake: words, with what they mean for this column."""

    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """It looks like a value and cannot be one; nothing was guessed."""

    words: str
    why: str


Unread = KeptAsWords | NotUnderstood

_WORTH_REMEMBERING = 200  # letters: long notes are read once and would only fill the memory
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_NOTHING = {
    *(
        "-",
        "--",
        "---",
        ".",
        "/",
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "none",
        "nil",
        "no",
        "not applicable",
    ),
    *("none known", "x"),
}
_NOT_KNOWN = {
    *("?", "??", "tbc", "tba", "unknown", "not known", "nk", "n/k", "dk", "awaiting", "pending"),
}


def tidy(text: str) -> str:
    """One line, single spaces, composed letters; for reading, never for keeping."""
    if text.isascii():
        return " ".join(text.split())
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Lower case without accents, dashes alike: for comparing."""
    return _remembered_fold(text) if len(text) <= _WORTH_REMEMBERING else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    plain = text.translate(_DASHES).replace("ł", "l").replace("Ł", "l").replace("’", "'")
    marks = unicodedata.normalize("NFKD", plain)
    bare = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return tidy(bare.casefold())


_remembered_fold = lru_cache(maxsize=50_000)(_fold)


def any_of(spellings: str, around: str = "") -> re.Pattern[str]:
    """One pattern from many, which stand apart by a semicolon or a new line."""
    each = re.split(r"\s*[;\n]\s*", spellings.strip())
    return re.compile(f"{around}(?:{'|'.join(each)}){around}")


def says_nothing(text: str) -> str | None:
    """What a filler such as `n/a` or `tbc` means; None if there is more to it."""
    folded = fold(text)
    if folded in _NOTHING:
        return "says there is none"
    if folded in _NOT_KNOWN:
        return "not known yet"
    return None
