"""Numbers for the labels that this laptop makes; never given out twice."""

from sqlalchemy import Connection, select, update

from tso_desktop.store import schema


def next_number(connection: Connection) -> int:
    """The next number, kept inside the transaction that uses it."""
    table = schema.device
    number = int(connection.execute(select(table.c.label)).scalar_one()) + 1
    connection.execute(update(table).values(label=number))
    return number
