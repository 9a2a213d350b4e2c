"""How a body lies on disk: a marker byte, then raw or compressed with the shipped words.

The dictionary is kept for ever under its number; what it packed once can always be read.
"""

import threading
from functools import cache
from typing import TYPE_CHECKING

from tso_desktop.places import RESOURCES

if TYPE_CHECKING:
    import zstandard

RAW, DICTIONARY_1 = b"\x00", b"\x01"
LARGEST_BODY = 4 * 1024 * 1024
_SMALLEST_TO_COMPRESS = 60
_LEVEL = 3


def pack(body: bytes) -> bytes:
    if len(body) < _SMALLEST_TO_COMPRESS:
        return RAW + body
    small = _coders().pack(body)
    return DICTIONARY_1 + small if len(small) < len(body) else RAW + body


def unpack(stored: bytes) -> bytes:
    """The body as authored; a ValueError if it is of no form that we know."""
    marker, rest = stored[:1], stored[1:]
    if marker == RAW:
        return rest
    if marker == DICTIONARY_1:
        return _coders().unpack(rest, max_output_size=LARGEST_BODY)
    raise ValueError(f"unknown form {marker!r}")


@cache
def _dictionary() -> "zstandard.ZstdCompressionDict":
    import zstandard

    content = (RESOURCES / "journal" / "words-1.dict").read_bytes()
    words = zstandard.ZstdCompressionDict(content)
    words.precompute_compress(level=_LEVEL)
    return words


class _Coders(threading.local):
    """A compressor and a decompressor for each thread: neither may be shared."""

    def __init__(self) -> None:
        import zstandard

        self.pack = zstandard.ZstdCompressor(
            level=_LEVEL, dict_data=_dictionary(), write_dict_id=False
        ).compress
        self.unpack = zstandard.ZstdDecompressor(dict_data=_dictionary()).decompress


@cache
def _coders() -> _Coders:
    return _Coders()
