"""How far a long act is, told as it goes; whoever hears it may raise, and nothing is written."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Heed = Callable[[float], None]

_AT_ONCE = 200


def unheeded(_part: float) -> None:
    """Nobody asked how far it is."""


def heeded(items: Sequence[T], heed: Heed) -> Iterator[T]:
    """The items one by one; from time to time `heed` hears which part of them is done."""
    for number, item in enumerate(items):
        if number % _AT_ONCE == 0:
            heed(number / len(items))
        yield item


def some_at_once(items: Sequence[T], heed: Heed) -> Iterator[Sequence[T]]:
    """The items some hundreds at once; before each, `heed` hears which part is done."""
    for start in range(0, len(items), _AT_ONCE):
        heed(start / len(items))
        yield items[start : start + _AT_ONCE]
