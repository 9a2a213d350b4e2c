"""The one search box: ranked, forgiving one or two typing errors, open before closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, func, select, text

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.matching import digits, is_number, plain, tight, words
from tso_desktop.store import schema

Why = Literal["reference", "start", "part", "typing_error", "note"]
_RANK: dict[Why, int] = {"reference": 0, "start": 1, "part": 2, "note": 3, "typing_error": 4}
_SHORTEST_FOR_TRIGRAMS = 3
_SHORTEST_FOR_TWO_ERRORS = 6
_SHORTEST_TO_FORGIVE = 4
_MOST_MEANT = 12
_MATCH = text(
    "SELECT rowid FROM find_names WHERE find_names MATCH :query ORDER BY rowid IN "
    "(SELECT num FROM caseload WHERE closed_on IS NULL) DESC, rowid DESC LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A household that was found, why, and the note where it was a word in one."""

    household: RecordId
    why: Why
    note: RecordId | None = None
    on: str | None = None


class Searcher:
    """Keeps the list of words in memory, read again when something was saved since."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._as_of: int | None = -1

    def find(self, connection: Connection, asked: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Households by any part of what stands in their line, then by words in their notes."""
        sought = plain(asked)
        if not sought:
            return ()
        named = _by_parts(connection, _parts(asked), limit * 4)
        hits = _ranked(connection, named, asked)
        if len(hits) < limit:
            hits = _with(hits, _in_notes(connection, words(asked), limit))
        if not named:
            # What is in a note as it was typed comes before what somebody may have meant.
            meant = self._forgiving(connection, _words_in(_parts(asked)), limit * 4)
            hits = _with(hits, _ranked(connection, meant, asked, forgiven=True))
        return tuple(hits[:limit])

    def _forgiving(self, connection: Connection, parts: Sequence[str], limit: int) -> Sequence[int]:
        meant = [self._meant(connection, part) for part in parts]
        if not meant or not all(meant):
            return ()
        either = [" OR ".join(_quoted(word) for word in choices) for choices in meant]
        return _match(connection, " AND ".join(f"({words})" for words in either), limit)

    def _meant(self, connection: Connection, part: str) -> list[str]:
        """The words that a mistyped part may have meant, itself first if it is one."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA
        from rapidfuzz.fuzz import partial_ratio

        if len(part) < _SHORTEST_TO_FORGIVE:
            return [part] if len(part) >= _SHORTEST_FOR_TRIGRAMS else []
        known = self._known(connection)
        errors = 2 if len(part) >= _SHORTEST_FOR_TWO_ERRORS else 1
        near = process.extract(
            part, known, scorer=OSA.distance, score_cutoff=errors, limit=_MOST_MEANT
        )
        if near:
            return [word for word, _, _ in near]
        longer = [word for word in known if len(word) > len(part)]
        begins = process.extract(
            part,
            [word[: len(part)] for word in longer],
            scorer=OSA.distance,
            score_cutoff=errors,
            limit=_MOST_MEANT,
        )
        if begins:
            return [longer[number] for _, _, number in begins]
        # In the middle of a word two errors out of six letters would be almost any word.
        alike = 100 * (1 - 1 / len(part))
        within = process.extract(
            part, longer, scorer=partial_ratio, score_cutoff=alike, limit=_MOST_MEANT
        )
        return [word for word, _, _ in within]

    def _known(self, connection: Connection) -> list[str]:
        table = schema.found_words
        newest = connection.execute(select(func.max(schema.journal.c.pos))).scalar_one()
        if newest != self._as_of:
            self._words = list(connection.execute(select(table.c.word)).scalars())
            self._as_of = newest
        return self._words


def _with(hits: list[Hit], more: Iterable[Hit]) -> list[Hit]:
    """Each household once, where it was found first."""
    have = {hit.household for hit in hits}
    return [*hits, *(hit for hit in more if hit.household not in have)]


def _parts(asked: str) -> list[str]:
    """What each word must be a part of; a phone number or a postcode is one word."""
    if is_number(asked):
        return [digits(asked)]
    close = tight(asked)
    if any(c.isdigit() for c in close) and any(c.isalpha() for c in close) and len(close) <= 8:  # noqa: PLR2004
        return [close]
    return plain(asked).split()


def _words_in(parts: Iterable[str]) -> list[str]:
    """What may be mistyped, a word at a time: a name of two parts is known by each of them."""
    found = [word for part in parts for word in words(part)]
    return [word for word in found if len(word) >= _SHORTEST_FOR_TRIGRAMS]


def _by_parts(connection: Connection, parts: Sequence[str], limit: int) -> Sequence[int]:
    long = [part for part in parts if len(part) >= _SHORTEST_FOR_TRIGRAMS]
    short = [part for part in parts if len(part) < _SHORTEST_FOR_TRIGRAMS]
    if not long:
        return _short(connection, short, limit)
    found = _match(connection, " AND ".join(_quoted(part) for part in long), limit)
    if not short or not found:
        return found
    rows = connection.execute(
        text("SELECT rowid, words FROM find_names WHERE rowid IN :nums").bindparams(
            bindparam("nums", expanding=True)
        ),
        {"nums": list(found)},
    )
    return [row[0] for row in rows if all(part in row[1] for part in short)]


def _match(connection: Connection, query: str, limit: int) -> Sequence[int]:
    """More may fit than are taken: open households come first, then those that came last."""
    return connection.execute(_MATCH, {"query": query, "most": limit}).scalars().all()


def _short(connection: Connection, parts: Sequence[str], limit: int) -> Sequence[int]:
    """One or two letters: names and words that begin with them."""
    table = schema.caseload
    query = select(table.c.num).order_by(table.c.closed_on.is_not(None), table.c.sort_name)
    for part in parts:
        query = query.where(
            table.c.sort_name.like(f"{part}%") | table.c.sort_name.like(f"% {part}%")
        )
    return connection.execute(query.limit(limit)).scalars().all()


def _ranked(
    connection: Connection, nums: Sequence[int], asked: str, *, forgiven: bool = False
) -> list[Hit]:
    table = schema.caseload
    rows = connection.execute(
        select(
            table.c.household, table.c.name, table.c.sort_name, table.c.reference, table.c.closed_on
        ).where(table.c.num.in_(list(nums)))
    ).all()
    found = [(_why(row, asked, forgiven=forgiven), row) for row in rows]
    found.sort(
        key=lambda pair: (
            pair[1].closed_on is not None and pair[0] != "reference",
            _RANK[pair[0]],
            plain(pair[1].sort_name or ""),
        )
    )
    return [Hit(RecordId(row.household), why) for why, row in found]


def _why(row: Any, asked: str, *, forgiven: bool) -> Why:
    if row.reference and tight(row.reference) == tight(asked):
        return "reference"
    if forgiven:
        return "typing_error"
    sought = plain(asked)
    starts = (plain(row.name or ""), plain(row.sort_name or ""), *words(row.name or ""))
    return "start" if any(start.startswith(sought) for start in starts) else "part"


def _in_notes(connection: Connection, sought: Sequence[str], limit: int) -> list[Hit]:
    """Households in whose notes every word stands, whole or as it begins; newest first."""
    whole = [word for word in sought if len(word) >= _SHORTEST_FOR_TRIGRAMS]
    if not whole:
        return []
    query = " AND ".join(f"{_quoted(word)}*" for word in whole)
    rows = connection.execute(
        text(
            'SELECT n.household, n.record, n."on" FROM find_notes f '
            "JOIN found_notes n ON n.row = f.rowid "
            "WHERE find_notes MATCH :query ORDER BY f.rowid DESC LIMIT :most"
        ),
        {"query": query, "most": limit * 3},
    ).all()
    newest: dict[str, Hit] = {}
    for household, record, on in rows:
        newest.setdefault(household, Hit(RecordId(household), "note", RecordId(record), on))
    return _open_first(connection, newest.values())


def _open_first(connection: Connection, hits: Iterable[Hit]) -> list[Hit]:
    table = schema.caseload
    found = list(hits)
    rows = connection.execute(
        select(table.c.household, table.c.closed_on).where(
            table.c.household.in_([hit.household for hit in found])
        )
    )
    closed = {row.household: row.closed_on for row in rows}
    there = [hit for hit in found if hit.household in closed]
    return sorted(there, key=lambda hit: closed[hit.household] is not None)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
