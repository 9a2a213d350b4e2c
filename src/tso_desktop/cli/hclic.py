"""`hclic`: how ready the cases of a quarter are for the homelessness return, and its files."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.cli.arguments import add_command, folder_of
from tso_desktop.cli.door import open_desk
from tso_desktop.cli.speaking import end_remarks, remark, say, say_all, say_json

if TYPE_CHECKING:
    from tso_desktop.cli.arguments import Commands, PlainParser
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.hclic import Quarterly


def add_to(commands: "Commands[PlainParser]") -> None:
    hclic = add_command(
        commands,
        "hclic",
        "how ready the cases are for the homelessness return",
        _hclic,
        more="A case belongs to a quarter in which a duty began or ended, temporary accommodation "
        "was entered or left, or the case was closed. Nothing is submitted: the files are for "
        "typing into the main system, and the XML is a draft, not the official schema. Of a "
        "restricted household only the reference is told, and it is in no file.",
    )
    hclic.add_argument(
        "--quarter", metavar="Q", help="such as 2026-Q4, by the calendar (otherwise this quarter)"
    )
    hclic.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="write it: .xlsx or .csv item by item, .xml as two draft files",
    )
    hclic.add_argument("--json", action="store_true", help="one object with `cases`")


def _hclic(asked: Namespace) -> int:
    from tso_desktop.domain.hclic.quarter import read_quarter

    quarter = read_quarter(asked.quarter) if asked.quarter else None
    with open_desk(folder_of(asked)) as desk:
        found = desk.hclic.quarterly(quarter, heed=_remark)
        end_remarks()
        if asked.out is not None:
            return _write(desk, found, asked.out, as_json=asked.json)
        _tell(desk, found, as_json=asked.json)
    return 0


def _tell(desk: "Desk", found: "Quarterly", *, as_json: bool) -> None:
    from tso_desktop.services.hclic_telling import quarter_sentences, quarter_values

    if as_json:
        say_json(quarter_values(found))
    else:
        say_all(quarter_sentences(found, desk.hclic.map.words))


def _write(desk: "Desk", found: "Quarterly", out: Path, *, as_json: bool) -> int:
    from tso_desktop.services.hclic_telling import quarter_values

    written = desk.hclic.export(found, out)
    if as_json:
        files = [str(path) for path in written.files]
        say_json({**quarter_values(found), "files": files, "held_back": list(written.held_back)})
        return 0
    names = " and ".join(str(path) for path in written.files)
    cases = "1 case" if written.cases == 1 else f"{written.cases} cases"
    say(f"{cases} of {found.quarter.words} written to {names}; it holds names and is unprotected.")
    if out.suffix.lower() == ".xml":
        say("It is a draft and not the official schema: it cannot be submitted.")
    if written.held_back:
        say(f"Restricted, and in no file: {', '.join(written.held_back)}.")
    say(desk.hclic.map.words)
    return 0


def _remark(done: int, of: int) -> None:
    remark(f"{done:,} of {of:,} households looked at")
