"""The letters that are shipped in `resources/letters`, one file each; a bad one is said by name."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tso_desktop.domain.letter_fields import FIELDS
from tso_desktop.domain.letter_kinds import STAGES, Ground, LetterKind, checked
from tso_desktop.domain.letter_words import TemplateRefused
from tso_desktop.formats.shipped import ListUnreadable, read_list
from tso_desktop.places import RESOURCES

LETTERS = RESOURCES / "letters"


@cache
def shipped_letters(folder: Path = LETTERS) -> Mapping[str, LetterKind]:
    """Every letter by its key, in the order of the stages and then of their titles."""
    found = [_kind(path) for path in sorted(folder.glob("*.toml"))]
    stages = list(STAGES)
    found.sort(key=lambda kind: (stages.index(kind.stage), kind.adverse, kind.key))
    return MappingProxyType({kind.key: kind for kind in found})


def _kind(path: Path) -> LetterKind:
    content = dict(read_list(path))
    try:
        grounds = tuple(Ground(**ground) for ground in content.pop("grounds", []))
        fits = tuple(content.pop("fits"))
        kind = LetterKind(grounds=grounds, fits=fits, **content)
        _check(kind, path)
    except (KeyError, TypeError, ValueError, AttributeError, TemplateRefused) as reason:
        raise ListUnreadable(path, reason) from reason
    return kind


def _check(kind: LetterKind, path: Path) -> None:
    if kind.key != path.stem:
        raise ValueError(f"its key is {kind.key}")
    if kind.stage not in STAGES:
        raise ValueError(f"there is no stage {kind.stage}")
    for name in _texts(kind):
        if not isinstance(name, str) or not name.strip():
            raise TypeError("a text is missing or is no text")
    words = checked(kind.body)
    if kind.adverse and "reasons" not in words.names:
        raise ValueError("an adverse notice has no {reasons}")
    if kind.review and "review_last_day" not in words.names:
        raise ValueError("a decision that can be reviewed does not say until when")
    if kind.grounds and "ground_words" not in words.names:
        raise ValueError("it has grounds and no {ground_words}")
    if not set(words.names) <= set(FIELDS):
        raise ValueError("it has a field that nobody knows")


def _texts(kind: LetterKind) -> tuple[Any, ...]:
    return (kind.title, kind.when, kind.body, *(g.words for g in kind.grounds))
