"""Which households had a Part 7 case in a time, and the records that a return is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from tso_desktop.domain.casework import Need
from tso_desktop.domain.households import Answer, Home, Person, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import HclicAnswer, Placement, ReviewRequest, Stay
from tso_desktop.store import schema
from tso_desktop.store.reading import Reading

_C = schema.PROJECTIONS["case"]


@dataclass(frozen=True, slots=True)
class ReturnRecords:
    """What is known of some households, beside their law."""

    people: tuple[Person, ...]
    homes: tuple[Home, ...]
    needs: tuple[Need, ...]
    answers: tuple[Answer, ...]
    typed: tuple[HclicAnswer, ...]
    stays: tuple[Stay, ...]
    placements: tuple[Placement, ...]
    reviews: tuple[ReviewRequest, ...]
    referrals: tuple[Referral, ...]

    def of(self, family: set[RecordId]) -> "ReturnRecords":
        """Those of one household and whoever yielded to it."""
        return ReturnRecords(
            tuple(one for one in self.people if one.household in family),
            tuple(one for one in self.homes if one.household in family),
            tuple(one for one in self.needs if one.household in family),
            tuple(one for one in self.answers if one.household in family),
            tuple(one for one in self.typed if one.household in family),
            tuple(one for one in self.stays if one.household in family),
            tuple(one for one in self.placements if one.household in family),
            tuple(one for one in self.reviews if one.household in family),
            tuple(one for one in self.referrals if one.household in family),
        )


def return_records(reading: Reading, households: Sequence[RecordId]) -> ReturnRecords:
    return ReturnRecords(
        reading.of(Person, households, order="place"),
        reading.of(Home, households),
        reading.of(Need, households, order="place"),
        reading.of(Answer, households),
        reading.of(HclicAnswer, households),
        reading.of(Stay, households),
        reading.of(Placement, households),
        reading.of(ReviewRequest, households, order="requested_on"),
        reading.of(Referral, households, order="referred_on"),
    )


def part7_since(connection: Connection, first_on: date) -> list[RecordId]:
    """The households with a Part 7 case that is open, or was closed on that day or later."""
    asked = (
        select(_C.c.household)
        .where(
            _C.c.type == "part7",
            _C.c.shown == 1,
            _C.c.household.is_not(None),
            or_(_C.c.closed_on.is_(None), _C.c.closed_on >= first_on.isoformat()),
        )
        .distinct()
    )
    return [RecordId(row[0]) for row in connection.execute(asked)]
