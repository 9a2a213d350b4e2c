"""What the search box finds by any part: names, references, addresses, phones.

`find_names` is a trigram index with one row a household; `found_words` counts the words in it,
for the search that forgives a typing error.
"""

import json
from collections import Counter
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, literal_column, select, text

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.matching import searchable, words
from tso_desktop.store import schema
from tso_desktop.store.family import OfFamily, in_family
from tso_desktop.store.prepared import Prepared
from tso_desktop.store.values import as_list

P = schema.PROJECTIONS
_SHORTEST_WORD = 3
_DROP = Prepared(text("DELETE FROM find_names WHERE rowid = :num"))
_PUT = Prepared(text("INSERT OR REPLACE INTO find_names(rowid, words) VALUES (:num, :words)"))
_COUNT = Prepared(
    text(
        "INSERT INTO found_words(word, n) VALUES (:word, :by) "
        "ON CONFLICT(word) DO UPDATE SET n = n + :by"
    )
)
_FORGET = Prepared(text("DELETE FROM found_words WHERE word = :word AND n <= 0"))


def index_households(connection: Connection, households: Iterable[RecordId]) -> None:
    """Make the search text of households anew; one without a line in the caseload has none."""
    dropped: list[dict[str, Any]] = []
    put: list[dict[str, Any]] = []
    counted: Counter[str] = Counter()
    for household in households:
        row = _SAID.one(connection, household)
        if row is None:
            continue
        now = _words(row) if row["listed"] is not None else None
        if row["before"] == now:
            continue
        counted.subtract(_counted(row["before"]))
        counted.update(_counted(now))
        if now is None:
            dropped.append({"num": row["num"]})
        else:
            put.append({"num": row["num"], "words": now})
    _DROP.run_all(connection, dropped)
    # In rising order, which the index takes into one piece; else it begins a new one each time.
    _PUT.run_all(connection, sorted(put, key=itemgetter("num")))
    _count(connection, counted)


def _words(row: Any) -> str:
    texts: list[str | None] = []
    numbers: list[str | None] = []
    for reference, name, others in json.loads(row["households"]):
        texts += [reference, name, *(str(other) for other in as_list(others))]
    for name, known_as, email, phone, other_phone in json.loads(row["people"]):
        texts += [name, known_as, email]
        numbers += [phone, other_phone]
    for address, postcode in json.loads(row["homes"]):
        texts += [address, postcode]
    return searchable(texts, numbers)


def _counted(line: str | None) -> set[str]:
    return {word for word in words(line or "") if len(word) >= _SHORTEST_WORD}


def _count(connection: Connection, counted: Counter[str]) -> None:
    """Keep the list of words that a mistyped one may have meant."""
    changed = [{"word": word, "by": by} for word, by in counted.items() if by]
    _COUNT.run_all(connection, changed)
    fewer = [{"word": one["word"]} for one in changed if counted[str(one["word"])] < 0]
    _FORGET.run_all(connection, fewer)


def _gathered(kind: str, *names: str) -> Any:
    """Rows of this family as one text: a list of lists, the oldest first."""
    table = P[kind]
    asked: Select[Any] = select(*(table.c[name] for name in names))
    holder = table.c.id if kind == "household" else table.c.household
    rows = (
        asked.where(in_family(holder), table.c.shown == literal_column("1"))
        .order_by(table.c.made_at, table.c.id)
        .subquery()
    )
    parts = func.json_array(*(rows.c[name] for name in names))
    return select(func.json_group_array(parts)).scalar_subquery()


_BEFORE = text("SELECT words FROM find_names WHERE rowid = records.num")
_SAID = OfFamily(
    select(
        schema.records.c.num,
        schema.caseload.c.num.label("listed"),
        literal_column(f"({_BEFORE.text})").label("before"),
        _gathered("household", "reference", "name", "other_references").label("households"),
        _gathered("person", "name", "known_as", "email", "phone", "other_phone").label("people"),
        _gathered("home", "address", "postcode").label("homes"),
    )
    .outerjoin(schema.caseload, schema.caseload.c.household == schema.records.c.id)
    .where(schema.records.c.id == bindparam("wanted"))
)
