"""Takes an address out of what an officer typed, for a copy that may be found by somebody else."""

import re

_YOUR_HOME = "your home"
_YOUR_AREA = "your area"
_SEVERAL = re.compile(rf"{_YOUR_HOME}(?:,?\s+(?:{_YOUR_HOME}|{_YOUR_AREA}))+")
_POSTCODE = re.compile(r"^[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}$")
_LEAST = 3  # shorter scraps ("B", "UK") would hit ordinary words


def _parts(address: str) -> list[tuple[str, str]]:
    """Each part of the address as a pattern, with what stands in its place; longest first."""
    found: dict[str, str] = {}
    for part in (p.strip(" .") for p in re.split(r"[,;\n]", address)):
        if _POSTCODE.match(part):
            tight = re.sub(r"\s", "", part)
            found[rf"{re.escape(tight[:-3])}\s*{re.escape(tight[-3:])}"] = _YOUR_HOME
        elif any(c.isdigit() for c in part):
            found[_loose(part)] = _YOUR_HOME
            street = re.sub(r"^\S*\d\S*\s+", "", part)
            if len(street) >= _LEAST:
                found[_loose(street)] = _YOUR_HOME
        elif len(part) >= _LEAST:
            found[_loose(part)] = _YOUR_HOME if not found else _YOUR_AREA
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


def _loose(part: str) -> str:
    return r"\s+".join(re.escape(word) for word in part.split())


def without_address(text: str, address: str | None) -> str:
    """`Stay at 14 Larkspur Court.` becomes `Stay at your home.`; villages become "your area"."""
    for pattern, instead in _parts(address or ""):
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", instead, text, flags=re.IGNORECASE)
    return _SEVERAL.sub(_YOUR_HOME, text)
