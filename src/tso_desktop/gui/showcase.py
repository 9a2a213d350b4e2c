"""Does the main job off screen, in the real window over the practice caseload, and shows it.

What it leaves: a picture of every screen, light and dark, and the plan that was given.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tso_desktop.gui.opening import make_shell
from tso_desktop.gui.showcase_camera import Camera, Stuck
from tso_desktop.gui.showcase_job import MainJob
from tso_desktop.gui.welcome import Welcome

_OFFICER = ("Jo Moffat", "North Dorset team", "Northfold Council")


def show_all(folder: Path, passphrase: str, out: Path, tell: Callable[[str], object]) -> None:
    """`folder` holds a practice caseload that nobody has worked on; `tell` hears of each file.

    It needs a platform to draw on, such as Qt's own `offscreen`, and leaves no window behind.
    """
    if QApplication.instance() is None:
        app = QApplication(sys.argv[:1])
        app.setApplicationName("TSO Desktop")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as empty:
        first = Camera(make_shell(Path(empty)), out, tell)
        try:
            _first_run(first, passphrase)
        finally:
            first.close()
    camera = Camera(make_shell(folder, practice=passphrase), out, tell)
    try:
        MainJob(camera, out, tell).do(passphrase)
    finally:
        camera.close()


def _first_run(camera: Camera, passphrase: str) -> None:
    """The welcome, as far as the recovery key: it is shown, and the store is left at that."""
    welcome = camera.shell.findChild(Welcome)
    if welcome is None:
        raise Stuck("there is no welcome on the first run.")
    camera.picture("welcome")
    about = welcome.about
    for line, words in zip((about.officer, about.team, about.council), _OFFICER, strict=True):
        camera.type(line, words)
    for box in (about.passphrase.first, about.passphrase.second):
        camera.type(box.line, passphrase)
    about.button.click()
    camera.wait_for("the recovery key", welcome.key.isVisible)
    camera.picture("welcome-recovery-key")
    welcome.key.button.click()
    camera.picture("welcome-two-groups")
