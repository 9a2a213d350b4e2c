"""What an officer has before her once the store is open: one object, a service for each work.

Services are made when they are first asked for, so that opening costs nothing that is not shown.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.ids import OfficerId, device_tag
from tso_desktop.domain.journal import Entry
from tso_desktop.services.desk_tenancies import TenancyServices
from tso_desktop.store.drafts import keep_setting, own_setting
from tso_desktop.store.store import Store

if TYPE_CHECKING:
    from tso_desktop.domain.law import LawRules
    from tso_desktop.services.assessing import Assessing
    from tso_desktop.services.case_file import CaseFile
    from tso_desktop.services.caseload import Caseload
    from tso_desktop.services.clock import Clock
    from tso_desktop.services.drafting import Drafting
    from tso_desktop.services.duties import Duties
    from tso_desktop.services.importing import Importing
    from tso_desktop.services.issuing import Issuing
    from tso_desktop.services.keeping import Keeping
    from tso_desktop.services.law import Law
    from tso_desktop.services.law_rules import RulesInForce
    from tso_desktop.services.letters import Letters
    from tso_desktop.services.likely import Likely
    from tso_desktop.services.merging import Merging
    from tso_desktop.services.noting import Noting
    from tso_desktop.services.paper_drawer import PaperDrawer
    from tso_desktop.services.planning import Planning
    from tso_desktop.services.printing import Printing
    from tso_desktop.services.promises import Promises
    from tso_desktop.services.referring import Referring
    from tso_desktop.services.reviews import Reviews
    from tso_desktop.services.step_library import StepLibrary
    from tso_desktop.services.supporting import Supporting
    from tso_desktop.services.tasks import Tasks
    from tso_desktop.services.telling import Telling
    from tso_desktop.services.today import Today
    from tso_desktop.services.upkeep import Upkeep
    from tso_desktop.services.visit_book import VisitBook
    from tso_desktop.services.visiting import Visiting
    from tso_desktop.services.word_lists import WordLists

HOME_ZONE = ZoneInfo("Europe/London")


class Desk(TenancyServices):
    """The open store and the services over it; `close` forgets the key."""

    def __init__(self, store: Store, keeping: "Keeping | None" = None) -> None:
        self.store = store
        self.keeping = keeping

    @cached_property
    def caseload(self) -> "Caseload":
        from tso_desktop.services.caseload import Caseload

        return Caseload(self)

    @cached_property
    def case_file(self) -> "CaseFile":
        from tso_desktop.services.case_file import CaseFile

        return CaseFile(self)

    @cached_property
    def drafts(self) -> "Drafting":
        from tso_desktop.services.drafting import Drafting

        return Drafting(self)

    @cached_property
    def papers(self) -> "PaperDrawer":
        from tso_desktop.services.paper_drawer import PaperDrawer

        return PaperDrawer(self)

    @cached_property
    def day(self) -> "Today":
        from tso_desktop.services.today import Today

        return Today(self)

    @cached_property
    def law(self) -> "Law":
        from tso_desktop.services.law import Law

        return Law(self)

    @cached_property
    def duties(self) -> "Duties":
        from tso_desktop.services.duties import Duties

        return Duties(self)

    @cached_property
    def notes(self) -> "Noting":
        from tso_desktop.services.noting import Noting

        return Noting(self)

    @cached_property
    def words(self) -> "WordLists":
        from tso_desktop.services.word_lists import WordLists

        return WordLists(self)

    @cached_property
    def support(self) -> "Supporting":
        from tso_desktop.services.supporting import Supporting

        return Supporting(self)

    @cached_property
    def visiting(self) -> "Visiting":
        from tso_desktop.services.visiting import Visiting

        return Visiting(self)

    @cached_property
    def visit_book(self) -> "VisitBook":
        from tso_desktop.services.visit_book import VisitBook

        return VisitBook(self)

    @cached_property
    def promises(self) -> "Promises":
        from tso_desktop.services.promises import Promises

        return Promises(self)

    @cached_property
    def tasks(self) -> "Tasks":
        from tso_desktop.services.tasks import Tasks

        return Tasks(self)

    @cached_property
    def imports(self) -> "Importing":
        from tso_desktop.services.importing import Importing

        return Importing(self)

    @cached_property
    def upkeep(self) -> "Upkeep":
        from tso_desktop.services.upkeep import Upkeep

        return Upkeep(self)

    @cached_property
    def telling(self) -> "Telling":
        from tso_desktop.services.telling import Telling

        return Telling(self)

    @cached_property
    def planning(self) -> "Planning":
        from tso_desktop.services.planning import Planning

        return Planning(self)

    @cached_property
    def issuing(self) -> "Issuing":
        from tso_desktop.services.issuing import Issuing

        return Issuing(self)

    @cached_property
    def printing(self) -> "Printing":
        from tso_desktop.services.printing import Printing

        return Printing(self)

    @cached_property
    def library(self) -> "StepLibrary":
        from tso_desktop.services.step_library import StepLibrary

        return StepLibrary(self)

    @cached_property
    def assessing(self) -> "Assessing":
        from tso_desktop.services.assessing import Assessing

        return Assessing(self)

    @cached_property
    def letters(self) -> "Letters":
        from tso_desktop.services.letters import Letters

        return Letters(self)

    @cached_property
    def reviews(self) -> "Reviews":
        from tso_desktop.services.reviews import Reviews

        return Reviews(self)

    @cached_property
    def clock(self) -> "Clock":
        from tso_desktop.services.clock import Clock

        return Clock(self)

    @cached_property
    def referrals(self) -> "Referring":
        from tso_desktop.services.referring import Referring

        return Referring(self)

    @cached_property
    def likely(self) -> "Likely":
        from tso_desktop.services.likely import Likely

        return Likely(self)

    @cached_property
    def merging(self) -> "Merging":
        from tso_desktop.services.merging import Merging

        return Merging(self)

    @cached_property
    def rules_in_force(self) -> "RulesInForce":
        from tso_desktop.services.law_rules import rules_in_force

        return rules_in_force(self.keeping.folder if self.keeping else None)

    @property
    def law_rules(self) -> "LawRules":
        """The dated rules of Part 7, read once."""
        return self.rules_in_force.rules

    @property
    def officer(self) -> OfficerId:
        return self.store.officer

    @cached_property
    def tag(self) -> str:
        """Four letters of this laptop, in every label that it makes."""
        return device_tag(self.store.device)

    @property
    def officer_record(self) -> Officer:
        with self.store.read() as reading:
            return reading.get(Officer, self.store.officer)

    @property
    def council_record(self) -> Council:
        with self.store.read() as reading:
            return reading.all(Council)[0]

    @property
    def officer_name(self) -> str:
        return self.officer_record.name or ""

    @property
    def team(self) -> str:
        return self.council_record.team or ""

    @property
    def council(self) -> str:
        return self.council_record.name or ""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.store.now()

    def today(self) -> date:
        """The day where the officer is."""
        return self.store.now().astimezone(HOME_ZONE).date()

    def listen(self, told: Callable[[tuple[Entry, ...]], None]) -> None:
        """Be told of every save, after it is on disk."""
        self.store.listen(told)

    def setting(self, name: str, default: Any = None) -> Any:
        """A setting of this laptop alone."""
        with self.store.read() as reading:
            found = own_setting(reading.connection, name)
        return default if found is None else found

    def keep_setting(self, name: str, value: Any) -> None:
        with self.store.local() as connection:
            keep_setting(connection, name, value)

    def close(self) -> None:
        self.store.close()
