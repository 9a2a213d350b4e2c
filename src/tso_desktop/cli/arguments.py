"""What can be typed after `tso-desktop`: options for all, and a parser for each command."""

from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tso_desktop import __version__
from tso_desktop.domain.refused import Refused

Act = Callable[[Namespace], int]


class NotUnderstood(Refused):
    """What was typed is no command."""


class PlainParser(ArgumentParser):
    """Refuses in one sentence, as everything else does."""

    def error(self, message: str) -> NoReturn:
        raise NotUnderstood(
            f"That was not understood: {message}. Nothing was done; "
            f"`{self.prog} --help` shows what can be typed."
        )


Commands = _SubParsersAction  # the type is argparse's own, and has no other name


def new_parser() -> tuple[PlainParser, "Commands[PlainParser]"]:
    """The parser without any command yet, and where commands are added."""
    parser = PlainParser(
        prog="tso-desktop",
        description="The offline-first case manager for tenancy sustainment officers. "
        "Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"tso-desktop {__version__}")
    _add_data_dir(parser, None)
    parser.set_defaults(act=None)
    return parser, parser.add_subparsers(metavar="COMMAND")


def add_command(
    commands: "Commands[PlainParser]", name: str, does: str, act: Act, *, more: str = ""
) -> PlainParser:
    """A command that `act` carries out."""
    parser = commands.add_parser(name, help=does, description=f"{does}. {more}".strip())
    _add_data_dir(parser, SUPPRESS)
    parser.set_defaults(act=act)
    return parser


def new_group(commands: "Commands[PlainParser]", name: str, about: str) -> "Commands[PlainParser]":
    """A word after which another command is typed, as in `rules test`."""
    parser = commands.add_parser(name, help=about, description=f"{about[:1].upper()}{about[1:]}.")
    return parser.add_subparsers(metavar="COMMAND", required=True)


def folder_of(asked: Namespace) -> Path:
    """The store's folder: as named, else the officer's own."""
    if asked.data_dir:
        return Path(asked.data_dir)
    from tso_desktop.places import own_folder

    return own_folder()


def _add_data_dir(parser: ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        default=default,
        help="the folder of the store (otherwise TSO_DATA_DIR, or the usual place)",
    )
