"""What somebody typed, made fit for files that other programs open."""

import re

# XML 1.0 has no place for these, nor has a spreadsheet.
_NOT_WRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAKES_A_FORMULA = "=+-@＝＋－＠"


def writable(words: str) -> str:
    """What no file can hold is shown as a replacement character, never silently left out."""
    return _NOT_WRITABLE.sub("\ufffd", words)


def formula_safe(words: str) -> str:
    """A cell that a spreadsheet program would calculate is made words by an apostrophe."""
    first = words.lstrip()[:1]
    risky = (first and first in _MAKES_A_FORMULA) or words[:1] in {"\t", "\r", "\n"}
    return f"'{words}" if risky else words
