"""A landlord's notices on the household's tab: how each is listed, added and edited."""

from collections.abc import Sequence

from tso_desktop.domain.early_warning_words import notice_name
from tso_desktop.domain.households import Notice
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.possession.paper import Act, LandlordKind
from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import ChoiceField, DateField, MoneyField, TextField
from tso_desktop.gui.notice_fields import YesNoField
from tso_desktop.gui.notice_panel import STANDINGS, make_notice_panel
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.records_card import Sort
from tso_desktop.gui.words import plain_date
from tso_desktop.gui.workplace import Workplace

ACTS = (
    (Act.S8.value, "Section 8 notice (Form 3 or 3A)"),
    (Act.S21.value, "Old section 21 notice (Form 6A)"),
    (Act.NSP.value, "Notice of seeking possession"),
    (Act.NTQ.value, "Notice to quit"),
    (Act.LEAVE.value, "Asked to leave, as a lodger or guest"),
)
LANDLORDS = (
    (LandlordKind.PRIVATE.value, "Private landlord or agent"),
    (LandlordKind.HOUSING_ASSOCIATION.value, "Housing association"),
    (LandlordKind.COUNCIL.value, "Council"),
    (LandlordKind.OTHER.value, "Somebody they live with"),
)


def notices(place: Workplace, household: RecordId) -> Sort[Notice]:
    def fresh() -> dict[str, str]:
        """The landlord of the home is who mostly gives it."""
        landlord = place.desk.possession.usual_landlord(household)
        return {"landlord_type": landlord.value} if landlord else {}

    return Sort(
        Notice,
        "Notices from a landlord",
        "file-text",
        "a notice",
        "No notice is recorded.",
        lambda notice: _summary(place, notice),
        lambda: _fields(place),
        wide=("only_home", "words"),
        fresh=fresh,
        chips=lambda notice: _chips(place, notice),
        order="-served_on",
        more=make_notice_panel,
    )


def _summary(place: Workplace, notice: Notice) -> tuple[str, str]:
    found = place.desk.possession.view(notice.id)
    paper = found.paper if found else None
    ends = f"date in it {plain_date(notice.expires_on)}" if notice.expires_on else None
    parts = (ends or notice.expires_words, notice.words if paper else "Kind not entered yet")
    detail = " · ".join(part for part in parts if part)
    if paper is None:
        return notice.words or dict(ACTS).get(notice.act or "") or "Notice", detail
    return notice_name(paper, paper.grounds), detail


def _chips(place: Workplace, notice: Notice) -> Sequence[ChipWords]:
    found = place.desk.possession.view(notice.id)
    if found is None or found.view is None:
        return ()
    threat = found.view.threat
    told = [STANDINGS[found.view.standing]]
    if threat.is_threatened:
        told.insert(0, ChipWords("Threatened", "red", "circle-alert"))
    return told


def _fields(place: Workplace) -> list[Field]:
    today = place.desk.today
    return [
        ChoiceField("act", "Kind of notice", ACTS),
        ChoiceField("landlord_type", "Given by", LANDLORDS),
        DateField("served_on", "Served on", today=today, lean="past"),
        DateField("expires_on", "The date in it", today=today),
        DateField("tenancy_began_on", "The tenancy began on", today=today, lean="past"),
        MoneyField("arrears_pence", "Rent owed when served", hint="else the nearest figure"),
        YesNoField("only_home", "Their only home?", "Yes", "No", "Not asked"),
        TextField("words", "What it says", hint="in its own words"),
        TextField("expires_words", "The date in words", hint="where no day is known"),
    ]
