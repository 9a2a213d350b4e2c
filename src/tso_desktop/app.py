"""The composition root: what was typed is understood here, and handed to whoever does it."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from tso_desktop.cli import caseload, importing, starting
from tso_desktop.cli.arguments import PlainParser, new_parser
from tso_desktop.cli.outcome import outcome_of
from tso_desktop.cli.speaking import speak_plainly


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


def _open_window(_asked: Namespace) -> int:
    return 0
