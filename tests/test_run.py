"""`run.py`: what it asks the system for, and when it makes the environment again."""

import importlib.util
import json
import os
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("run", Path(__file__).parents[1] / "run.py")
assert _SPEC is not None
assert _SPEC.loader is not None
run = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(run)

# Stands where pip would be: the network is what is outside. It writes down what it was asked for,
# and fails while there is a file called `offline`.
FAKE_PIP = """
import json, pathlib, sys
root = pathlib.Path.cwd()
if (root / "offline").exists():
    sys.exit("ERROR: no network")
with (root / "asked.jsonl").open("a") as asked:
    asked.write(json.dumps(sys.argv[1:]) + chr(10))
"""


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh clone; its environments are real but for pip."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "run.py").write_text("\n")

    def make(folder: Path) -> None:
        venv.create(folder, clear=True, symlinks=os.name != "nt")
        site = sysconfig.get_path("purelib", "venv", {"base": folder, "platbase": folder})
        pip = Path(site) / "pip"
        pip.mkdir()
        (pip / "__init__.py").touch()
        (pip / "__main__.py").write_text(FAKE_PIP)
        with (tmp_path / "made").open("a") as made:
            made.write("made\n")

    monkeypatch.setattr(run, "make_environment", make)
    return tmp_path


def times_made(clone: Path) -> int:
    return len((clone / "made").read_text().splitlines())


def installed(clone: Path) -> list[str]:
    return [json.loads(line)[-1] for line in (clone / "asked.jsonl").read_text().splitlines()]


def test_the_first_run_makes_the_environment_and_the_second_finds_it(clone):
    python = run.provide_environment(clone, "[test]")
    assert python.exists()
    assert run.provide_environment(clone, "[test]") == python
    assert times_made(clone) == 1
    assert installed(clone) == [".[test]"]


def test_an_environment_for_the_tests_also_runs_the_demo_but_not_the_other_way(clone):
    run.provide_environment(clone, "")
    run.provide_environment(clone, "[test]")
    run.provide_environment(clone, "")
    assert installed(clone) == [".", ".[test]"]
    assert times_made(clone) == 1


def test_changed_pins_are_installed_into_the_same_environment(clone):
    run.provide_environment(clone, "")
    (clone / "pyproject.toml").write_text("[project]\nname = 'new'\n")
    run.provide_environment(clone, "")
    assert installed(clone) == [".", "."]
    assert times_made(clone) == 1


def test_an_installation_that_was_cut_short_is_made_again(clone):
    run.provide_environment(clone, "")
    (clone / ".venv" / "tso-stamp").unlink()
    run.provide_environment(clone, "")
    assert times_made(clone) == 2


def test_new_pins_that_were_cut_short_are_never_trusted(clone, monkeypatch):
    def power_fails(*_: object) -> str:
        raise KeyboardInterrupt

    run.provide_environment(clone, "")
    (clone / "pyproject.toml").write_text("[project]\nname = 'new'\n")
    with monkeypatch.context() as patch:
        patch.setattr(run, "install_project", power_fails)
        with pytest.raises(KeyboardInterrupt):
            run.provide_environment(clone, "")
    run.provide_environment(clone, "")
    assert times_made(clone) == 2


def test_an_environment_whose_python_is_gone_is_made_again(clone):
    python = run.provide_environment(clone, "")
    python.unlink()
    run.provide_environment(clone, "")
    assert python.exists()
    assert times_made(clone) == 2


def test_a_clone_that_was_moved_makes_its_environment_again(clone):
    run.provide_environment(clone, "")
    stamp = clone / ".venv" / "tso-stamp"
    stamp.write_text(stamp.read_text().replace(str(clone), "/elsewhere"))
    run.provide_environment(clone, "")
    assert times_made(clone) == 2


def test_without_a_network_the_first_run_says_so_and_the_next_one_starts_afresh(clone):
    (clone / "offline").touch()
    with pytest.raises(run.CannotRunError, match=r"ERROR: no network\n.*Check the network"):
        run.provide_environment(clone, "")
    (clone / "offline").unlink()
    run.provide_environment(clone, "")
    assert installed(clone) == ["."]


def test_without_a_network_new_pins_leave_what_worked_in_place(clone):
    run.provide_environment(clone, "")
    (clone / "pyproject.toml").write_text("[project]\nname = 'new'\n")
    (clone / "offline").touch()
    with pytest.raises(run.CannotRunError):
        run.provide_environment(clone, "")
    (clone / "offline").unlink()
    run.provide_environment(clone, "")
    assert times_made(clone) == 1


def test_the_real_environment_has_pip(tmp_path):
    run.make_environment(tmp_path / ".venv")
    assert run.works(run.python_of(tmp_path / ".venv"))


def test_a_folder_that_cannot_hold_an_environment_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(run.CannotRunError, match="could not be made"):
        run.make_environment(tmp_path / "file" / ".venv")


def test_only_what_dpkg_calls_installed_counts_and_what_it_provides_counts_too():
    listing = (
        "installed\tlibgl1\t\n"
        "config-files\tlibegl1\t\n"
        "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80), libglib2.0-multiarch\n"
    )
    assert run.packages_in(listing) == {
        *("libgl1", "libglib2.0-0t64", "libglib2.0-0", "libglib2.0-multiarch"),
    }
    assert run.packages_in("") == set()


def test_a_command_from_anywhere_saves_its_package():
    wanted = {"libgl1": "", "npm": "npm", "gcc": "gcc"}
    here = {"npm": "/opt/npm"}
    assert run.missing_packages(wanted, {"gcc"}, here.get) == ["libgl1"]
    assert run.missing_packages(wanted, {"libgl1"}, {}.get) == ["npm", "gcc"]


@pytest.fixture
def bare_debian(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine with apt and nothing else; gives what apt was asked to install."""
    asked: list[list[str]] = []
    tools = {"apt-get": "/usr/bin/apt-get", "dpkg-query": "/usr/bin/dpkg-query"}
    monkeypatch.setattr(run.shutil, "which", tools.get)
    monkeypatch.setattr(run, "installed_packages", lambda: {"libgl1"})
    monkeypatch.setattr(run, "install_packages", asked.append)
    return asked


def as_user(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(run.os, "geteuid", lambda: number, raising=False)


def test_root_gets_what_is_missing_installed(bare_debian, monkeypatch):
    as_user(monkeypatch, 0)
    run.provide_system_packages({"libgl1": "", "libegl1": "", "gcc": "gcc"})
    assert bare_debian == [["libegl1", "gcc"]]


def test_anybody_else_gets_the_one_command_and_nothing_is_touched(bare_debian, monkeypatch):
    as_user(monkeypatch, 1000)
    with pytest.raises(run.CannotRunError, match=r"sudo apt-get install libegl1 gcc$"):
        run.provide_system_packages({"libgl1": "", "libegl1": "", "gcc": "gcc"})
    assert bare_debian == []


def test_where_nothing_is_missing_nobody_needs_to_be_root(bare_debian, monkeypatch):
    as_user(monkeypatch, 1000)
    run.provide_system_packages({"libgl1": ""})
    assert bare_debian == []


def test_a_debian_without_venv_is_asked_for_it(bare_debian, monkeypatch):
    as_user(monkeypatch, 0)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda _name: None)
    run.provide_system_packages({"libgl1": ""})
    assert bare_debian == [[f"python3.{sys.version_info[1]}-venv"]]


def test_the_demo_asks_for_less_than_the_tests_and_the_tests_for_less_than_the_benchmarks():
    demo, test, bench = (set(run.JOBS[job].system) for job in ("demo", "test", "bench"))
    assert demo < test < bench
    assert "libgl1" in demo
    assert "poppler-utils" in test
    assert "xvfb" in bench


@pytest.mark.parametrize(
    ("environ", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_without_a_screen_qt_draws_off_screen(environ, platform, screen):
    assert run.has_screen(environ, platform) == screen
    assert ("QT_QPA_PLATFORM" in run.surroundings(environ, platform)) != screen


def test_a_platform_that_somebody_chose_is_kept():
    assert run.surroundings({"QT_QPA_PLATFORM": "minimal"}, "linux") == {
        "QT_QPA_PLATFORM": "minimal"
    }


def test_an_old_python_is_refused_in_one_sentence():
    run.refuse_old_python((3, 11))
    run.refuse_old_python((3, 14))
    with pytest.raises(run.CannotRunError, match=r"needs Python 3\.11 or newer, and this is 3\.9"):
        run.refuse_old_python((3, 9))


@pytest.mark.parametrize("arguments", [[], ["tests"], ["--help"]])
def test_anything_else_gets_the_usage_and_touches_nothing(arguments, capsys):
    assert run.main(arguments) == 1
    assert "python3 run.py demo" in capsys.readouterr().err


def test_the_checks_end_with_the_tests_so_that_their_line_is_the_last(tmp_path):
    titles = [title for title, _ in run.checks(Path(sys.executable), ["-k", "plan"])]
    assert titles[0].startswith("formatting")
    assert titles[-1] == "tests (pytest)"
    assert run.checks(Path(sys.executable), ["-k", "plan"])[-1][1][-2:] == ["-k", "plan"]


def test_the_first_check_that_fails_is_named_and_ends_the_run(monkeypatch, capfd):
    def steps(python: Path, _rest: list[str]) -> list[tuple[str, list[object]]]:
        return [
            ("fine", [python, "-c", "print('one')"]),
            ("broken", [python, "-c", "raise SystemExit('two')"]),
            ("never", [python, "-c", "print('three')"]),
        ]

    monkeypatch.setattr(run, "checks", steps)
    assert run.test(Path(sys.executable), []) == 1
    said = capfd.readouterr().out
    assert "FAILED: broken" in said
    assert "never" not in said


def test_the_benchmarks_run_one_after_another_and_a_broken_one_is_named(
    tmp_path, monkeypatch, capfd
):
    folder = tmp_path / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    (folder / "bench_a.py").write_text("raise SystemExit(1)")
    (folder / "bench_b.py").write_text("print('b ran')")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    assert run.bench(Path(sys.executable), []) == 1
    said = capfd.readouterr().out
    assert "b ran" in said
    assert "1 of 2 benchmarks ran to their end" in said
    assert "FAILED: bench_a" in said
    assert run.bench(Path(sys.executable), ["_b"]) == 0
    assert run.bench(Path(sys.executable), ["nothing"]) == 1
