"""How a duty stands, as a chip: never by colour alone, always with an icon and words."""

from collections.abc import Sequence

from tso_desktop.domain.law.standing import Nearness, Standing, standings
from tso_desktop.gui.parts_chips import ChipWords, Tone
from tso_desktop.services.law import CaseView

_TONES: dict[Nearness, tuple[Tone, str]] = {
    "far": ("green", "clock"),
    "near": ("amber", "clock"),
    "close": ("red", "alarm-clock"),
    "over": ("grey", "triangle-alert"),
    "no_end": ("blue", "landmark"),
}


def standing_chip(standing: Standing) -> ChipWords:
    """Prevention · day 35 of 56."""
    return ChipWords(standing.words, *_TONES[standing.nearness])


def left_chip(standing: Standing) -> ChipWords | None:
    """21 days left; none where there is no fixed end."""
    if not standing.left_words:
        return None
    return ChipWords(standing.left_words, *_TONES[standing.nearness])


def head_chips(views: Sequence[CaseView]) -> list[ChipWords]:
    """What is owed to a household; where no day is known, the words of the main system."""
    found: list[ChipWords] = []
    for view in views:
        if not view.is_open:
            continue
        owed = standings(view.law) if view.law else ()
        found += [standing_chip(one) for one in owed]
        if not owed and view.case and view.case.duty and not (view.law and view.law.duties):
            found.append(ChipWords(view.case.duty, "blue", "landmark"))
    return found
