"""Saves while its files may not grow, and again once they may: `FOLDER KEYHEX`.

The limit on a file's size stands for the full disk. It says `ack N`, `refused SENTENCE`, and
`again N` for the save that was refused and has gone through since.
"""

import resource
import sys
from itertools import count
from pathlib import Path

from tests.faults.saving_child import Saver, say

from tso_desktop.store.store import NotSaved, Store

# Where in a page or in a frame of the log the room ends.
ROOM = (0, 1, 23, 24, 25, 512, 4095, 4096, 4119, 4120, 4121, 8192, 12345, 20000, 40000, 65536)
MOST_SAVES = 500


def main(folder: Path, key: bytes) -> None:
    saver = Saver(Store.open(folder, key))
    number = 1
    for room in ROOM:
        saver.save(number)
        say(f"ack {number}")
        number = save_until_full(saver, folder, number + 1, room)
        saver.save(number)
        say(f"again {number}\nack {number}")
        number += 1
    saver.store.close()


def save_until_full(saver: Saver, folder: Path, first: int, room: int) -> int:
    """Gives the number of the save that was refused; the limit is lifted again."""
    largest = max(path.stat().st_size for path in folder.iterdir())
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + room, unlimited[1]))
    try:
        for number in count(first):
            if number > first + MOST_SAVES:
                raise RuntimeError("The disk was never full.")
            saver.save(number)
            say(f"ack {number}")
    except NotSaved as refused:
        say(f"refused {refused}")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    return number


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
