"""Whether this installation can do its work: libraries, what is shipped, a store, a paper.

Everything is made in a folder that is thrown away; the officer's own store is not touched.
"""

import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.domain.refused import Refused
from tso_desktop.places import MIGRATIONS, RESOURCES

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_LIBRARIES = (
    *("sqlcipher3", "sqlalchemy", "alembic", "nacl.secret", "zstandard", "reportlab", "PIL"),
    *("pypdfium2", "python_calamine", "rapidfuzz", "platformdirs", "tomli_w"),
)
_FOLDERS = ("fonts", "icons", "journal", "look", "rules", "words")
_A_REAL_PAPER = 2_000


class SelfTestFailed(Refused):
    """This installation cannot do all of its work."""

    code = 1


@dataclass(frozen=True, slots=True)
class Tried:
    """One part of the program, and how it went: `words` say what was found or what is wrong."""

    part: str
    works: bool
    words: str


Try = Callable[[], str]


def try_all(more: dict[str, Try] | None = None) -> Iterator[Tried]:
    """Try each part in turn; `more` are parts that only the window's room can try."""
    parts: dict[str, Try] = {
        "Libraries": _libraries,
        "Shipped files": _shipped,
        "Migrations": _migrations,
        "Store": lambda: _in_a_store(_store),
        "Paper": lambda: _in_a_store(_paper),
        **(more or {}),
    }
    for part, try_it in parts.items():
        try:
            yield Tried(part, works=True, words=try_it())
        except Refused as refused:
            yield Tried(part, works=False, words=str(refused))
        except Exception as error:  # noqa: BLE001  the next parts are still worth trying
            yield Tried(part, works=False, words=f"{type(error).__name__}: {error}")


def _libraries() -> str:
    from tso_desktop.store.engine import check_linked_sqlite

    for name in _LIBRARIES:
        import_module(name)
    check_linked_sqlite()
    return f"{len(_LIBRARIES)} libraries are here, and SQLite is safe."


def _shipped() -> str:
    from tso_desktop.formats import rules, words

    for folder in _FOLDERS:
        if not any((RESOURCES / folder).iterdir()):
            raise SelfTestFailed(f"The folder {folder} of shipped files is empty. Install again.")
    lists = (words.marker_types(), words.tenure_types(), words.role_types(), words.shipped_steps())
    known = rules.bank_holidays()
    return f"{sum(map(len, lists)):,} words and {len(known):,} dated rules can be read."


def _migrations() -> str:
    found = sorted((MIGRATIONS / "versions").glob("[0-9]*.py"))
    if not found:
        raise SelfTestFailed("The migrations are not here, so no store can be made. Install again.")
    return f"the newest is {found[-1].stem.split('_')[0]}."


def _store(desk: "Desk") -> str:
    household = desk.case_file.open_household("Self Test", phone="07700 900000")
    found = desk.caseload.search("self tset")
    if [one.line.household for one in found] != [household]:
        raise SelfTestFailed("What was saved was not found again. Install the program again.")
    for checked in (desk.upkeep.check(), desk.upkeep.rebuild_check()):
        if not checked.is_clean:
            raise SelfTestFailed(f"A new store is not whole: {'; '.join(checked.sentences())}")
    return "made, saved, found again, and the same as its journal."


def _paper(desk: "Desk") -> str:
    import pypdfium2

    pdf = desk.printing.blank().pdf
    pages = len(pypdfium2.PdfDocument(pdf))
    if len(pdf) < _A_REAL_PAPER or not pages:
        raise SelfTestFailed("The paper that was made is empty. Install the program again.")
    return f"a blank plan of {pages} pages, {len(pdf):,} bytes."


def _in_a_store(work: "Callable[[Desk], str]") -> str:
    """A store that lives as long as one test, behind a key that nobody needs."""
    from tso_desktop.domain.directory import Council, Officer
    from tso_desktop.domain.ids import RecordId
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.store import Store

    with tempfile.TemporaryDirectory(prefix="tso-self-test-") as folder:
        store = Store.create(Path(folder), secrets.token_bytes(32))
        with closing(Desk(store)) as desk:
            with store.work("begin") as begin:
                begin.create(Officer, record=RecordId(store.officer), name="Self Test")
                begin.create(Council, name="Self Test")
            return work(desk)
