"""How a National Insurance number and a postcode are written."""

import re

# The prefixes that are never given out, and the letters that no number begins with.
_NEVER_GIVEN = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})
_NINO = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]")
_POSTCODE = re.compile(
    r"(?:GIR0AA|(?:[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]"
    r"|[A-HK-Y][0-9][ABEHMNPRVWXY]))[0-9][ABD-HJLNP-UW-Z]{2})"
)
NO_FIXED_ABODE = "ZZ99 3VZ"
_PSEUDO = re.compile(r"ZZ99[0-9][A-Z]{2}")


def is_nino(written: str) -> bool:
    """Two letters, six digits and a letter from A to D; gaps do not matter."""
    closed = _closed(written)
    return bool(_NINO.fullmatch(closed)) and closed[:2] not in _NEVER_GIVEN


def is_postcode(written: str) -> bool:
    """A postcode of the United Kingdom, or one that stands for no fixed abode (ZZ99 3VZ)."""
    closed = _closed(written)
    return bool(_POSTCODE.fullmatch(closed) or _PSEUDO.fullmatch(closed))


def _closed(written: str) -> str:
    return "".join(written.split()).upper()
