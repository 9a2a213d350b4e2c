"""The program as it is typed, over a store of its own."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.example_caseload import EXAMPLE

from tso_desktop.app import main
from tso_desktop.services.keeping import Keeping
from tso_desktop.store import keys

PASSPHRASE = "three plain words"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def refused(self, code: int, *words: str) -> None:
        """It ended with this code, said one sentence of these words, and nothing else."""
        assert self.code == code, self
        (sentence,) = self.err.splitlines()
        assert sentence.endswith(".")
        assert "Traceback" not in sentence
        for word in words:
            assert word in sentence


class Typed:
    """Types a command; the passphrase comes from the environment."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *argv: object) -> Ran:
        self._capsys.readouterr()
        code = main(["--data-dir", str(self.folder), *map(str, argv)])
        said = self._capsys.readouterr()
        return Ran(code, said.out, said.err)

    def desk(self):
        return Keeping(self.folder).unlock(PASSPHRASE)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Two stores that are copied for each test: an empty one, and one with the example in it.

    Their passphrase is cheap to try, for every command tries it anew.
    """
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "MEMLIMIT", 1 << 20)
        patch.setattr(keys, "OPSLIMIT", 1)
        Keeping(folder / "empty").create(
            officer="Jo Moffat", team="North", council="Fossbrook", passphrase=PASSPHRASE
        )
    shutil.copytree(folder / "empty", folder / "full")
    desk = Keeping(folder / "full").unlock(PASSPHRASE)
    desk.imports.run(desk.imports.preview(EXAMPLE))
    desk.close()
    return folder


@pytest.fixture
def bare(tmp_path, capsys, monkeypatch):
    """The program where there is no store yet."""
    monkeypatch.setenv("TSO_PASSPHRASE", PASSPHRASE)
    return Typed(tmp_path / "store", capsys)


@pytest.fixture
def typed(bare, made):
    """The program over a store without a household."""
    shutil.copytree(made / "empty", bare.folder)
    return bare


@pytest.fixture
def full(bare, made):
    """The program over a store with the example caseload in it."""
    shutil.copytree(made / "full", bare.folder)
    return bare
