"""One look around in a process of its own, which says after each step how much memory it holds.

    python one_look.py FOLDER PASSPHRASE

Prints one line of JSON: for each step the PSS in bytes, in the order of the steps.
"""
# ruff: noqa: T201 - it speaks on standard output

import gc
import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tso_desktop.gui.lock import LockView
from tso_desktop.gui.opening import make_shell
from tso_desktop.gui.plan_view import PlanView
from tso_desktop.gui.preview_view import PreviewView
from tso_desktop.gui.showcase_camera import Camera
from tso_desktop.gui.today import TodayView
from tso_desktop.services.printing import PlanWish

_KB = 1024


def held() -> int:
    """The proportional share of this process, once what is not wanted is gone."""
    gc.collect()
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * _KB
    raise RuntimeError("this system does not say how much memory a process holds")


def main(folder: Path, passphrase: str) -> None:
    QApplication(sys.argv[:1])
    steps: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as out:
        camera = Camera(make_shell(folder), Path(out), lambda _name: None)
        shell = camera.shell
        camera.rest()
        steps["the lock screen, all imported"] = held()
        lock = shell.findChild(LockView)
        camera.type(lock.passphrase.line, passphrase)
        lock.unlock.click()
        camera.wait_for("the open window", lambda: shell.main is not None)
        camera.rest()
        steps["the key derived, and Today"] = held()
        shell.main.go("Caseload")
        camera.rest()
        steps["the caseload opened"] = held()
        household = shell.desk.day.look().visits[0].line.household
        shell.desk.printing.plan(household, PlanWish())
        steps["a plan built"] = held()
        shell.main.go("Today")
        shell.findChild(TodayView).household_chosen.emit(household, "Plan")
        camera.rest()
        shell.findChild(PlanView).top.preview.click()
        camera.rest()
        preview = shell.findChild(PreviewView)
        camera.wait_for("the pages", lambda: preview.pages.count > 0)
        camera.rest()
        steps["its pages on the screen"] = held()
        camera.close()
    print(json.dumps(steps))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
