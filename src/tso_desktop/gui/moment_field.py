"""Fields for a day with a time, and for a plain number."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.fields import TextField
from tso_desktop.gui.typed import NotUnderstood, typed_date
from tso_desktop.gui.typed_moment import split_time
from tso_desktop.gui.words import clock_time, plain_date


class MomentField(TextField):
    """A day and a time, as in 3 Dec 2026 14:30; kept in UTC."""

    def __init__(
        self, name: str, label: str, *, today: Callable[[], date] = date.today, **more: Any
    ) -> None:
        self._today = today
        super().__init__(name, label, placeholder="Day and time: 3 Dec 14:30", longest=60, **more)

    def value(self) -> Any:
        said = self.line.text().strip()
        if not said:
            return None
        day_words, at = split_time(said)
        day = typed_date(day_words, self._today(), lean="ahead") if day_words else self._today()
        if at is None or day is None:
            raise NotUnderstood(f"“{said}” has no time of day. Write it as 3 Dec 14:30.")
        return datetime.combine(day, at).astimezone().astimezone(UTC)

    def _write(self, value: Any) -> None:
        words = f"{plain_date(value.astimezone().date())} {clock_time(value)}" if value else None
        super()._write(words)


class NumberField(TextField):
    """A whole number from nought to `most`."""

    def __init__(self, name: str, label: str, *, most: int, **more: Any) -> None:
        self._most = most
        super().__init__(name, label, longest=7, **more)

    def value(self) -> Any:
        said = self.line.text().strip()
        if not said:
            return None
        if not said.isascii() or not said.isdecimal() or int(said) > self._most:
            raise _NotANumber(f"“{said}” is not a whole number up to {self._most:,}.")
        return int(said)

    def _write(self, value: Any) -> None:
        super()._write(None if value is None else str(value))


class _NotANumber(Refused):
    pass
