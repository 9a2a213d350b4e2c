"""The old container of Office files (.xls, .doc, files with a password), read as far as needed."""

from struct import error, iter_unpack, unpack_from

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_END = 0xFFFFFFFC  # this and above are marks, not sectors
_ENTRY = 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_IN_HEADER = 109


class OleDamaged(ValueError):
    """The container contradicts itself."""


class OleFile:
    """`names` are of all streams and storages, wherever they stand."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._size = 1 << unpack_from("<H", content, 30)[0]
            small = 1 << unpack_from("<H", content, 32)[0]
            if self._size not in (512, 4096) or small != 64:  # noqa: PLR2004 the only two kinds
                raise OleDamaged
            self._table = self._sectors_table()
            directory = self._chain(unpack_from("<I", content, 48)[0])
            self._entries = self._directory(directory)
            self._small_from = unpack_from("<I", content, 56)[0]
            self._small_table = self._numbers(self._chain(unpack_from("<I", content, 60)[0]))
        except error as reason:
            raise OleDamaged from reason

    @property
    def names(self) -> set[str]:
        return set(self._entries)

    def stream(self, name: str) -> bytes:
        """What a stream holds; nothing if there is none of that name."""
        kind, start, size = self._entries.get(name.casefold(), (0, 0, 0))
        if kind != _STREAM:
            return b""
        if size >= self._small_from:
            return self._chain(start)[:size]
        _, root, length = next((e for e in self._entries.values() if e[0] == _ROOT), (0, 0, 0))
        return self._follow(self._chain(root)[:length], self._small_table, start, 64, 0)[:size]

    def _sectors_table(self) -> list[int]:
        sectors = list(unpack_from(f"<{_IN_HEADER}I", self._content, 76))
        at, seen = unpack_from("<I", self._content, 68)[0], set[int]()
        while at < _END and at not in seen:
            seen.add(at)
            *more, at = self._numbers(self._sector(at))
            sectors.extend(more)
        return [n for at in sectors if at < _END for n in self._numbers(self._sector(at))]

    def _directory(self, content: bytes) -> dict[str, tuple[int, int, int]]:
        entries: dict[str, tuple[int, int, int]] = {}
        for at in range(0, len(content) - _ENTRY + 1, _ENTRY):
            length = unpack_from("<H", content, at + 64)[0]
            kind = content[at + 66]
            if kind in (_STORAGE, _STREAM, _ROOT) and 2 <= length <= 64:  # noqa: PLR2004
                name = content[at : at + length - 2].decode("utf-16-le", "replace")
                start, size = unpack_from("<II", content, at + 116)
                entries.setdefault(name.casefold(), (kind, start, size))
        return entries

    def _chain(self, start: int) -> bytes:
        return self._follow(self._content, self._table, start, self._size, self._size)

    def _follow(self, content: bytes, table: list[int], start: int, size: int, skip: int) -> bytes:
        parts, at, left = [], start, len(content) // size + 1
        while at < _END:
            if at >= len(table) or left == 0:
                raise OleDamaged
            parts.append(content[skip + at * size : skip + (at + 1) * size])
            at, left = table[at], left - 1
        return b"".join(parts)

    def _sector(self, at: int) -> bytes:
        found = self._content[(at + 1) * self._size : (at + 2) * self._size]
        if len(found) < self._size:
            raise OleDamaged
        return found

    @staticmethod
    def _numbers(content: bytes) -> list[int]:
        return [number for (number,) in iter_unpack("<I", content[: len(content) // 4 * 4])]
