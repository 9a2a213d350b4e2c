"""`plan`: the current plan of a household as PDF."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.cli.arguments import add_command, folder_of
from tso_desktop.cli.caseload import REFERENCE
from tso_desktop.cli.door import open_desk
from tso_desktop.cli.speaking import say
from tso_desktop.domain.papers import Style

if TYPE_CHECKING:
    from tso_desktop.cli.arguments import Commands, PlainParser


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
    from tso_desktop.services.writing_out import check_place, write_out

    folder = folder_of(asked)
    check_place(asked.out, folder, ".pdf")
    with open_desk(folder) as desk:
        household = desk.printing.household_of(asked.ref)
        desk.case_file.opened(household)
        wish = PlanWish(style=Style(asked.style), discreet=asked.discreet)
        proof = desk.printing.plan(household, wish)
        write_out(asked.out, proof.pdf, folder, ".pdf")
        desk.printing.keep(proof)
    say(f"{proof.name}: {len(proof.pdf):,} bytes in {asked.out}.")
    for clash in proof.clashes:
        say(f"Two people changed this and both are kept; the paper shows one: {clash}")
    return 0
