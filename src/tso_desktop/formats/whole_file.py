"""Writes files whole and on disk, or not at all; several of them only when all are finished."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from tso_desktop.domain.refused import Refused


class NotWritten(Refused):
    """A file could not be written where it was asked for."""

    code = 6


def write_whole(files: Mapping[Path, bytes]) -> None:
    """A file of the same name is replaced by a finished one only. Nobody else may read them."""
    beside = {path: path.with_name(f".{secrets.token_hex(8)}.part") for path in files}
    try:
        for path in files:
            _refuse_a_bad_place(path)
        for path, content in files.items():
            _write_new(beside[path], content)
        for path in files:
            beside[path].replace(path)
        for folder in {path.parent for path in files}:
            _sync_folder(folder)
    except OSError as reason:
        names = " and ".join(path.name for path in files)
        raise NotWritten(
            f"{names} could not be written ({reason.strerror or reason}). Your work is safe. "
            "Make room, or choose another place."
        ) from reason
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)


def _refuse_a_bad_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise NotWritten(
            f"There is no folder {path.parent}. Your work is safe and nothing was written; "
            "make it first, or choose another."
        )
    if path.exists() and not path.is_file():
        raise NotWritten(
            f"{path.name} is not a file that can be written. Your work is safe and nothing was "
            "written; choose another name."
        )


def _write_new(path: Path, content: bytes) -> None:
    """Never through something that is already there: a link could lead anywhere."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Windows has no such call and keeps the names by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
