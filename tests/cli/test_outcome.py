import os
import subprocess
import sys

import pytest
from tests.cli.conftest import PASSPHRASE

from tso_desktop import __version__
from tso_desktop.app import main
from tso_desktop.cli.outcome import outcome_of
from tso_desktop.domain.refused import Refused


class Unwilling(Refused):
    code = 42


def raising(error):
    def act():
        raise error

    return act


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Unwilling("It\nwill not do."), 42, "It will not do."),
        (KeyboardInterrupt(), 130, "Stopped. What was saved before is safe"),
        (PermissionError(13, "Permission denied", "/x/y"), 6, "Permission denied"),
        (OSError(28, "No space left on device"), 6, "No space left"),
        (ValueError("Tamsin Brackenbury"), 1, "fault of the program (ValueError"),
    ],
)
def test_whatever_stops_a_command_is_one_sentence_and_a_number(capsys, error, code, said):
    assert outcome_of(raising(error)) == code

    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1
    assert "Tamsin" not in err


def test_only_a_command_that_is_done_ends_with_nought():
    assert outcome_of(lambda: 0) == 0
    assert outcome_of(lambda: 5) == 5


@pytest.mark.parametrize("typed", [["nonsense"], ["show"], ["cases", "--yaml"], ["plan", "X"]])
def test_what_is_no_command_is_refused_in_one_sentence(capsys, typed):
    assert main(typed) == 2

    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "--help" in err


@pytest.mark.parametrize("typed", [["--help"], ["import", "--help"], ["--version"]])
def test_help_and_version_are_answers(capsys, typed):
    with pytest.raises(SystemExit) as ended:
        main(typed)

    assert ended.value.code == 0
    said = capsys.readouterr()
    assert __version__ in said.out or "usage: tso-desktop" in said.out
    assert said.err == ""


def run(typed, *argv, **options):
    environment = {**os.environ, "TSO_PASSPHRASE": PASSPHRASE, "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "tso_desktop", "--data-dir", str(typed.folder), *argv]
    return subprocess.Popen(  # noqa: S603 - our own program
        command,
        env={**environment, **options.pop("env", {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_a_listener_that_leaves_ends_it_quietly(full):
    process = run(full, "cases", "--json")
    process.stdout.close()

    assert process.wait(60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_polish_name_comes_through_whatever_the_code_page(full):
    ascii_only = {
        "PYTHONIOENCODING": "",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }

    out, err = run(full, "show", "TS-0507", env=ascii_only).communicate(timeout=60)

    assert "Łukasz Wiśniewski" in out.decode()
    assert err == b""


def test_the_data_folder_may_be_named_before_or_after_the_command(typed):
    assert main(["cases", "--data-dir", str(typed.folder)]) == 0
    assert main(["--data-dir", str(typed.folder), "cases"]) == 0


def test_the_data_folder_may_come_from_the_environment(typed, monkeypatch):
    monkeypatch.setenv("TSO_DATA_DIR", str(typed.folder))

    assert main(["cases"]) == 0


def test_no_command_loads_the_window():
    said = "import sys, tso_desktop.app; print([m for m in sys.modules if 'PySide6' in m])"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", said], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.strip() == "[]"
