"""A full disk refuses the save in one clear sentence, loses nothing, and saves again after it."""

import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from tests.faults.full_disk_child import ROOM
from tests.faults.judging import Verdict, findings, judge
from tests.faults.saving_child import prepare

ROOT = Path(__file__).parents[2]
KEY = secrets.token_bytes(32)
PATIENCE = 90
CLEAR = (
    "Not saved: the disk is full. Make room; it is saved as soon as there is some. "
    "Everything saved before is safe, and what you typed stays here."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("full")
    prepare(made, KEY)
    return made


@pytest.fixture(scope="module")
def said(folder) -> list[str]:
    """What the child said, whose disk was full at each of the sizes and had room again."""
    child = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-W", "error", "-m", "tests.faults.full_disk_child", folder, KEY.hex()],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return child.stdout.splitlines()


def test_a_full_disk_is_said_in_one_clear_sentence(said):
    sentences = [line.removeprefix("refused ") for line in said if line.startswith("refused ")]
    assert len(sentences) == len(ROOM)
    assert set(sentences) == {CLEAR}


def test_the_refused_save_goes_through_once_there_is_room(said):
    assert sum(line.startswith("again ") for line in said) == len(ROOM)


def test_nothing_acknowledged_is_lost_and_no_act_is_half_there(said, folder):
    acknowledged = [int(line.split()[1]) for line in said if line.startswith("ack ")]
    assert acknowledged == list(range(1, len(acknowledged) + 1))
    assert judge(folder, KEY, acknowledged[-1]) == Verdict()
    assert findings(folder, KEY) == []


def test_the_judge_finds_a_save_that_is_not_there(said, folder):
    acknowledged = sum(line.startswith("ack ") for line in said)
    assert judge(folder, KEY, acknowledged + 1).lost == (acknowledged + 1,)
