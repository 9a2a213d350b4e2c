"""When this store was last written to, by the word of this laptop."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from tso_desktop.store import schema
from tso_desktop.store.wire import moment


def last_written_at(connection: Connection) -> datetime | None:
    """The moment of this device's newest entry that was not already doubtful."""
    table, own = schema.journal, schema.device
    asked = select(func.max(table.c.pos)).where(
        table.c.device == select(own.c.num).scalar_subquery(), table.c.doubtful == 0
    )
    newest = connection.execute(asked).scalar_one_or_none()
    if newest is None:
        return None
    at = connection.execute(select(table.c.at).where(table.c.pos == newest)).scalar_one()
    return moment(at)
