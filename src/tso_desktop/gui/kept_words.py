"""Words of a form that is answered as a whole: kept as a draft until it is, through every lock."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.plain_fields import PlainField
from tso_desktop.gui.workplace import Workplace

_TYPING_MS = 300
_KIND = "words"


class KeptWords(QObject):
    """Puts back what was typed and not yet kept; `drop` once it is kept or not wanted."""

    def __init__(
        self, place: Workplace, key: str, fields: Mapping[str, PlainField], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place, self._key, self._fields = place, key, dict(fields)
        draft = place.desk.drafts.find(key)
        for name, field in self._fields.items():
            field.put(str(draft.body.get(name) or "") if draft else "")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._keep)
        for field in self._fields.values():
            field.changed.connect(self._typing.start)

    def settle(self) -> None:
        """Keep at once what still rests."""
        if self._typing.isActive():
            self._typing.stop()
            self._keep()

    def drop(self) -> None:
        for field in self._fields.values():
            field.put("")
        self._typing.stop()
        if self._place.desk.drafts.find(self._key) is not None:
            self._place.desk.drafts.drop(self._key)

    def _keep(self) -> None:
        body = {name: field.words() for name, field in self._fields.items()}
        try:
            if any(body.values()):
                self._place.desk.drafts.keep(self._key, _KIND, body)
            else:
                self._place.desk.drafts.drop(self._key)
        except Refused as refused:
            self._place.told.tell(str(refused), tone="red")
