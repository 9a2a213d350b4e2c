"""`plan`: the current plan of a household as PDF."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.cli.arguments import add_command, folder_of
from tso_desktop.cli.caseload import REFERENCE
from tso_desktop.cli.door import open_desk
from tso_desktop.cli.speaking import say
from tso_desktop.domain.papers import Style
from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    from tso_desktop.cli.arguments import Commands, PlainParser


class NotWritten(Refused):
    code = 6


_STYLES = (Style.STANDARD, Style.LARGE, Style.EASY)


def add_to(commands: "Commands[PlainParser]") -> None:
    parser = add_command(
        commands,
        "plan",
        "the current plan as PDF",
        _plan,
        more="The newest version that was given, else the draft, marked as one. What is written "
        "for somebody is kept byte for byte.",
    )
    parser.add_argument("ref", metavar="REF", help=REFERENCE)
    parser.add_argument("--out", metavar="FILE", type=Path, required=True)
    parser.add_argument(
        "--style", choices=[str(style) for style in _STYLES], default=str(Style.STANDARD)
    )
    parser.add_argument("--discreet", action="store_true", help="a copy without an address")


def _plan(asked: Namespace) -> int:
    from tso_desktop.services.printing import PlanWish

    with open_desk(folder_of(asked)) as desk:
        household = desk.printing.household_of(asked.ref)
        desk.case_file.opened(household)
        wish = PlanWish(style=Style(asked.style), discreet=asked.discreet)
        proof = desk.printing.plan(household, wish)
        _write(asked.out, proof.pdf)
        desk.printing.keep(proof)
    say(f"{proof.name}: {len(proof.pdf):,} bytes in {asked.out}.")
    for clash in proof.clashes:
        say(f"Two people changed this and both are kept; the paper shows one: {clash}")
    return 0


def _write(out: Path, content: bytes) -> None:
    """Whole or not at all: a file of that name is only replaced by a finished one."""
    target = out.resolve()
    if target.is_dir():
        raise NotWritten(f"{out} is a folder. Nothing was written; name a file in it.")
    if target.exists() and not target.is_file():
        raise NotWritten(f"{out} is not a file that can be written. Nothing was written.")
    if not target.parent.is_dir():
        raise NotWritten(f"There is no folder {target.parent}. Nothing was written; make it first.")
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        raise NotWritten(
            f"{out} could not be written ({error.strerror}). Choose another place."
        ) from error
    finally:
        beside.unlink(missing_ok=True)
