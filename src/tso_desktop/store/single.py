"""One program to a store: a lock on a file beside it that a killed process lets go by itself."""

import os
from pathlib import Path

from tso_desktop.domain.refused import Refused


class OpenElsewhere(Refused):
    code = 7


class OneAtATime:
    """Holds `store.lock` in a folder; OpenElsewhere if another window or command has it."""

    def __init__(self, folder: Path) -> None:
        try:
            self._handle = os.open(folder / "store.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise OpenElsewhere(
                f"The folder of the store cannot be written to ({error.strerror}). "
                "What was saved is safe; make the folder writable and try again."
            ) from error
        if not _taken(self._handle):
            os.close(self._handle)
            raise OpenElsewhere(
                "This store is open in another window or command. Nothing was changed; "
                "close that one, or work there."
            )

    def release(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _taken(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
