"""The window's own settings on this laptop: no fact about anybody, so they lie beside the store.

They are read before the passphrase is typed: the lock screen is dark where the officer wants it.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tso_desktop.domain.refused import Refused

IDLE_CHOICES = (2, 5, 10, 15, 20, 30)
VISIT_CHOICES = (10, 20, 30, 45, 60)


class SettingsNotKept(Refused):
    """The disk took no note of a setting; it holds until the program closes."""


@dataclass(frozen=True, slots=True)
class Choices:
    look: str = "system"
    idle_minutes: int = 10
    visit_idle_minutes: int = 20


class Local:
    """Reads once, keeps at each change; a file that cannot be read counts as no choice made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._choices = _read(path)

    @property
    def choices(self) -> Choices:
        return self._choices

    def keep(self, **changed: Any) -> None:
        self._choices = _sane(replace(self._choices, **changed))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(asdict(self._choices), indent=1), encoding="utf-8")
        except OSError as error:
            raise SettingsNotKept(
                "The setting holds until you close the program, but could not be written down. "
                "Your work is safe. Free some room on the disk."
            ) from error


def _read(path: Path) -> Choices:
    found: dict[str, Any] = {}
    with suppress(OSError, ValueError):
        read = json.loads(path.read_text(encoding="utf-8"))
        found = read if isinstance(read, dict) else {}
    known = {name: value for name, value in found.items() if _fits(name, value)}
    return _sane(replace(Choices(), **known))


def _fits(name: str, value: Any) -> bool:
    return type(value) is type(getattr(Choices(), name, None))


def _sane(choices: Choices) -> Choices:
    """A lock that never comes, or a look that nobody drew, is no choice."""
    usual = Choices()
    return replace(
        choices,
        look=choices.look if choices.look in {"light", "dark", "system"} else usual.look,
        idle_minutes=min(max(1, choices.idle_minutes), max(IDLE_CHOICES)),
        visit_idle_minutes=min(max(1, choices.visit_idle_minutes), max(VISIT_CHOICES)),
    )
