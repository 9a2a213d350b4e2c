"""The passphrase, from a prompt or from TSO_PASSPHRASE, and the store that it opens."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

VARIABLE = "TSO_PASSPHRASE"


class NoPassphrase(Refused):
    code = 3


class NoStoreYet(Refused):
    code = 4


def passphrase() -> str:
    return os.environ.get(VARIABLE) or _asked("Passphrase: ")


def new_passphrase() -> str:
    """Typed twice, for nobody sees what is typed."""
    if given := os.environ.get(VARIABLE):
        return given
    first = _asked("New passphrase (at least 12 characters): ")
    if _asked("The same once more: ") != first:
        raise NoPassphrase("The two passphrases differ. Nothing was made; try again.")
    return first


@contextmanager
def open_desk(folder: Path) -> Iterator["Desk"]:
    """The desk over the store in this folder, closed again whatever happens."""
    from tso_desktop.services.keeping import Keeping

    keeping = Keeping(folder)
    keeping.check_folder()
    if not keeping.exists():
        raise NoStoreYet(
            f"There is no store in {folder}. Nothing was changed; make one with "
            "`tso-desktop init`, or name its folder with --data-dir."
        )
    desk = keeping.unlock(passphrase())
    try:
        yield desk
    finally:
        desk.close()


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise _missing()
    try:
        given = getpass(question)
    except EOFError:
        given = ""
    if not given:
        raise _missing()
    return given


def _missing() -> NoPassphrase:
    return NoPassphrase(
        "No passphrase was given. Nothing was opened or changed; type it when you are asked, "
        f"or set {VARIABLE}."
    )
