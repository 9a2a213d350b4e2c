"""What a disk may hold after the power went: the recorded log up to a cut, un-synced parts lost."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import Struct

_HEAD = Struct("=cIQI")
_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Step:
    """W write, T cut to a length, S sync, O made, U unlinked, R renamed, A said on stdout."""

    what: str
    name: str
    offset: int
    data: bytes


def read_log(path: Path) -> list[Step]:
    raw = path.read_bytes()
    steps = []
    at = 0
    while at < len(raw):
        what, named, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        name = raw[at : at + named].decode()
        data = raw[at + named : at + named + length]
        at += named + length
        steps.append(Step(what.decode(), name, offset, data))
    return [step for step in steps if not step.name.endswith("-shm")]


Policy = Callable[[list[Step], random.Random], Iterable[Step]]


def none_kept(_pending: list[Step], _chance: random.Random) -> Iterable[Step]:
    return ()


def all_kept(pending: list[Step], _chance: random.Random) -> Iterable[Step]:
    return pending


def first_ones_kept(pending: list[Step], chance: random.Random) -> Iterable[Step]:
    return pending[: chance.randint(0, len(pending))]


def some_kept(pending: list[Step], chance: random.Random) -> Iterable[Step]:
    return [step for step in pending if chance.random() < 0.5]


def last_one_torn(pending: list[Step], chance: random.Random) -> Iterable[Step]:
    if not pending or pending[-1].what != "W":
        return pending
    *whole, last = pending
    kept = _SECTOR * chance.randint(0, (len(last.data) - 1) // _SECTOR)
    return [*whole, Step("W", last.name, last.offset, last.data[:kept])]


POLICIES: tuple[Policy, ...] = (none_kept, all_kept, first_ones_kept, some_kept, last_one_torn)


def acknowledged(steps: Iterable[Step]) -> int:
    """The last number that was acknowledged in these steps."""
    said = b"".join(step.data for step in steps if step.what == "A").split(b"\n")
    return max((int(line.split()[1]) for line in said if line.startswith(b"ack ")), default=0)


Files = dict[str, bytearray]


def after_power_loss(
    base: Files, steps: list[Step], policy: Policy, chance: random.Random
) -> Files:
    """The files as the disk has them; names are kept in order, as a journalling disk keeps them."""
    files = {name: bytearray(data) for name, data in base.items()}
    for step in policy(list(_applied(files, steps)), chance):
        _change(files, step)
    return files


def _applied(files: Files, steps: list[Step]) -> Iterator[Step]:
    """Apply what was synced, and give what was not."""
    synced_until: dict[str, int] = {}
    for at, step in enumerate(steps):
        if step.what == "S":
            synced_until[step.name] = at
    for at, step in enumerate(steps):
        if step.what == "O":
            files.setdefault(step.name, bytearray())
        elif step.what == "U":
            files.pop(step.name, None)
        elif step.what == "R":
            raise ValueError("A rename of a store's file is not modelled")
        elif step.what in "WT":
            if at < synced_until.get(step.name, -1):
                _change(files, step)
            else:
                yield step


def _change(files: Files, step: Step) -> None:
    held = files.setdefault(step.name, bytearray())
    if step.what == "T":
        del held[step.offset :]
        held.extend(bytes(step.offset - len(held)))
    else:
        held.extend(bytes(max(0, step.offset - len(held))))
        held[step.offset : step.offset + len(step.data)] = step.data
