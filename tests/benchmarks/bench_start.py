"""How long a start takes, beside Vorta and Anki started in the same run on the same screen.

    python tests/benchmarks/bench_start.py [rounds]

Each round starts all three, one after another. The outer clock is the same for all: from the start
of the process until its main window stands on the screen with something drawn in it. Ours shows its
lock screen then; the time from the derived key to the painted Today is measured inside and added.
The two others are installed into a throw-away environment; where that cannot be, it is said.
"""
# ruff: noqa: T201, S603 - it speaks on standard output and starts programs

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from measured import in_words, say, say_machine, say_median
from windows import screen, time_to_window

from tso_desktop.services.practice import PRACTICE_PASSPHRASE, prepare_practice

ROUNDS = 5
MOST_LOCK, MOST_TODAY = 0.5, 0.4
HERE = Path(__file__).parent
ANCHORS = Path(tempfile.gettempdir()) / "tso-desktop-anchors"
# Anki asks for a language on its first run; a profile that has one comes straight to its window.
_ANKI_PROFILE = """
import sys
from aqt.profiles import ProfileManager
pm = ProfileManager(ProfileManager.get_created_base_folder(sys.argv[1]))
pm.setupMeta()
pm.create("User 1")
pm.load("User 1")
pm.setLang("en_GB")
pm.meta["firstRun"] = False
pm.save()
"""


@dataclass(frozen=True)
class Anchor:
    """Another desktop program in Python, to be started beside ours."""

    name: str
    packages: tuple[str, ...]
    title: str
    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    @property
    def place(self) -> Path:
        return ANCHORS / self.name

    @property
    def command(self) -> list[str]:
        return [str(self.place / "bin" / self.name), *self.arguments]

    @property
    def home(self) -> dict[str, str]:
        home = self.place / "home"
        home.mkdir(exist_ok=True)
        lies = {"HOME": home, "XDG_CONFIG_HOME": home / "c", "XDG_DATA_HOME": home / "d"}
        return {**{name: str(path) for name, path in lies.items()}, **self.environment}


def main(rounds: int) -> None:
    say_machine()
    folder = Path(tempfile.mkdtemp(prefix="bench-start-"))
    try:
        prepare_practice(folder / "practice").close()
        _measure(folder / "practice", rounds)
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path, rounds: int) -> None:
    anchors = [anchor for anchor in _anchors() if _installed(anchor)]
    ours: list[dict[str, float]] = []
    outer: list[float] = []
    with screen() as display:
        environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        _one_start(folder, environment)  # the first warms the disk's cache
        for _ in range(rounds):
            ours.append(_one_start(folder, environment))
            outer.append(_until_window(folder, display))
            for anchor in anchors:
                _start(anchor, display)
    say_median("start to the lock screen, painted", [one["lock"] for one in ours], MOST_LOCK)
    say_median("key derived to Today, painted", [one["today"] for one in ours], MOST_TODAY)
    awake = median(one["python"] for one in ours)
    print(f"    of the start, Python alone took {in_words(awake)}")
    _compare(anchors, outer, median(one["today"] for one in ours))


def _one_start(folder: Path, environment: Mapping[str, str]) -> dict[str, float]:
    """One start of ours to the end; the moment is taken here, before the process is."""
    import os

    said = subprocess.run(
        [sys.executable, HERE / "one_start.py", folder, PRACTICE_PASSPHRASE, repr(time.time())],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, float] = json.loads(said.stdout.splitlines()[-1])
    return found


def _until_window(folder: Path, display: str) -> float:
    command = [sys.executable, str(HERE / "one_start.py"), str(folder), "", repr(time.time())]
    return time_to_window(command, display, {}, "TSO Desktop").seconds


def _anchors() -> Sequence[Anchor]:
    sandbox = {"QTWEBENGINE_DISABLE_SANDBOX": "1", "LANG": "C.UTF-8"}
    anki = ("-b", str(ANCHORS / "anki" / "home" / "anki"))
    return (
        Anchor("vorta", ("vorta",), "Vorta"),
        Anchor("anki", ("aqt[qt6]",), "Anki", anki, sandbox),
    )


def _installed(anchor: Anchor) -> bool:
    """Whether it is here, or could be installed just now."""
    try:
        if not (anchor.place / "ready").exists():
            print(f"installing {anchor.name} into a throw-away environment …", flush=True)
            python = anchor.place / "bin" / "python"
            _quiet([sys.executable, "-m", "venv", "--clear", anchor.place])
            _quiet([python, "-m", "pip", "install", "-q", *anchor.packages])
            if anchor.name == "anki":
                _quiet([python, "-c", _ANKI_PROFILE, anchor.arguments[1]], anchor.home)
            (anchor.place / "ready").touch()
    except (OSError, subprocess.SubprocessError) as reason:
        print(f"{anchor.name} cannot be installed here, so it is left out: {reason}")
        return False
    return True


def _quiet(command: Sequence[object], more: Mapping[str, str] | None = None) -> None:
    import os

    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **(more or {})}
    subprocess.run(
        [str(part) for part in command],
        env=environment,
        check=True,
        capture_output=True,
        timeout=900,
    )


def _start(anchor: Anchor, display: str) -> None:
    try:
        shown = time_to_window(anchor.command, display, anchor.home, anchor.title)
        anchor.seconds.append(shown.seconds)
    except RuntimeError as reason:
        print(f"{anchor.name} could not be shown: {reason}")


def _compare(anchors: Sequence[Anchor], outer: Sequence[float], today: float) -> None:
    print("\nfrom the start of the process to a drawn window, seen from outside:")
    window = median(outer)
    print(f"    TSO Desktop, lock screen              {in_words(window)}")
    whole = window + today
    print(f"    TSO Desktop, lock screen and Today    {in_words(whole)}")
    for anchor in anchors:
        if not anchor.seconds:
            continue
        theirs = median(anchor.seconds)
        print(f"    {anchor.name:<37} {in_words(theirs)}")
        say(f"ours beside {anchor.name}", f"{whole / theirs:.2f} ×", "< 1.00 ×", met=whole < theirs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
