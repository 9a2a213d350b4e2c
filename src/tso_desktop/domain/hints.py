"""Hints while a plan is being written: they offer plainer words, and never block."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tso_desktop.domain.readability import (
    WORD,
    beginnings,
    is_name,
    sentences,
    syllables,
    word_count,
)
from tso_desktop.domain.words import JargonWord

MOST_WORDS = 20
MANY_SYLLABLES = 4
MUST = re.compile(
    r"\b(?:must(?: not)?|mustn['’]t|(?:have|has|is|are|be) (?:required|obliged) to"
    r"|(?<!not )(?<!n['’]t )ha(?:ve|s) to|required to|shall)\b",
    re.IGNORECASE,
)
# Long, and yet everybody's: nobody is helped by a hint at these.
_FAMILIAR = """
anybody apprenticeship application available community definitely electrician electricity emergency
especially everybody february identity immediately information interpreter january library military
necessary nobody operation ordinary photocopy registration secretary situation somebody supermarket
television temporary university usually vegetable volunteering
"""
_PARTICIPLES = """
brought built chosen done drawn found given held kept known left lent made paid put read said seen
sent set shown sold taken told understood written
"""
# They look like something done to somebody, and say how somebody feels or is.
_FEELINGS = """
allowed agreed ashamed bored broken closed confused disabled divorced engaged excited finished
frightened frustrated hundred interested isolated married needed pleased prepared retired scared
separated settled stressed supposed surprised tired unemployed used widowed worried
"""
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being) (?:(?:not|also|then|now|soon|always|never|\w+ly) )?"
    rf"(?P<done>\w{{3,}}ed|{'|'.join(_PARTICIPLES.split())})\b",
    re.IGNORECASE,
)
FAMILIAR = frozenset(_FAMILIAR.split())
FEELINGS = frozenset(_FEELINGS.split())


class HintKind(StrEnum):
    LONG_SENTENCE = "long_sentence"
    JARGON = "jargon"
    MUST = "must"
    PASSIVE = "passive"
    LONG_WORD = "long_word"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Hint:
    """One remark on the text from `start` to `end`; `instead` can be put in that place as it is."""

    kind: HintKind
    start: int
    end: int
    says: str
    instead: str | None = None


def hints(
    text: str, jargon: Iterable[JargonWord], *, must_allowed: bool = False
) -> tuple[Hint, ...]:
    """What could be plainer, in the order of the text; only long sentences overlap other hints."""
    found: list[Hint] = []
    remarks = [_jargon(text, tuple(jargon)), _passive(text), _long_words(text)]
    if not must_allowed:
        remarks.insert(1, _must(text))
    for remark in remarks:
        for hint in remark:
            if not any(hint.start < other.end and other.start < hint.end for other in found):
                found.append(hint)
    return tuple(sorted([*_long_sentences(text), *found], key=lambda hint: (hint.start, hint.end)))


def balance(council_steps: int, resident_steps: int) -> Hint | None:
    """A remark on a plan that asks more of the resident than of us."""
    if resident_steps <= council_steps:
        return None
    ours = f"{council_steps} for us" if council_steps else "none for us"
    return Hint(
        HintKind.BALANCE,
        0,
        0,
        f"There are {resident_steps} steps for the resident and {ours}. "
        "Could we do one of them, or do it together?",
    )


def _long_sentences(text: str) -> Iterator[Hint]:
    for start, end in sentences(text):
        count = word_count(text[start:end])
        if count > MOST_WORDS:
            says = f"This sentence has {count} words. Could it be two?"
            yield Hint(HintKind.LONG_SENTENCE, start, end, says)


def _jargon(text: str, jargon: tuple[JargonWord, ...]) -> Iterator[Hint]:
    as_written, any_case, plain = _patterns(jargon)
    for pattern in (any_case, as_written):
        for match in pattern.finditer(text) if pattern else ():
            word = re.sub(r"\s+", " ", match.group())
            instead = plain.get(word) or plain[word.casefold()]
            if word[0].isupper() and pattern is any_case:
                instead = instead[0].upper() + instead[1:]
            says = f"“{word}” in plain words: {instead}"
            start, instead = _with_its_article(text, match.start(), instead)
            yield Hint(HintKind.JARGON, start, match.end(), says, instead)


def _with_its_article(text: str, start: int, instead: str) -> tuple[int, str]:
    """Takes "a" or "an" before the word along, where the plain words want the other one."""
    article = re.search(r"\b(an?) $", text[:start], re.IGNORECASE)
    wanted = "an" if instead[0] in "aeio" else "a"
    if not article or article[1].casefold() == wanted:
        return start, instead
    if article[1][0].isupper():
        wanted = wanted.capitalize()
    return article.start(), f"{wanted} {instead}"


@lru_cache(maxsize=4)
def _patterns(
    jargon: tuple[JargonWord, ...],
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, dict[str, str]]:
    plain = {word.word if word.as_written else word.word.casefold(): word.plain for word in jargon}
    return (
        _any_of([word.word for word in jargon if word.as_written], 0),
        _any_of([word.word for word in jargon if not word.as_written], re.IGNORECASE),
        plain,
    )


def _any_of(words: list[str], flags: int) -> re.Pattern[str] | None:
    """One pattern for all of them, the longest first; words stand alone."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", flags)


def _must(text: str) -> Iterator[Hint]:
    says = "A support plan is voluntary, so nothing in it is a must."
    for match in MUST.finditer(text):
        yield Hint(HintKind.MUST, match.start(), match.end(), says)


def _passive(text: str) -> Iterator[Hint]:
    for match in _PASSIVE.finditer(text):
        if match["done"].casefold() not in FEELINGS:
            says = f"Who does it? “{match.group()}” does not say."
            yield Hint(HintKind.PASSIVE, match.start(), match.end(), says)


def _long_words(text: str) -> Iterator[Hint]:
    begin = beginnings(text)
    for match in WORD.finditer(text):
        word = match.group()
        if is_name(match, begin) or not word.isalpha() or word.casefold() in FAMILIAR:
            continue
        if syllables(word) >= MANY_SYLLABLES:
            says = f"“{word}” is a long word. Is there a shorter one?"
            yield Hint(HintKind.LONG_WORD, match.start(), match.end(), says)
