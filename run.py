"""Run TSO Desktop from a fresh clone: `python3 run.py demo`, `test` or `bench`.

Needs nothing but Python. Makes `.venv` beside itself, installs what the project pins, adds the
system packages that Qt wants on Debian and Ubuntu, and then does what was asked. A second run
finds all of it in place and starts at once.
"""

from __future__ import annotations  # an old Python must get as far as the sentence that refuses it

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
USAGE = """Say what to run:
  python3 run.py demo [...]    opens the practice caseload; with no screen, leaves it in demo-out/
  python3 run.py test [...]    runs all checks; what follows goes to pytest
  python3 run.py bench [NAME]  runs the benchmarks, or those with NAME in their name
  python3 run.py env           only sets up"""


# What apt is asked for, and the command that makes do for it, whoever brought that.
QT = {
    **dict.fromkeys(["libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"], ""),
    **dict.fromkeys(["libglib2.0-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1"], ""),
    **dict.fromkeys(["libxcb-shape0", "libxkbcommon-x11-0"], ""),
}
JUDGES = {
    "poppler-utils": "pdftotext",  # reads a printed plan back
    "gcc": "gcc",  # builds the recorder of the power-loss test
    "libc6-dev": "",
}
ANCHORS = {"nodejs": "node", "npm": "npm", "xvfb": "Xvfb"}
# Two at a time, a file of tests to each: CI has two cores and a quarter of an hour.
WORKERS = ("-n", "2", "--dist", "loadfile")


class Job(NamedTuple):
    extras: str  # what pip adds to the project itself
    system: dict[str, str]


JOBS = {
    "demo": Job("", QT),
    "test": Job("[test]", {**QT, **JUDGES}),
    "bench": Job("[test]", {**QT, **JUDGES, **ANCHORS}),
    "env": Job("[test]", {**QT, **JUDGES}),
}


class CannotRunError(Exception):
    """One sentence for the person at the keyboard."""


def main(arguments: Sequence[str]) -> int:
    try:
        refuse_old_python(sys.version_info[:2])
        job = job_of(arguments)
        provide_system_packages(JOBS[job].system)
        python = provide_environment(ROOT, JOBS[job].extras)
        return WORK[job](python, list(arguments[1:]))
    except CannotRunError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def refuse_old_python(version: tuple[int, ...]) -> None:
    if version < OLDEST:
        raise CannotRunError(
            f"TSO Desktop needs Python {dotted(OLDEST)} or newer, and this is {dotted(version)}. "
            "Nothing was changed. Install a newer Python, and run this again with it."
        )


def dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


def job_of(arguments: Sequence[str]) -> str:
    if not arguments or arguments[0] not in JOBS:
        raise CannotRunError(USAGE)
    return arguments[0]


def provide_system_packages(wanted: dict[str, str]) -> None:
    if not shutil.which("apt-get") or not shutil.which("dpkg-query"):
        return
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        wanted = {**wanted, f"python{dotted(sys.version_info[:2])}-venv": ""}
    missing = missing_packages(wanted, installed_packages(), shutil.which)
    if missing and os.geteuid() != 0:
        raise CannotRunError(
            f"These system packages are missing: {', '.join(missing)}. Run this, then try again:\n"
            f"  sudo apt-get install {' '.join(missing)}"
        )
    if missing:
        install_packages(missing)


def installed_packages() -> set[str]:
    form = "${db:Status-Status}\t${Package}\t${Provides}\n"
    return packages_in(quietly(["dpkg-query", "-W", "-f", form]).stdout)


def packages_in(listing: str) -> set[str]:
    """Read the installed names; a name that is provided counts, as packages are renamed."""
    names = set()
    for line in listing.splitlines():
        status, name, provides = [*line.split("\t"), "", ""][:3]
        if status == "installed":
            names.add(name)
            names.update(one.split("(")[0].strip() for one in provides.split(",") if one.strip())
    return names


def missing_packages(
    wanted: dict[str, str], installed: set[str], which: Callable[[str], str | None]
) -> list[str]:
    return [
        name
        for name, command in wanted.items()
        if name not in installed and not (command and which(command))
    ]


def install_packages(names: Sequence[str]) -> None:
    print(f"Installing system packages: {' '.join(names)}", flush=True)
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    quietly([*apt, "update"])  # may fail for one dead source, and still fetch what is needed
    done = quietly([*apt, "install", "--no-install-recommends", *names])
    if done.returncode != 0:
        raise CannotRunError(
            f"{last_lines(done.stderr)}\nThe system packages could not be installed. Nothing of "
            "yours was changed. Check the network, or install them by hand and try again:\n"
            f"  apt-get install {' '.join(names)}"
        )


def quietly(command: Sequence[str], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def last_lines(text: str, count: int = 5) -> str:
    return "\n".join(text.strip().splitlines()[-count:])


def provide_environment(root: Path, extras: str) -> Path:
    """Give the environment's Python; the stamp comes last, so a half-made one is made again."""
    folder = root / ".venv"
    stamp = folder / "tso-stamp"
    python = python_of(folder)
    now = stamp_text(root, extras)
    made = stamp.read_text() if stamp.is_file() else ""
    if not (is_of(root, made) and works(python)):
        made = ""
        make_environment(folder)
    if made in {now, stamp_text(root, "[test]")}:  # one for the tests also runs the demo
        return python
    print("Installing what TSO Desktop needs: a minute or two, once.", flush=True)
    stamp.unlink(missing_ok=True)
    if problem := install_project(python, root, extras):
        if made:  # pip fetches before it replaces, so what worked before still does
            stamp.write_text(made)
        raise CannotRunError(
            f"{problem}\nThe Python packages could not be installed. Nothing of yours was changed. "
            "Check the network and try again."
        )
    stamp.write_text(now)
    return python


def stamp_text(root: Path, extras: str) -> str:
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "run.py"):
        digest.update((root / name).read_bytes())
    return f"{root}\n{digest.hexdigest()}{extras}\n"


def is_of(root: Path, stamp: str) -> bool:
    """Whether it was made here: an environment does not survive a move."""
    return stamp.startswith(f"{root}\n")


def python_of(folder: Path) -> Path:
    return programs_of(folder) / ("python.exe" if os.name == "nt" else "python")


def programs_of(folder: Path) -> Path:
    return folder / ("Scripts" if os.name == "nt" else "bin")


def works(python: Path) -> bool:
    try:
        return quietly([str(python), "-c", "import pip"]).returncode == 0
    except OSError:  # not there, or its own Python is gone
        return False


def make_environment(folder: Path) -> None:
    print(f"Making {folder}", flush=True)
    made = quietly([sys.executable, "-m", "venv", "--clear", str(folder)])
    if made.returncode != 0:
        raise CannotRunError(
            f"{last_lines(made.stdout + made.stderr)}\nThe environment {folder} could not be made. "
            "Check that the disk has room and that you may write there, and try again."
        )


def install_project(python: Path, root: Path, extras: str) -> str:
    """Say what went wrong, or nothing."""
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input"]
    done = quietly([*pip, "-e", f".{extras}"], root)
    return "" if done.returncode == 0 else last_lines(done.stderr) or "pip gave no reason."


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    if platform in {"win32", "darwin"}:
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def surroundings(environ: Mapping[str, str], platform: str) -> dict[str, str]:
    """Give a program of ours its variables: without a screen Qt draws off screen."""
    if has_screen(environ, platform):
        return dict(environ)
    return {"QT_QPA_PLATFORM": "offscreen", **environ}


def demo(python: Path, rest: list[str]) -> int:
    return call([python, "-m", "tso_desktop", "demo", *rest])


def test(python: Path, rest: list[str]) -> int:
    """Run each check in turn, pytest last: its closing line says how many tests ran."""
    for title, command in checks(python, rest):
        headline(title)
        if call(command, {"QT_QPA_PLATFORM": "offscreen"}) != 0:
            print(f"\nFAILED: {title}. Put that right first; what comes after it was not run.")
            return 1
    return 0


def checks(python: Path, rest: list[str]) -> list[tuple[str, list[str | Path]]]:
    return [
        ("formatting (ruff format)", [python, "-m", "ruff", "format", "--check", "."]),
        ("lint (ruff check)", [python, "-m", "ruff", "check", "."]),
        ("types (mypy)", [python, "-m", "mypy"]),
        ("types of run.py (mypy)", [python, "-m", "mypy", "run.py"]),
        ("rooms (lint-imports)", [python.parent / "lint-imports"]),
        # The ci profile tries the same examples each time: red or green does not depend on luck.
        ("tests (pytest)", [python, "-m", "pytest", "--hypothesis-profile=ci", *WORKERS, *rest]),
    ]


def bench(python: Path, rest: list[str]) -> int:
    """Run each benchmark alone, one after another; words after `bench` choose by name."""
    chosen = [
        path
        for path in sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py"))
        if not rest or any(word in path.stem for word in rest)
    ]
    failed = []
    for path in chosen:
        headline(path.stem)
        if call([python, path]) != 0:
            failed.append(path.stem)
    print(f"\n{len(chosen) - len(failed)} of {len(chosen)} benchmarks ran to their end.")
    if failed:
        print(f"FAILED: {', '.join(failed)}")
    return 1 if failed or not chosen else 0


def env(python: Path, _rest: list[str]) -> int:
    print(f"Ready: {python}")
    return 0


WORK = {"demo": demo, "test": test, "bench": bench, "env": env}


def headline(title: str) -> None:
    print(f"\n--- {time.strftime('%H:%M:%S')} {title}", flush=True)


def call(command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
    variables = {**surroundings(os.environ, sys.platform), **(extra or {})}
    return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
