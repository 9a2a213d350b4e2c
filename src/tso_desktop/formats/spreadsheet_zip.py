"""The packed kinds of spreadsheet, unpacked piece by piece and never further than is safe."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from tso_desktop.formats.spreadsheet_limits import (
    Budget,
    SpreadsheetRefused,
    damaged,
    has_password,
)

_MOST_PIECES = 10_000
_MOST_PIECE = 400_000_000
_MOST_UNPACKED = 600_000_000
_MOST_PACKED = 200  # times smaller than unpacked
_NOTICEABLE = 20_000_000
_CHUNK = 1 << 18
_ENCRYPTED = 0x1


class Packed:
    """A zip whose every piece was unpacked once and counted; what it declares is not believed."""

    def __init__(self, content: bytes, name: str, budget: Budget) -> None:
        self._name = name
        self._budget = budget
        try:
            self._zip = ZipFile(BytesIO(content))
            self._pieces = self._checked(self._zip.infolist())
            self._unpack_all()
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as reason:
            raise damaged(name) from reason

    def names(self) -> list[str]:
        return list(self._pieces)

    def has(self, piece: str) -> bool:
        return _plain(piece) in self._pieces

    def chunks(self, piece: str) -> Iterator[bytes]:
        """The piece as it unpacks; nothing if there is no such piece."""
        info = self._pieces.get(_plain(piece))
        if info is None:
            return
        try:
            with self._zip.open(info) as opened:
                while chunk := opened.read(_CHUNK):
                    yield chunk
        except (BadZipFile, zlib.error, EOFError) as reason:
            raise damaged(self._name) from reason

    def starts_with(self, piece: str, length: int = 512) -> bytes:
        return next(self.chunks(piece), b"")[:length]

    def _checked(self, infos: list[ZipInfo]) -> dict[str, ZipInfo]:
        if len(infos) > _MOST_PIECES:
            raise self._bomb()
        pieces = {_plain(info.filename): info for info in infos}
        if len(pieces) < len(infos):
            raise damaged(self._name)  # two pieces of one name: a reader could be shown the other
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise has_password(self._name)
        declared = sum(info.file_size for info in infos)
        if declared > _MOST_UNPACKED or any(map(_is_bomb, infos)):
            raise self._bomb()
        return pieces

    def _unpack_all(self) -> None:
        total = 0
        for info in self._pieces.values():
            declared, info.file_size = info.file_size, _MOST_PIECE + 1
            size = 0
            with self._zip.open(info) as opened:
                while chunk := opened.read(_CHUNK):
                    size += len(chunk)
                    if size > _MOST_PIECE or total + size > _MOST_UNPACKED:
                        raise self._bomb()
                    self._budget.time()
            total += size
            info.file_size = declared

    def _bomb(self) -> SpreadsheetRefused:
        return SpreadsheetRefused(
            f"“{self._name}” unpacks to far more than a caseload can hold, so it was not opened;"
            " nothing was imported: ask whoever sent it for a plain copy."
        )


def _is_bomb(info: ZipInfo) -> bool:
    packed = max(info.compress_size, 1)
    swollen = info.file_size > _NOTICEABLE and info.file_size / packed > _MOST_PACKED
    return info.file_size > _MOST_PIECE or swollen


def _plain(piece: str) -> str:
    return piece.replace("\\", "/").lstrip("/").casefold()
