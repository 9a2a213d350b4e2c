"""When this store was last written to, by the word of this laptop."""

from datetime import datetime

from sqlalchemy import Connection, select

from tso_desktop.store import schema
from tso_desktop.store.wire import moment


def last_written_at(connection: Connection) -> datetime | None:
    """The moment of this device's newest entry that was not already doubtful."""
    table, own = schema.journal, schema.device
    # Walked back by its own count, which has an index: nothing else here looks at one entry only.
    asked = (
        select(table.c.at)
        .where(table.c.device == select(own.c.num).scalar_subquery(), table.c.doubtful == 0)
        .order_by(table.c.n.desc())
        .limit(1)
    )
    at = connection.execute(asked).scalar_one_or_none()
    return None if at is None else moment(at)
