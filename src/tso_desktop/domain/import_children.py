"""What a "Kids" cell says: how many, how old, who, and whether one is on the way."""

import re
from dataclasses import dataclass

from tso_desktop.domain.import_names import joined_name
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

_MOST = 20
_OLDEST = 30  # grown-up children at home are counted too

_EXPECTING = re.compile(
    r"(?:(?:\+|&|\b(?:and|plus)\b)\s*(?:(?:1|one|a)\b)?)?\s*"
    r"\b(?:expecting|expectant|pregnant|preg|unborn|baby due|due)\b.*"
    r"|^\d{1,2}\s*(?:wks?|weeks?)$|\b\d{1,2}\s*(?:wks?|weeks?)\s*(?:preg\w*|gone)\b.*"
)
_COUNT = re.compile(r"(\d{1,2})\s*(?:x\s*)?(?:kids?|child(?:ren)?|boys?|girls?|dependants?)?\b")
_AGES = re.compile(r"(?:\(|\bages?d?\b|[:,-])?\s*(.*?)\s*\)?")
_AGE = re.compile(r"(\d{1,2})\s*(?:yrs?|years?|y/?o?|yo|years? old)?")
_MONTHS = re.compile(r"\d{1,2}\s*(?:m|mths?|months?|wks?|weeks?|mo)\b\.?(?: old)?")
_BETWEEN = re.compile(r"\s*(?:,|;|&|/|\+|\band\b)\s*")
_NAMED = re.compile(r"([^\d()]+?)[\s,]*\(?\s*(?:aged?\s*)?(\d{1,2})\s*(?:yrs?|y/?o?)?\s*\)?")


@dataclass(frozen=True, slots=True)
class Child:
    """`age` in whole years as at the sheet's own day; `words` where it is given in months."""

    age: int | None = None
    name: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Children:
    children: tuple[Child, ...] = ()
    expecting: bool = False


def read_children(cell: Cell) -> Understood[Children] | Unread:
    words = cell.words
    match cell.value:
        case bool() | None:
            return NotUnderstood(words, "This does not say how many children.")
        case int() | float() as number:
            return _counted(number, words)
        case str() as text:
            return _from_text(text)
        case _:
            why = "This is a day; a spreadsheet may have made it out of two ages."
            return NotUnderstood(words, why)


def _counted(number: float, words: str) -> Understood[Children] | Unread:
    if not 0 <= number <= _MOST or number != int(number):
        return NotUnderstood(words, "This is not a number of children.")
    found = Children((Child(),) * int(number))
    return Understood(found, words, _reading(found))


def _from_text(text: str) -> Understood[Children] | Unread:
    if nothing := says_nothing(text):
        if nothing == "not known yet":
            return KeptAsWords(text, nothing)
        return Understood(Children(), text, _reading(Children()))
    bare, expecting = _expecting(tidy(text))
    if not bare:
        found = Children(expecting=True)
        return Understood(found, text, _reading(found))
    children = _counted_with_ages(bare)
    children = _named(bare) if children is None else children
    if children is None:
        return KeptAsWords(text, "words about the children")
    found = Children(children, expecting)
    unsure = bool(re.search(r"\(|age", bare)) and any(c == Child() for c in children)
    how = Certainty.WORKED_OUT if unsure else Certainty.PLAIN
    return Understood(found, text, _reading(found), how)


def _expecting(text: str) -> tuple[str, bool]:
    found = _EXPECTING.search(fold(text))
    if found is None:
        return text, False
    return re.sub(r"[\s+&,;]+$|\b(?:and|plus)\s*$", "", text[: found.start()]).strip(), True


def _counted_with_ages(text: str) -> tuple[Child, ...] | None:
    """`2 (7 & 4)`, `2 kids aged 7, 4`; a count above the ages given leaves the rest open."""
    folded = fold(text)
    counted = _COUNT.match(folded)
    if counted is None:
        return None
    rest = _AGES.fullmatch(folded[counted.end() :].strip())
    said = rest[1] if rest else ""
    ages = [_aged(age) for age in _BETWEEN.split(said)] if said else []
    count = int(counted[1])
    if None in ages or count > _MOST or len(ages) > count:
        return None
    known = [age for age in ages if age is not None]
    return (*known, *(Child() for _ in range(count - len(known))))


def _aged(text: str) -> Child | None:
    if _MONTHS.fullmatch(text):
        return Child(words=text)
    found = _AGE.fullmatch(text)
    return Child(int(found[1])) if found and int(found[1]) <= _OLDEST else None


def _named(text: str) -> tuple[Child, ...] | None:
    children = []
    for part in _BETWEEN.split(text):
        found = _NAMED.fullmatch(part)
        if found is None or int(found[2]) > _OLDEST:
            return None
        children.append(Child(int(found[2]), joined_name(found[1], "")))
    return tuple(children)


def _reading(found: Children) -> str:
    count = len(found.children)
    if not count:
        return "no children yet, and expecting" if found.expecting else "no children"
    number = "1 child" if count == 1 else f"{count} children"
    said = "; ".join(_one(child) for child in found.children if child != Child())
    ages = f" ({said})" if said else ""
    return f"{number}{ages}{', and expecting' if found.expecting else ''}"


def _one(child: Child) -> str:
    age = child.words or f"age {child.age}"
    return f"{child.name}, {age}" if child.name else age
