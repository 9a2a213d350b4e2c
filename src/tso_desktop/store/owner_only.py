"""What holds somebody's affairs is for this account alone to read, whatever the machine's habit."""

import os
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
_OTHERS = 0o077


def new_file(path: Path) -> None:
    """An empty file that is ours alone, where there is none: SQLite keeps the mode it finds."""
    # What stands in the way is said by whoever opens the file next.
    with suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))


def tighten(folder: Path) -> None:
    """A folder that an older version made, or that was there, and the files of the store in it."""
    for path in (folder, folder / "papers", *(folder / name for name in _FILES)):
        _tighten(path)


_FILES = ("store.db", "store.db-wal", "store.db-shm", "store.lock", "keys.json", "tries.json")


def _tighten(path: Path) -> None:
    """Only what belongs to this account; Windows keeps who may read otherwise."""
    if os.name == "nt":
        return
    with suppress(OSError):
        found = path.lstat()
        is_ours = found.st_uid == os.getuid() and not path.is_symlink()
        if is_ours and found.st_mode & _OTHERS:
            path.chmod(found.st_mode & ~_OTHERS & 0o7777)
