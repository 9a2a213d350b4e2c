"""Words that could not be saved as they stand: they wait on this laptop, also while it is locked.

A date nobody can read, or one typed while the disk was full, stands again at its own field.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.workplace import Workplace

if TYPE_CHECKING:
    from tso_desktop.gui.field import Field

KIND = "field"


class WaitingWords:
    """The drafts of one form's fields, kept under `owner`: a record, or what it will belong to."""

    def __init__(self, place: Workplace, owner: str, fields: "Iterable[Field]") -> None:
        self._place, self._owner = place, owner
        self._fields = {field.name: field for field in fields}
        for field in self._fields.values():
            field.waits.connect(self._wait)

    def put_back(self) -> None:
        """Types again what waited, with the refusal beside it or saved if that works by now."""
        for draft in self._place.desk.drafts.all(KIND):
            if draft.body["owner"] == self._owner and draft.body["name"] in self._fields:
                field = self._fields[draft.body["name"]]
                field.type_again(draft.body["typed"], draft.body["as_of"])

    def _wait(self, name: str, words: str | None) -> None:
        drafts, key = self._place.desk.drafts, f"{KIND}:{self._owner}:{name}"
        body = {
            "owner": self._owner,
            "name": name,
            "typed": words,
            "as_of": self._fields[name].as_of,
        }
        with suppress(Refused):  # the field says already that nothing could be saved
            if words is None:
                drafts.drop(key)
            else:
                drafts.keep(key, KIND, body)


def what_waits(pages: QWidget) -> str:
    """What becomes of the words that could not be saved when these pages go."""
    from tso_desktop.gui.field import Field

    unsaved = [field for field in pages.findChildren(Field) if field.holds_unsaved]
    if unsaved and all(field.is_waiting for field in unsaved):
        return "What could not be saved waits where you typed it, marked in red."
    return "What could not be saved is lost."


def owners_waiting(place: Workplace) -> frozenset[RecordId]:
    """The records at whose fields something waits."""
    return frozenset(RecordId(draft.body["owner"]) for draft in place.desk.drafts.all(KIND))
