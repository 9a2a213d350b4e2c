"""Gives the plans of the practice caseload, as the desk does, on their own days."""

from typing import TYPE_CHECKING

from tso_desktop.domain.casework import TaskMark
from tso_desktop.domain.ids import RecordId, new_id
from tso_desktop.domain.rule_tasks import mark_id
from tso_desktop.services.issuing import Agreement, put_in_force
from tso_desktop.services.plan_snapshot import snapshot

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.practice_story import Row, Script
    from tso_desktop.store.work import Work


def give(desk: "Desk", household: RecordId, row: "Row", *, on_paper: bool) -> RecordId:
    """Seal a version; its paper is kept where that is wanted, for each takes its time."""
    today = desk.today()
    agreement = Agreement(
        how=row["agreed_how"], given_on=today, agreed_on=today, words=row.get("words", "")
    )
    if on_paper:
        return desk.issuing.issue(household, agreement).id
    plan = desk.planning.plan(household)
    version = RecordId(new_id())
    with desk.store.work("issue_plan") as work:
        put_in_force(
            work,
            version,
            plan,
            content=snapshot(desk, plan),
            agreement=agreement,
            label=f"{plan.next_number}-{desk.tag}",
        )
    return version


def reviewed(script: "Script", occurrence: str, work: "Work") -> None:
    """Somebody went through the plan in force again, and said so."""
    version = script.ids["version"]
    work.create(
        TaskMark,
        record=mark_id("plan_review", version, occurrence),
        household=script.household,
        rule="plan_review",
        cause=version,
        occurrence=occurrence,
        done_on=script.desk.today(),
    )
