"""How markers read on chips: an icon and a few words, risk before anything else."""

from tso_desktop.gui.parts_chips import ChipWords, Tone
from tso_desktop.services.word_lists import marker_labels

_RULES = {
    "two_officers": ("Two officers", "users-round"),
    "meet_elsewhere": ("Meet elsewhere", "map-pin"),
    "phone_only": ("Phone only", "phone"),
    "no_visit": ("Do not visit", "ban"),
}
# Worth knowing on the way there; nobody is in danger from them.
_QUIET = frozenset({"no_signal", "access", "vehicle", "interpreter", "reading", "hearing_sight"})
_ORDER = {"red": 0, "amber": 1, "grey": 2}
_SHOWN = 4


def chips(markers: tuple[tuple[str, str], ...]) -> tuple[ChipWords, ...]:
    """One chip a marker, strictest first; a rule for the visit speaks before its cause."""
    said: dict[str, ChipWords] = {}
    labels = marker_labels()
    for kind, rule in markers:
        words, icon = _RULES.get(rule) or labels.get(kind) or ("Read the marker", "shield-alert")
        tone: Tone = "grey" if kind in _QUIET and rule not in _RULES else "amber"
        said[words] = ChipWords(words, "red" if rule == "no_visit" else tone, icon)
    return tuple(sorted(said.values(), key=lambda chip: _ORDER.get(chip.tone, 3)))


def marks(markers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """An icon and its meaning for each marker, as a list shows them."""
    return [(chip.icon, chip.words) for chip in chips(markers)][:_SHOWN]
