"""The composition root: what was typed is understood here, and handed to whoever does it."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence

from tso_desktop.cli import caseload, importing, starting
from tso_desktop.cli.arguments import PlainParser, folder_of, new_parser
from tso_desktop.cli.outcome import outcome_of
from tso_desktop.cli.speaking import speak_plainly
from tso_desktop.domain.refused import Refused


class NoScreen(Refused):
    code = 9


def main(argv: Sequence[str] | None = None) -> int:
    speak_plainly()
    return outcome_of(lambda: _run(sys.argv[1:] if argv is None else argv))


def _run(argv: Sequence[str]) -> int:
    asked = parser().parse_args(argv)
    act = asked.act or _open_window
    return int(act(asked))


def parser() -> PlainParser:
    """Every command of the program."""
    found, commands = new_parser()
    for group in (starting, importing, caseload):
        group.add_to(commands)
    return found


def _open_window(asked: Namespace) -> int:
    if not has_screen(os.environ, sys.platform):
        raise NoScreen(
            "There is no screen here to open the window on. Nothing was opened; the commands work "
            "without one: `tso-desktop --help`."
        )
    from tso_desktop.gui.opening import open_window

    return open_window(folder_of(asked))


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: Qt would end the program without a word otherwise."""
    asked = environ.get("QT_QPA_PLATFORM", "")
    shown = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return bool(asked or shown) or not platform.startswith("linux")
