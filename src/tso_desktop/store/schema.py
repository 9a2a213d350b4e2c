"""The tables, exactly as the newest migration leaves them.

Journal and local tables are written out; the projections (today's values of each record) are
made from the registry and have no constraint but their id, so that nothing which arrives from
another laptop can be refused by the database.
"""

from datetime import date, datetime

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from tso_desktop.domain.records import KINDS, Field, Kind

# The newest file in migrations/versions; a test holds the two together.
NEWEST = "0001"

metadata = MetaData()

devices = Table(
    "devices",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
)

device = Table(
    "device",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("signing_seed", LargeBinary, nullable=False),
    Column("officer", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("label", Integer, nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("text", Text, nullable=False, unique=True),
)

scopes = Table(
    "scopes",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("seed", LargeBinary, nullable=False),
)

streams = Table(
    "streams",
    metadata,
    Column("device", Integer, primary_key=True),
    Column("scope", Integer, primary_key=True),
    Column("k", Integer, nullable=False),
    Column("tip", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

journal = Table(
    "journal",
    metadata,
    Column("pos", Integer, primary_key=True),
    Column("device", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("scope", Integer, nullable=False),
    Column("k", Integer, nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("doubtful", Integer, nullable=False),
    Column("officer", Integer, nullable=False),
    Column("act", Integer, nullable=False),
    Column("verb", Integer, nullable=False),
    Column("kind", Integer, nullable=False),
    Column("record", Integer, nullable=False),
    Column("form", Integer, nullable=False),
    Column("state", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("device", "n", name="uq_journal_entry"),
    Index("ix_journal_record", "record"),
    Index("ix_journal_stream", "scope", "device", "k", unique=True),
    sqlite_autoincrement=True,
)

records = Table(
    "records",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Integer, nullable=False),
    Column("scope", Integer, nullable=False),
    Column("heads", Text, nullable=False),
    Column("marked", Integer, nullable=False),
    Index("ix_records_scope_marked", "scope", "marked"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("household", Text),
    Column("body", Text, nullable=False),
    Column("saved_at", Integer, nullable=False),
)

own_settings = Table(
    "own_settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("device", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("wire", LargeBinary, nullable=False),
)

caseload = Table(
    "caseload",
    metadata,
    Column("household", Text, primary_key=True),
    Column("num", Integer, nullable=False),
    Column("name", Text),
    Column("sort_name", Text),
    Column("reference", Text),
    Column("address", Text),
    Column("postcode", Text),
    Column("phone", Text),
    Column("restricted", Integer, nullable=False),
    Column("holder", Text),
    Column("closed_on", Text),
    Column("markers", Text),
    Column("support", Text),
    Column("duty", Text),
    Column("arrears_pence", Integer),
    Column("arrears_on", Text),
    Column("last_contact_on", Text),
    Column("next_visit_at", Text),
    Column("next_visit", Text),
    Column("review_on", Text),
    Column("next_words", Text),
    Column("next_why", Text),
    Column("next_on", Text),
    Column("opened_on", Text),
    Column("triage", Integer, nullable=False),
    Index("ix_caseload_name", "closed_on", "sort_name", "triage"),
    Index("ix_caseload_next", "closed_on", "next_on"),
    Index("ix_caseload_contact", "closed_on", "last_contact_on", "triage"),
    Index("ix_caseload_arrears", "closed_on", "arrears_pence"),
    Index("ix_caseload_review", "closed_on", "review_on"),
    Index("ix_caseload_visit", "closed_on", "next_visit_at"),
    Index("ix_caseload_reference", "reference"),
)

found_notes = Table(
    "found_notes",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("record", Text, nullable=False, unique=True),
    Column("household", Text, nullable=False),
    Column("on", Text),
    Index("ix_found_notes_household", "household"),
)

# Words of names, addresses and references, for the search that forgives a typing error.
found_words = Table(
    "found_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Virtual tables that no metadata can describe.
SEARCH_DDL = (
    "CREATE VIRTUAL TABLE find_names USING fts5(words, tokenize='trigram')",
    (
        "CREATE VIRTUAL TABLE find_notes USING fts5(words, content='', contentless_delete=1, "
        "tokenize=\"unicode61 remove_diacritics 2\", prefix='3 4 5')"
    ),
)

_SQL_TYPES = {str: Text, int: Integer, bool: Integer, date: Text, datetime: Text, tuple: Text}

# What lists and pages ask for besides a record's parent.
_INDEXES = {
    "household": ("merged_into", "triage"),
    "visit": ("starts_at",),
    "visit_record": ("visit", "started_at"),
    "task": ("due_on", "done_on"),
    "task_mark": ("cause", "done_on"),
    "marker": ("review_on",),
    "step": ("household", "due_on"),
    "note": ("happened_at",),
    "person": ("same_person",),
    "addendum": ("about",),
    "home": ("landlord", "ends_on"),
    "notice": ("expires_on",),
    "referral": ("urgency",),
    "case_event": ("what", "happened_on"),
    "answer": ("household",),
    "work_facts": ("household",),
    "group_session": ("held_on",),
    "result": ("came_on",),
    "session": ("held_on",),
    "issued_plan": ("review_on",),
    "attachment": ("about",),
}


def _column(field: Field) -> Column[object]:
    return Column(field.column, _SQL_TYPES[field.holds])


def _projection(kind: Kind) -> Table:
    asked = [kind.parent] if kind.parent else []
    indexed = list(dict.fromkeys([*asked, *_INDEXES.get(kind.name, ())]))
    return Table(
        kind.table,
        metadata,
        Column("id", Text, primary_key=True),
        Column("scope", Integer, nullable=False),
        Column("made_at", Integer),
        Column("made_by", Text),
        Column("shown", Integer),
        Column("clashes", Text),
        *(_column(field) for field in kind.fields.values()),
        *(Index(f"ix_{kind.table}_{name}", kind.fields[name].column) for name in indexed),
    )


PROJECTIONS = {kind.name: _projection(kind) for kind in KINDS.values()}

# The few that stand open among all that ever were: so that Today stays quick.
_CASES = PROJECTIONS["case"]
Index(
    "ix_cases_open_part7",
    _CASES.c.household,
    sqlite_where=(_CASES.c.type == "part7") & _CASES.c.closed_on.is_(None),
)
