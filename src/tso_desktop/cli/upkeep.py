"""`check` and `rebuild --check`: whether the store is whole."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tso_desktop.cli.arguments import add_command, folder_of
from tso_desktop.cli.door import open_desk
from tso_desktop.cli.speaking import say, say_all

if TYPE_CHECKING:
    from tso_desktop.cli.arguments import Commands, PlainParser
    from tso_desktop.services.upkeep import Checked


def add_to(commands: "Commands[PlainParser]") -> None:
    add_command(
        commands,
        "check",
        "check that the store is whole",
        _check,
        more="Every page of the file, every laptop's chain of entries, and every paper kept.",
    )
    rebuild = add_command(
        commands,
        "rebuild",
        "compare the store with its journal",
        _rebuild,
        more="Folds the journal into a fresh store and compares every row.",
    )
    rebuild.add_argument(
        "--check", action="store_true", required=True, help="compare only; nothing is changed"
    )


def _check(asked: Namespace) -> int:
    with open_desk(folder_of(asked)) as desk:
        checked = desk.upkeep.check()
    _weigh(checked)
    say(
        f"The store is whole: {checked.households:,} households and {checked.entries:,} entries "
        f"in unbroken chains, {checked.papers:,} papers."
    )
    return 0


def _rebuild(asked: Namespace) -> int:
    with open_desk(folder_of(asked)) as desk:
        checked = desk.upkeep.rebuild_check()
    _weigh(checked)
    say(
        f"The store is what its journal says: {checked.entries:,} entries folded anew, "
        "every row and head the same."
    )
    return 0


def _weigh(checked: "Checked") -> None:
    from tso_desktop.services.upkeep import NotWhole

    if not checked.is_clean:
        say_all(checked.sentences())
        raise NotWhole(
            "The store is not whole; what was found is named on standard output. Nothing was "
            "changed; keep a copy of the folder, and put back the newest backup."
        )
