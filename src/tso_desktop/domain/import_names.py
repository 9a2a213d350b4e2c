"""Names as officers write them down, in the order in which they are spoken."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tso_desktop.domain.import_reading import (
    Certainty,
    KeptAsWords,
    NotUnderstood,
    Understood,
    Unread,
    fold,
    says_nothing,
    tidy,
)
from tso_desktop.domain.import_workbook import Cell

_TITLES = "mr|mrs|ms|miss|mx|dr|rev|revd|prof|sir|dame|lady|lord|master|cllr"
_TITLE = rf"(?:{_TITLES})\b\.?"
_AND = r"\s*(?:&|\+|\band\b)\s*"
_TITLED_PAIR = re.compile(rf"({_TITLE}){_AND}({_TITLE})\s+(.+)", re.IGNORECASE)
_PAIR = re.compile(rf"(.+?){_AND}(.+)", re.IGNORECASE)
_ONLY_TITLE = re.compile(_TITLE, re.IGNORECASE)
_LEADING_TITLE = re.compile(rf"({_TITLE})\s+(.+)", re.IGNORECASE)
_NOTE = re.compile(r"(.*?)\s*\(([^()]*)\)$")
_NOT_A_NAME = re.compile(
    r"(?i:unknown|restricted|confidential|withheld|anonymous|see|as above|ditto|name)\b.*"
    r"|(?i:same|male|female|man|woman|couple|family|child|children|yes|single|divorced|separated"
    r"|deceased|left)(?:\W+[a-z].*|\W*)"
)
_PARTICLES = {
    *("de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der"),
    *("den", "ter", "bin", "bint", "al", "el", "ap", "ab", "ferch", "y", "e"),
}
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Names:
    """`full` is what to call them on one line; `each` is one name for every person in it."""

    full: str
    each: tuple[str, ...]
    note: str = ""


def read_names(cell: Cell) -> Understood[Names] | Unread:
    text = tidy(cell.words)
    if nothing := says_nothing(text):
        return KeptAsWords(cell.words, nothing)
    if not any(mark.isalpha() for mark in text):
        return NotUnderstood(cell.words, "This is not a name.")
    if _NOT_A_NAME.fullmatch(text) or any(mark.isdecimal() for mark in text):
        return KeptAsWords(cell.words, "words, not a name")
    bare, note = _without_note(text)
    names = _several(bare) or Names(*_one(bare))
    full = Names(names.full, names.each, note)
    changed = len(full.each) > 1 or full.full != bare
    how = Certainty.WORKED_OUT if changed else Certainty.PLAIN
    return Understood(full, cell.words, _reading(full), how)


def joined_name(forename: str, surname: str) -> str:
    """One name from two columns."""
    return " ".join(filter(None, (_cased(tidy(forename)), _cased(tidy(surname)))))


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """For comparing: without title, accents, case or punctuation."""
    words = re.sub(r"[^\w\s]+", " ", fold(name).replace("'", "")).split()
    return " ".join(word for word in words if not _ONLY_TITLE.fullmatch(word))


def _one(text: str) -> tuple[str, tuple[str]]:
    name = _cased(_in_speaking_order(text))
    return name, (name,)


def _without_note(text: str) -> tuple[str, str]:
    found = _NOTE.fullmatch(text)
    return (found[1], found[2].strip()) if found and found[1] else (text, "")


def _several(text: str) -> Names | None:
    if found := _TITLED_PAIR.fullmatch(text):
        rest = _cased(found[3])
        return Names(
            f"{found[1]} & {found[2]} {rest}", (f"{found[1]} {rest}", f"{found[2]} {rest}")
        )
    found = _PAIR.fullmatch(text)
    if found is None or _ONLY_TITLE.fullmatch(found[1]):
        return None
    first, second = _in_speaking_order(found[1]), _in_speaking_order(found[2])
    if " " not in first and " " in second:
        first = f"{first} {second.split(' ', 1)[1]}"
    elif " " not in _LEADING_TITLE.sub(r"\2", first) and " " in second:
        first = f"{first} {second.rsplit(' ', 1)[1]}"
    if " " not in second and " " in first:
        second = f"{second} {first.rsplit(' ', 1)[1]}"
    return Names(_cased(text), (_cased(first), _cased(second)))


def _in_speaking_order(text: str) -> str:
    """`SURNAME, First` and `SURNAME First` become `First Surname`."""
    before, comma, after = (part.strip() for part in text.partition(","))
    if comma and before and after and "," not in after:
        titled = _LEADING_TITLE.fullmatch(after)
        before = _cased_surname(before) if before.isupper() else before
        return f"{titled[1]} {titled[2]} {before}" if titled else f"{after} {before}"
    words = text.split(" ")
    leading = next((n for n, word in enumerate(words) if not _opens_surname(word)), len(words))
    if 0 < leading < len(words) and not _shouted(words[-1]):
        return " ".join((*words[leading:], *words[:leading]))
    return text


def _opens_surname(word: str) -> bool:
    return _shouted(word) or (word.isupper() and fold(word) in _PARTICLES)


def _shouted(word: str) -> bool:
    letters = [mark for mark in word if mark.isalpha()]
    small = sum(mark.islower() for mark in letters)
    return len(letters) > _SHORT and (not small or (small == 1 and word.startswith("Mc")))


def _cased(name: str) -> str:
    words = name.split(" ")
    if any(_shouted(word) for word in words):
        words = [_cased_word(word) if _opens_surname(word) else word for word in words]
        words = [
            word.casefold() if n and fold(word) in _PARTICLES else word
            for n, word in enumerate(words)
        ]
    return unicodedata.normalize("NFC", " ".join(words))


def _cased_surname(text: str) -> str:
    *before, last = text.split()
    lowered = (w.casefold() if fold(w) in _PARTICLES else _cased_word(w) for w in before)
    return " ".join((*lowered, _cased_word(last)))


def _cased_word(word: str) -> str:
    """O'DWYER-HALLETT as O'Dwyer-Hallett, McDONALD as McDonald."""
    parts = re.split(r"([-'’])", word)
    cased = "".join(part[:1].upper() + part[1:].lower() for part in parts)
    if re.match(r"mc\w{2}", cased, re.IGNORECASE):
        cased = cased[:2] + cased[2].upper() + cased[3:]
    return cased


def _reading(names: Names) -> str:
    people = " and ".join(names.each)
    return f"{people} ({names.note})" if names.note else people
