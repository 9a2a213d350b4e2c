"""Opens the window: what stands on the way to the lock screen, and nothing more."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tso_desktop.gui.local import Local
from tso_desktop.gui.look import Look, Mode
from tso_desktop.gui.problems import Problems
from tso_desktop.gui.recovery_sheet import RecoverySheet
from tso_desktop.gui.window import Shell
from tso_desktop.services.keeping import Keeping

if TYPE_CHECKING:
    from tso_desktop.gui.rail import RailEntry
    from tso_desktop.services.desk import Desk


def open_window(folder: Path, *, practice: str = "") -> int:
    """Show the window over a folder's store until it is closed; gives the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("TSO Desktop")
    shell = make_shell(folder, practice=practice)
    shell.show()
    return int(app.exec())


def make_shell(folder: Path, *, practice: str = "") -> Shell:
    """The window, not yet shown; `practice` is the passphrase of a practice caseload."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("A QApplication comes first.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    local = Local(folder / "window.json")
    look = Look(app, Mode(local.choices.look))
    problems = Problems(folder / "logs")
    problems.install()
    return Shell(
        Keeping(folder),
        _pages,
        _preload,
        look=look,
        local=local,
        problems=problems,
        sheet=RecoverySheet(),
        practice=practice,
    )


def _pages(desk: "Desk", shell: Shell) -> "Sequence[RailEntry]":
    from tso_desktop.gui.ways import pages

    return pages(desk, shell)


def _preload() -> None:
    """What is slow to import, while the passphrase is typed."""
    import tso_desktop.gui.today_presenter
    import tso_desktop.gui.ways
    import tso_desktop.services.asking
    import tso_desktop.services.clock
    import tso_desktop.services.desk
    import tso_desktop.services.duties
    import tso_desktop.services.law_rules
    import tso_desktop.services.referring
    import tso_desktop.services.tasks
    import tso_desktop.services.visiting  # noqa: F401
