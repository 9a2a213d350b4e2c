"""Makes every text of a paper ready for print, or says which letter cannot be printed.

A PDF would otherwise show an empty box for a letter that its font lacks, and text that runs from
right to left would come out with its words in the wrong order: both look fine to somebody who
does not read the language, so both are refused.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar

from tso_desktop.documents.fonts import letters_of_the_font
from tso_desktop.domain.paper_words import held_together
from tso_desktop.domain.refused import Refused

T = TypeVar("T")

_SAFE = (
    "What you wrote is saved. Write it with other letters for the print, or print this paper from "
    "a program that has the letter."
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
# typed signs with a plain twin in the font; letters are never replaced
_PLAIN_TWINS = str.maketrans({"→": "–", "➔": "–", "➜": "–", "●": "•", "▪": "•", "◦": "•", "‑": "-"})
_SPACES = re.compile(r"[^\S\n\u00a0]+")


class LetterMissing(Refused):
    pass


class RightToLeft(LetterMissing):
    pass


def ready(paper: T) -> T:
    """The same paper with tidy texts; refused if one of them cannot be printed as it stands."""
    tidied = with_texts(paper, tidy)
    for where, text in texts(tidied):
        _check(text, where)
    return with_texts(tidied, held_together)


def tidy(text: str) -> str:
    """Composed letters, single spaces, no invisible signs; lines stay lines."""
    composed = unicodedata.normalize("NFC", text).translate(_PLAIN_TWINS)
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    seen = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf"})
    return "\n".join(line.strip() for line in _SPACES.sub(" ", seen).split("\n")).strip()


def _check(text: str, where: str) -> None:
    known = letters_of_the_font()
    for letter in text:
        if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT:
            script = unicodedata.name(letter, "unknown").split()[0].capitalize()
            raise RightToLeft(
                f"{script} writing in “{where}” cannot be printed here: it runs from right to "
                f"left, and the words would come out in the wrong order. {_SAFE}"
            )
        if ord(letter) not in known and letter != "\n":
            name = unicodedata.name(letter, "no name").lower()
            raise LetterMissing(
                f"The font has no letter “{letter}” ({name}), which stands in “{where}”. {_SAFE}"
            )


def texts(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a paper, with the name of its field as a person would say it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield where, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from texts(item, f"{where} {number}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            name = field.name.replace("_", " ")
            yield from texts(getattr(value, field.name), f"{where}, {name}" if where else name)


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """The same value with every text in it changed."""
    changed: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(with_texts(item, change) for item in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes: Mapping[str, Any] = {
            field.name: with_texts(getattr(value, field.name), change)
            for field in dataclasses.fields(value)
        }
        changed = dataclasses.replace(value, **changes)
    result: T = changed
    return result
