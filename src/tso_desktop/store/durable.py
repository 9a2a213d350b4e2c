"""The one door through which a file beside the store is written: whole and on disk, or not."""

import os
from pathlib import Path

from tso_desktop.store.owner_only import FILE

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def durable_write(path: Path, content: bytes) -> None:
    """Replace the file; after this returns it survives a power cut.

    The folder is synced too: without that, a finished file can be missing after a power cut.
    """
    beside = path.with_name(path.name + ".part")
    handle = os.open(beside, _NEW, FILE)
    with os.fdopen(handle, "wb") as file:
        if os.name != "nt":
            os.fchmod(handle, FILE)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows has no such call and keeps them by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
