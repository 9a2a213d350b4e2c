"""The registry: the only list of kinds of record, and of what each field means to the journal.

Journal names are for ever; columns are ours to rename. A field never changes its meaning.
"""

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, get_args, get_origin

from tso_desktop.domain import casework, directory, households, lawwork, plans, support, visits
from tso_desktop.domain.record import Json, Merge, Record

ScopeType = Literal["household", "directory"]

MADE = "_made"
DELETED = "_deleted"
WITHDRAWN = "withdrawn"
RESERVED = frozenset(f.name for f in dataclasses.fields(Record))


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its journal name, its column, how it merges, what it refers to."""

    name: str
    column: str
    merge: Merge
    refers_to: str | None
    since: int
    holds: type
    safer: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record; `parent` is the field that names the record it belongs to."""

    name: str
    table: str
    value: type[Record]
    scope: ScopeType
    parent: str | None
    sealed: bool
    form: int
    fields: Mapping[str, Field]


def _fields(value: type[Record]) -> dict[str, Field]:
    return {
        f.name: Field(
            f.name,
            f.metadata["column"] or f.name,
            f.metadata["merge"],
            f.metadata["refers_to"],
            f.metadata["since"],
            _holds(f.type),
            f.metadata["safer"],
        )
        for f in dataclasses.fields(value)
        if f.name not in RESERVED
    }


def _holds(annotation: Any) -> type:
    """str, int, bool, date, datetime, or tuple for a list."""
    if get_origin(annotation) is tuple:
        return tuple
    annotation = next((a for a in get_args(annotation) if a is not types.NoneType), annotation)
    annotation = getattr(annotation, "__supertype__", annotation)
    if annotation not in (str, int, bool, date, datetime):
        raise TypeError(annotation)
    found: type = annotation
    return found


def _kind(name: str, value: type[Record], **options: Any) -> Kind:
    fields = _fields(value)
    in_household = "household" in fields or value is households.Household
    return Kind(
        name=name,
        table=options.get("table", f"{name}s"),
        value=value,
        scope="household" if in_household else "directory",
        parent=options.get("parent", "household" if "household" in fields else None),
        sealed=options.get("sealed", False),
        form=options.get("form", 1),
        fields=fields,
    )


_LIST = (
    _kind("officer", directory.Officer),
    _kind("council", directory.Council),
    _kind("landlord", directory.Landlord),
    _kind("agency", directory.Agency, table="agencies"),
    _kind("library_step", directory.LibraryStep),
    _kind("session_kind", directory.SessionKind),
    _kind("import_mapping", directory.ImportMapping),
    _kind("kept_file", directory.KeptFile, sealed=True),
    _kind("group_session", support.GroupSession),
    _kind("household", households.Household),
    _kind("person", households.Person, table="people"),
    _kind("answer", households.Answer, parent="person"),
    _kind("home", households.Home),
    _kind("arrears", households.Arrears, table="arrears"),
    _kind("notice", households.Notice),
    _kind("marker", households.Marker),
    _kind("referral", households.Referral),
    _kind("kept_import", households.KeptImport, sealed=True),
    _kind("case", casework.Case),
    _kind("assessment", casework.Assessment),
    _kind("need", casework.Need),
    _kind("task", casework.Task),
    _kind("task_mark", casework.TaskMark),
    _kind("note", casework.Note, sealed=True),
    _kind("addendum", casework.Addendum, table="addenda", sealed=True),
    _kind("attachment", casework.Attachment),
    _kind("visit", visits.Visit),
    _kind("visit_record", visits.VisitRecord, sealed=True),
    _kind("session", support.Session),
    _kind("result", support.Result),
    _kind("work_facts", support.WorkFacts, table="work_facts", parent="person"),
    _kind("interview", support.Interview),
    _kind("plan", plans.Plan),
    _kind("step", plans.Step, parent="plan"),
    _kind("issued_plan", plans.IssuedPlan, sealed=True),
    _kind("letter_template", lawwork.LetterTemplate),
    _kind("case_event", lawwork.CaseEvent),
    _kind("stay", lawwork.Stay),
    _kind("placement", lawwork.Placement),
    _kind("review_request", lawwork.ReviewRequest),
    _kind("letter", lawwork.Letter),
    _kind("given_letter", lawwork.GivenLetter, sealed=True),
    _kind("hclic_answer", lawwork.HclicAnswer),
    _kind("warning_rest", lawwork.WarningRest),
)

KINDS: Mapping[str, Kind] = types.MappingProxyType({kind.name: kind for kind in _LIST})


_BY_VALUE = {kind.value: kind for kind in _LIST}


def kind_of(value: type[Record]) -> Kind:
    """The kind whose records are read as this value; a KeyError for any other class."""
    return _BY_VALUE[value]


@cache
def children_of(kind: str) -> tuple[Kind, ...]:
    """The kinds whose parent field refers to this kind."""
    return tuple(k for k in _LIST if k.parent is not None and k.fields[k.parent].refers_to == kind)
