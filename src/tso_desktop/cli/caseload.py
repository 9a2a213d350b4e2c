"""`cases` and `show`: the caseload, and everything about one household."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tso_desktop.cli.arguments import add_command, folder_of
from tso_desktop.cli.door import open_desk
from tso_desktop.cli.speaking import say, say_all, say_json
from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    from tso_desktop.cli.arguments import Commands, PlainParser
    from tso_desktop.domain.ids import RecordId
    from tso_desktop.services.desk import Desk


REFERENCE = (
    "our reference or an imported one; where it fits several households, the `exact_ref` of the "
    "one that is meant, as `cases --json` and `show` tell it"
)


class NoSuchReference(Refused):
    """No household has it, ours or imported; the code is the same whichever command asked."""

    code = 5


def add_to(commands: "Commands[PlainParser]") -> None:
    cases = add_command(
        commands,
        "cases",
        "list the caseload",
        _cases,
        more="Every household is in it, closed ones are marked; of a restricted one neither name "
        "nor address.",
    )
    cases.add_argument("--json", action="store_true", help="one list of objects with `ref`")
    show = add_command(
        commands,
        "show",
        "everything about one household",
        _show,
        more="Texts are unaltered, and what an import left over is shown with them. Naming the "
        "reference of a restricted household opens it. Where no household has it the exit "
        "code is 5, as it is of `plan`.",
    )
    show.add_argument("ref", metavar="REF", help=REFERENCE)
    show.add_argument(
        "--json",
        action="store_true",
        help="one object, or a list of them where the reference fits several households",
    )


def households_of(desk: "Desk", reference: str) -> "tuple[RecordId, ...]":
    """The households that a reference fits; NoSuchReference if there is none."""
    found = desk.caseload.by_reference(reference)
    if not reference.strip():
        raise NoSuchReference(
            "No reference was given. Nothing was changed; `tso-desktop cases` lists them all."
        )
    if not found:
        raise NoSuchReference(
            f"No household has the reference {reference}. Nothing was changed; "
            "`tso-desktop cases` lists them all."
        )
    return found


def _cases(asked: Namespace) -> int:
    with open_desk(folder_of(asked)) as desk:
        told = desk.telling.cases()
        if asked.json:
            say_json(told)
        else:
            say_all(desk.telling.case_sentences(told))
    return 0


def _show(asked: Namespace) -> int:
    with open_desk(folder_of(asked)) as desk:
        found = households_of(desk, asked.ref)
        for household in found:
            desk.case_file.opened(household)
        told = [desk.telling.everything(household) for household in found]
        if asked.json:
            say_json(told[0] if len(told) == 1 else told)
            return 0
        if len(told) > 1:
            say(
                f"{asked.ref} fits {len(told)} households. To see one alone, type "
                f"{' or '.join(one['exact_ref'] for one in told)}.",
                "",
            )
        for number, one in enumerate(told):
            if number:
                say("", "-" * 60, "")
            say_all(desk.telling.sentences(one))
    return 0
