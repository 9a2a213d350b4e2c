"""How hard a text is to read: its sentences, syllables and Flesch-Kincaid grade, in plain Python.

English spelling gives syllables away only roughly. That is enough for a hint, and for nothing else.
"""

import re

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_PARTED_VOWELS = re.compile(
    r"(?<![tsc])i[ao]|(?<![tcr])ie[nt]|eo(?!ple)|uou|oy[ae]|i(?:um|us)$|\B.ea$|[aeiouy]ing$"
)
_SILENT_END = re.compile(
    r"(?:[^aeiouyl]|[aeiouyl]l)e$|[^aeiouytd]ed$|[^aeiouysxzcgl]es$|[^aeiouy]ely$|every$"
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence that has a word in it begins and ends."""
    found = []
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        words = list(WORD.finditer(text, start, end))
        if words:
            found.append((words[0].start(), start + len(text[start:end].rstrip())))
        start = end
    return tuple(found)


def word_count(text: str) -> int:
    return len(WORD.findall(text))


def syllables(word: str) -> int:
    """About how many syllables a word has; a number counts as one."""
    letters = re.sub(r"[^a-z]", "", word.casefold())
    count = len(_VOWELS.findall(letters)) + len(_PARTED_VOWELS.findall(letters))
    if count > 1 and _SILENT_END.search(letters):
        count -= 1
    return max(count, 1)


def is_name(match: re.Match[str], beginnings: frozenset[int]) -> bool:
    """A word with a capital that no sentence begins with."""
    return match.group()[0].isupper() and match.start() not in beginnings


def beginnings(text: str) -> frozenset[int]:
    return frozenset(start for start, _ in sentences(text))


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade: about a reader's age less five, and 0 for what is very easy.

    A name counts as one syllable: nobody can put it more plainly.
    """
    begin = beginnings(text)
    words = list(WORD.finditer(text))
    if not words:
        return 0.0
    said = sum(1 if is_name(word, begin) else syllables(word.group()) for word in words)
    grade = 0.39 * len(words) / len(begin) + 11.8 * said / len(words) - 15.59
    return max(grade, 0.0)
