"""The store's door: made once, opened with a passphrase or the recovery key, locked again.

Nothing slow is imported before it is needed: the lock screen paints first.
"""

import json
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_TRIES = "tries.json"
_FREE_TRIES = 3
_LONGEST_WAIT = 300.0


class TooSoon(Refused):
    """After wrong passphrases the next try must wait."""

    code = 3


class StoreIsThere(Refused):
    code = 4


class NotAFolder(Refused):
    """Where the folder of the store should be, there is a file."""

    code = 4


class Keeping:
    """One folder with a store in it, or none yet."""

    def __init__(self, folder: Path, *, clock: Callable[[], datetime] | None = None) -> None:
        self.folder = folder
        self._clock = clock

    def exists(self) -> bool:
        return (self.folder / "store.db").exists()

    def check_folder(self) -> None:
        """NotAFolder if no store could ever be there."""
        for part in (self.folder, *self.folder.parents):
            if part.is_file():
                raise NotAFolder(
                    f"{part} is a file, not a folder. Nothing was opened or changed; name the "
                    "folder of the store, or a new one."
                )

    def create(
        self, *, officer: str, team: str, council: str, passphrase: str, phone: str = ""
    ) -> str:
        """Make the store; gives the recovery key, in groups joined by a dash, to print or save.

        It is made in a folder of its own and moved into place last: half a store is no store.
        """
        from tso_desktop.domain.directory import Council, Officer
        from tso_desktop.store import keys
        from tso_desktop.store.durable import sync_folder
        from tso_desktop.store.store import KEYS, STORE, Store

        self.check_folder()
        if self.exists():
            raise StoreIsThere(
                "There is a store in this folder already. Nothing was changed; "
                "open it, or choose another folder."
            )
        if (self.folder / KEYS).exists():
            raise StoreIsThere(
                f"There is a key file ({KEYS}) in this folder, but its store is missing. Nothing "
                "was changed; put the store back beside it, or choose another folder."
            )
        keys.check_length(passphrase)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        making = Path(mkdtemp(prefix="making-", dir=self.folder))
        try:
            made = keys.new_keys()
            store = Store.create(making, made.data_key, clock=self._clock)
            with closing(store), store.work("begin") as work:
                work.create(Officer, record=RecordId(store.officer), name=officer, team=team)
                work.create(Council, name=council, team=team, phone=phone or None)
            keys.write_keys(making / KEYS, made, passphrase)
            # A cut between these two leaves a key without a store, which is said the next time.
            (making / KEYS).replace(self.folder / KEYS)
            (making / STORE).replace(self.folder / STORE)
            sync_folder(self.folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        return made.recovery_key

    def unlock(self, passphrase: str) -> "Desk":
        """Open with the passphrase; WrongPassphrase, TooSoon, NotAStore, OpenElsewhere."""
        from tso_desktop.store import keys
        from tso_desktop.store.store import KEYS

        self._not_too_soon()
        try:
            data_key = keys.open_with_passphrase(self.folder / KEYS, passphrase)
        except keys.WrongPassphrase:
            self._count_a_miss()
            raise
        self._forget_misses()
        return self._open(data_key)

    def recover(self, recovery_key: str, new_passphrase: str) -> "Desk":
        """Open with the printed recovery key instead, and set a new passphrase."""
        from tso_desktop.store import keys
        from tso_desktop.store.store import KEYS

        keys.check_length(new_passphrase)
        data_key = keys.open_with_recovery(self.folder / KEYS, recovery_key)
        desk = self._open(data_key)
        keys.change_passphrase(self.folder / KEYS, data_key, new_passphrase)
        self._forget_misses()
        return desk

    def change_passphrase(self, old: str, new: str) -> None:
        from tso_desktop.store import keys
        from tso_desktop.store.store import KEYS

        data_key = keys.open_with_passphrase(self.folder / KEYS, old)
        keys.change_passphrase(self.folder / KEYS, data_key, new)

    def wait_seconds(self) -> float:
        """How long until the next try counts: 2, 4, 8 … seconds from the fourth miss on."""
        missed, last = self._misses()
        if missed < _FREE_TRIES:
            return 0.0
        wait = min(2.0 ** (missed - _FREE_TRIES + 1), _LONGEST_WAIT)
        # A clock that was set back must not shorten or lengthen the wait beyond itself.
        return max(0.0, min(wait, last + wait - time.time()))

    def _open(self, data_key: bytes) -> "Desk":
        from tso_desktop.services.desk import Desk
        from tso_desktop.store.store import Store

        return Desk(Store.open(self.folder, data_key, clock=self._clock), self)

    def _not_too_soon(self) -> None:
        if (wait := self.wait_seconds()) > 0:
            seconds = int(wait) + 1
            raise TooSoon(
                "Too many wrong passphrases. Try again in "
                f"{seconds} {'second' if seconds == 1 else 'seconds'}. "
                "All your work is safe."
            )

    def _misses(self) -> tuple[int, float]:
        try:
            found = json.loads((self.folder / _TRIES).read_text())
            return int(found["missed"]), float(found["last"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0.0

    def _count_a_miss(self) -> None:
        from tso_desktop.store.durable import durable_write

        missed, _ = self._misses()
        content = json.dumps({"missed": missed + 1, "last": time.time()}).encode()
        durable_write(self.folder / _TRIES, content)

    def _forget_misses(self) -> None:
        (self.folder / _TRIES).unlink(missing_ok=True)
