"""When the power goes, every acknowledged save is on the disk, whatever else is lost.

A recorder writes down what the saving process did to its files. Each state is the log up to a
cut, with the writes that no sync had reached kept, dropped, shuffled out or torn.
"""

import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.judging import Verdict, judge
from tests.faults.replaying import (
    POLICIES,
    Files,
    Step,
    acknowledged,
    after_power_loss,
    all_kept,
    read_log,
)
from tests.faults.saving_child import prepare

from tso_desktop.domain.refused import Refused

ROOT = Path(__file__).parents[2]
KEY = secrets.token_bytes(32)
SEED = 20261122
STATES = 500
SAVES = 60
PATIENCE = 60


@pytest.fixture(scope="module")
def recorder(tmp_path_factory) -> Path:
    gcc = shutil.which("gcc")
    if gcc is None:
        pytest.fail("The power-loss replay needs gcc, and there is none: install gcc, run again.")
    made = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(  # noqa: S603 - our own source
        [gcc, "-Wall", "-Werror", "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"],
        check=True,
    )
    return made


@pytest.fixture
def in_memory() -> Iterator[Path]:
    """A folder to replay in: nothing here needs a real disk."""
    memory = Path("/dev/shm")  # noqa: S108 - removed again below
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def recorded(recorder: Path, folder: Path, **weaker: str) -> tuple[Files, list[Step]]:
    """The files as they were, and all that the saving process then did to them."""
    watched = folder.resolve() / "watched"
    watched.mkdir()
    prepare(watched, KEY)
    before = {path.name: bytearray(path.read_bytes()) for path in watched.iterdir()}
    log = folder / "log"
    watch = {"RECORD_FOLDER": str(watched), "RECORD_LOG": str(log), "LD_PRELOAD": str(recorder)}
    command = [sys.executable, "-W", "error", "-m", "tests.faults.saving_child"]
    subprocess.run(  # noqa: S603 - our own module
        [*command, str(watched), KEY.hex(), "save", str(SAVES)],
        cwd=ROOT,
        env={**os.environ, **watch, **weaker},
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=PATIENCE,
    )
    steps = read_log(log)
    assert acknowledged(steps) == SAVES
    after = {path.name: path.read_bytes() for path in watched.iterdir()}
    after.pop("store.db-shm")
    whole = after_power_loss(before, steps, all_kept, random.Random(SEED))  # noqa: S311
    assert whole == after, "the log does not hold all that was written"
    return before, steps


def verdicts(before: Files, steps: list[Step], states: int, place: Path) -> Iterator[Verdict]:
    chance = random.Random(SEED)  # noqa: S311 - cuts, not keys
    for number in range(states):
        until = steps[: chance.randint(0, len(steps))]
        left = after_power_loss(before, until, POLICIES[number % len(POLICIES)], chance)
        folder = place / str(number)
        folder.mkdir()
        for name, data in left.items():
            (folder / name).write_bytes(data)
        try:
            yield judge(folder, KEY, acknowledged(until))
        except Refused as refused:
            yield Verdict(damage=(str(refused),))
        shutil.rmtree(folder)


def test_no_power_loss_takes_an_acknowledged_save(recorder, tmp_path, in_memory):
    """0 in 500 proves, with 95 % confidence, that fewer than 1 state in 160 does harm (3 / 500)."""
    before, steps = recorded(recorder, tmp_path)
    written = {step.name for step in steps if step.what == "W"}
    assert written == {"store.db", "store.db-wal"}, "no state falls into a checkpoint"
    judged = list(verdicts(before, steps, STATES, in_memory))
    assert len(judged) == STATES
    assert [verdict for verdict in judged if not verdict.clean] == []


def test_the_judge_finds_what_a_weaker_sync_loses(recorder, tmp_path, in_memory):
    before, steps = recorded(recorder, tmp_path, TSO_FAULT_SYNCHRONOUS="NORMAL")
    judged = verdicts(before, steps, STATES, in_memory)
    assert any(verdict.lost for verdict in judged)
    judged.close()
