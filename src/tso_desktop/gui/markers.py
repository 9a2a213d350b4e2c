"""How markers read on chips: an icon and a few words, risk before anything else."""

from textwrap import shorten

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
_OTHER = "other"
_UNNAMED = "Read the marker"
_LONGEST = 32


def chips(
    markers: tuple[tuple[str, str], ...], own_words: tuple[str, ...] = ()
) -> tuple[ChipWords, ...]:
    """One chip a marker, strictest first; a rule for the visit speaks before its cause.

    A marker of no kind says its own first words, where they are known here.
    """
    said: dict[str, ChipWords] = {}
    labels = marker_labels()
    for (kind, rule), own in zip(markers, own_words or ("",) * len(markers), strict=True):
        words, icon = _RULES.get(rule) or labels.get(kind) or (_UNNAMED, "shield-alert")
        if kind == _OTHER and rule not in _RULES:
            words = shorten(own, _LONGEST, placeholder="…") or _UNNAMED
        tone: Tone = "grey" if kind in _QUIET and rule not in _RULES else "amber"
        said[words] = ChipWords(words, "red" if rule == "no_visit" else tone, icon)
    return tuple(sorted(said.values(), key=lambda chip: _ORDER.get(chip.tone, 3)))


def marks(markers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """An icon and its meaning for each marker, as a list shows them."""
    return [(chip.icon, chip.words) for chip in chips(markers)][:_SHOWN]
