"""A household and those that were merged into it: reads follow the pointer, and a cycle ends."""

from sqlalchemy import CTE, Connection, bindparam, select

from tso_desktop.domain.ids import RecordId
from tso_desktop.store import schema

_H = schema.PROJECTIONS["household"]


def wanted_family() -> CTE:
    """The ids of the family of the household that the statement calls `wanted`."""
    first = select(bindparam("wanted", type_=_H.c.id.type).label("id"))
    family = first.cte("family", recursive=True)
    yielded = select(_H.c.id).join(family, _H.c.merged_into == family.c.id)
    return family.union(yielded)


_FAMILY = select(wanted_family().c.id)


def family_of(connection: Connection, household: RecordId) -> list[RecordId]:
    return [RecordId(id_) for id_ in connection.execute(_FAMILY, {"wanted": household}).scalars()]
