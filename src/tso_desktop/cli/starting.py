"""`init`: a store without a window, asking nothing that has a default."""

import getpass
from argparse import Namespace
from typing import TYPE_CHECKING

from tso_desktop.cli.arguments import add_command, folder_of
from tso_desktop.cli.door import new_passphrase
from tso_desktop.cli.speaking import say

if TYPE_CHECKING:
    from tso_desktop.cli.arguments import Commands, PlainParser

TEAM = "Tenancy sustainment"


def add_to(commands: "Commands[PlainParser]") -> None:
    parser = add_command(
        commands,
        "init",
        "make a store without a window",
        _init,
        more="Only the passphrase is asked for; the recovery key is written to standard output.",
    )
    parser.add_argument("--officer", metavar="NAME", help="otherwise the name of this account")
    parser.add_argument("--team", metavar="NAME", default=TEAM, help=f"otherwise “{TEAM}”")
    parser.add_argument(
        "--council", metavar="NAME", default="", help="otherwise left blank, to be set later"
    )


def _init(asked: Namespace) -> int:
    from tso_desktop.services.keeping import Keeping, StoreIsThere

    keeping = Keeping(folder_of(asked))
    keeping.check_folder()
    if keeping.exists():
        raise StoreIsThere(
            f"There is a store in {keeping.folder} already. Nothing was changed; open it, or name "
            "another folder with --data-dir."
        )
    officer = asked.officer or _account_name()
    key = keeping.create(
        officer=officer, team=asked.team, council=asked.council, passphrase=new_passphrase()
    )
    say(
        f"The store of {officer} was made in {keeping.folder}.",
        f"Recovery key: {key}",
        "Print that key and keep it away from the laptop. It opens the store if the passphrase is "
        "forgotten; without either nobody can.",
    )
    if not asked.council:
        say("The council's name is still blank; set it in the Directory before you print.")
    return 0


def _account_name() -> str:
    """The name that this machine knows the person by; never nothing."""
    try:
        login = getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "Officer"
    try:
        import pwd

        full = pwd.getpwnam(login).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError):
        full = ""
    return full or login
