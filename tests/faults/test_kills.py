"""A process that is killed while it saves leaves whole acts, and every one that it acknowledged.

A kill says nothing about durability: the page cache outlives the process. See `test_power_loss`.
"""

import os
import random
import secrets
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.faults.judging import Verdict, findings, judge
from tests.faults.saving_child import prepare

ROOT = Path(__file__).parents[2]
KEY = secrets.token_bytes(32)
SEED = 20261122
KILLS = 300
WORKERS = 2
TWIN_ROUNDS = 60
PATIENCE = 30


class Nursery:
    """Starts one saver after another on one folder, and kills each at a moment of its saving."""

    def __init__(self, child: subprocess.Popen) -> None:
        self._child = child
        self._left = b""

    def kill_one(self, after: float) -> int:
        """Gives the last number that was acknowledged, 0 if none was."""
        self._child.stdin.write(b"\n")
        said: list[str] = []
        self._hear(said, until="ready")
        pid = next(int(line.split()[1]) for line in self._and_wait_for(said, "pid"))
        self._hear(said, until=None, for_seconds=after)
        os.kill(pid, signal.SIGKILL)
        self._hear(said, until="gone")
        assert f"gone {-signal.SIGKILL}" in said, said[-3:]
        return max((int(line.split()[1]) for line in said if line.startswith("ack")), default=0)

    def _and_wait_for(self, said: list[str], word: str) -> list[str]:
        if not any(line.startswith(word) for line in said):
            self._hear(said, until=word)
        return [line for line in said if line.startswith(word)]

    def _hear(self, said: list[str], *, until: str | None, for_seconds: float = PATIENCE) -> None:
        end = time.monotonic() + for_seconds
        heard = 0
        while (left := end - time.monotonic()) > 0:
            if select.select([self._child.stdout], [], [], left)[0]:
                got = os.read(self._child.stdout.fileno(), 65536)
                assert got, f"The child is dead: {said[-3:]}"
                *whole, self._left = (self._left + got).split(b"\n")
                said += [line.decode() for line in whole]
                heard += len(whole)
                if until and any(line.startswith(until) for line in said[len(said) - heard :]):
                    return
        assert until is None, f"The child never said {until}: {said[-3:]}"


@contextmanager
def a_nursery(folder: Path, mode: str) -> Iterator[Nursery]:
    command = [sys.executable, "-W", "error", "-m", "tests.faults.saving_child"]
    with subprocess.Popen(  # noqa: S603 - our own module
        [*command, str(folder), KEY.hex(), mode, "nursery"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as child:
        try:
            yield Nursery(child)
        finally:
            child.stdin.close()
            child.wait(PATIENCE)


def kills(folder: Path, mode: str, rounds: int, seed: int) -> Iterator[Verdict]:
    """The verdict on one store after each of its kills."""
    chance = random.Random(seed)  # noqa: S311 - moments, not keys
    acknowledged = 0
    with a_nursery(folder, mode) as nursery:
        for _ in range(rounds):
            acknowledged = max(acknowledged, nursery.kill_one(chance.uniform(0.02, 0.12)))
            yield judge(folder, KEY, acknowledged)
    assert acknowledged > rounds, "too few saves to prove anything"
    assert findings(folder, KEY) == []


def prepared(folder: Path) -> Path:
    folder.mkdir()
    prepare(folder, KEY)
    return folder


def verdicts(folder: Path, seed: int) -> list[Verdict]:
    return list(kills(folder, "save", KILLS // WORKERS, seed))


def test_no_kill_loses_an_acknowledged_save_or_leaves_half_of_one(tmp_path):
    """0 in 300 proves, with 95 % confidence, that fewer than 1 kill in 100 does harm (3 / 300)."""
    folders = [prepared(tmp_path / str(worker)) for worker in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        found = pool.map(verdicts, folders, range(SEED, SEED + WORKERS))
        judged = [verdict for one in found for verdict in one]
    assert len(judged) == KILLS
    assert [verdict for verdict in judged if not verdict.clean] == []


def first_bad(folder: Path, mode: str) -> Verdict:
    """What the judge says of a planted fault, at the first of a bounded number of kills it sees."""
    found = kills(prepared(folder), mode, TWIN_ROUNDS, SEED)
    bad = next((verdict for verdict in found if not verdict.clean), Verdict())
    found.close()
    return bad


def test_the_judge_finds_a_save_acknowledged_before_its_commit(tmp_path):
    assert first_bad(tmp_path / "early", "ack_before_commit").lost


def test_the_judge_finds_a_row_that_was_committed_before_its_entry(tmp_path):
    assert any(
        "a row without its entry" in words
        for words in first_bad(tmp_path / "two", "two_transactions").orphans
    )
