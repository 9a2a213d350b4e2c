"""How words are made alike before they are compared: case, accents, spaces in numbers."""

import re
import unicodedata
from collections.abc import Iterable

# Letters that no decomposition takes apart.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_POSTCODE = re.compile(r"^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$")


def plain(text: str) -> str:
    """Lower case without accents, apostrophes or doubled spaces."""
    bare = text.casefold()
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in apart if not unicodedata.combining(c)).translate(_PLAIN)
    for apostrophe in "’'`":
        bare = bare.replace(apostrophe, "")
    return " ".join(bare.split())


def words(text: str) -> list[str]:
    """The words and numbers of a text, made plain."""
    return re.findall(r"[^\W_]+", plain(text))


def digits(text: str) -> str:
    """The digits of a phone number as it is dialled at home: +44 becomes 0."""
    found = re.sub(r"\D", "", text)
    return "0" + found[2:] if text.strip().startswith("+44") else found


def is_number(text: str) -> bool:
    """Whether somebody typed a phone number or a part of one."""
    return bool(re.fullmatch(r"\+?[\d\s()-]{3,}", text.strip()))


def tight(text: str) -> str:
    """A reference or postcode without its spaces and dashes."""
    return re.sub(r"[\s\-/]", "", plain(text))


def searchable(texts: Iterable[str | None], numbers: Iterable[str | None]) -> str:
    """One line that holds every text plainly, and once more without spaces where that is typed."""
    said = [plain(text) for text in texts if text]
    close = [tight(text) for text in texts if text and any(c.isdigit() for c in text)]
    dialled = [digits(number) for number in numbers if number and digits(number)]
    return " | ".join(dict.fromkeys([*said, *close, *dialled]))
