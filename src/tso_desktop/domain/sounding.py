"""Names that sound alike: a key for how a word is said, and likeness that forgives a slip."""

import re
from functools import lru_cache

from tso_desktop.domain.import_names import bare_name

_SHORTEST = 4
# In this order; what stands first may make what stands later. A nought is said as in "shoe".
_SAID = tuple(
    (re.compile(written), said)
    for written, said in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^rh", "r"),
        (r"ph|bh(?=[aeiou])", "f"),
        (r"tch|ch", "0"),
        (r"sch|sh", "0"),
        (r"th", "t"),
        (r"dg(?=[eiy])", "j"),
        (r"gh(?=[aeiou])", "g"),
        (r"(?:ou|au|ei|ai|i)gh", "i"),
        (r"gh", ""),
        (r"ck|q(?:u)?", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"v", "f"),
        (r"w(?![aeiou])", ""),
        (r"(?<=[a-z])h", ""),
        (r"j", "g"),
        (r"y(?=[aeiou])", "i"),
    )
)
_VOWELS = re.compile(r"[aeiouy]+")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """How a word is said, as far as spelling tells: first letter, then the consonants."""
    said = re.sub(r"[^a-z]", "", bare_name(word))
    for written, sound in _SAID:
        said = written.sub(sound, said)
    if not said:
        return ""
    first = "a" if said[0] in "aeiouy" else said[0]
    return first + _VOWELS.sub("", _TWICE.sub(r"\1", said)[1:])


def name_words(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bare_name(name).split()))


def words_alike(one: str, other: str) -> bool:
    """The same, said the same, or a slip of one letter in a word that is long enough."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST:
        return False
    return sound_of(one) == sound_of(other) or _one_slip(one, other)


def names_sound_alike(one: str, other: str) -> bool:
    """Two words of the one are like two of the other, whatever their order."""
    ours, theirs = name_words(one), list(name_words(other))
    pairs = 0
    for word in ours:
        found = next((said for said in theirs if words_alike(word, said)), None)
        if found is not None:
            theirs.remove(found)
            pairs += 1
    return pairs > 1


def _one_slip(one: str, other: str) -> bool:
    """One letter more, less, other, or two that changed places."""
    if len(one) == len(other):
        apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(apart) == 2 and apart[1] == apart[0] + 1:  # noqa: PLR2004 - two changed places
            return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
        return len(apart) <= 1
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :]
