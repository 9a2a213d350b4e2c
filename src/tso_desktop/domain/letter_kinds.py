"""What is known of each letter: when it is offered, what it records, which grounds it can have."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from tso_desktop.domain.letter_fields import FIELDS, FOLLOWS
from tso_desktop.domain.letter_words import Template, template

STAGES: Mapping[str, str] = {
    "assessment": "Assessment",
    "plan": "Personal housing plan",
    "prevention": "Prevention",
    "relief": "Relief",
    "decision": "Decisions that no more is owed",
    "main": "Main duty",
    "cooperation": "Co-operation",
    "accommodation": "Homes, placements and belongings",
    "connection": "Local connection",
    "review": "Reviews",
    "other": "Other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A ground, or an outcome, that a letter can be given on; `facts` go to the event it records.

    `records`: whether the letter then records an event; some endings are events of their own.
    """

    code: str
    label: str
    words: str
    records: bool = True
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind:
    """A letter of Part 7. `fits`: any of these makes it likely; all letters can be chosen.

    `notice`: only somebody who may decide can give it. `adverse`: it needs reasons. `review` is
    the decision of section 202(1) that it carries, "steps" for the steps of a plan.
    """

    key: str
    title: str
    law: str
    stage: str
    when: str
    body: str
    fits: tuple[str, ...] = ()
    notice: bool = True
    adverse: bool = False
    review: str = ""
    to: str = "resident"
    moves_review: str = ""
    event: Mapping[str, Any] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()

    @property
    def to_the_resident(self) -> bool:
        return self.to == "resident"

    def ground(self, code: str) -> Ground | None:
        return next((ground for ground in self.grounds if ground.code == code), None)

    def fits_with(self, known: Collection[str]) -> bool:
        return any(fact in known for fact in self.fits)


def checked(words: str) -> Template:
    """The words of a letter, against the only list of fields; TemplateRefused with the lines."""
    return template(words, FIELDS)


def asked_of_the_officer(kind: LetterKind, words: Template) -> tuple[str, ...]:
    """The fields that the editor shows, in the order of the words; the choice before its words."""
    found: list[str] = []
    for name in words.names:
        if name in FOLLOWS or name == "ground_letter":
            continue
        if name == "ground_words" and kind.grounds:
            found.append("ground")
        if name == "step_words":
            found.append("step")
        found.append(name)
    if kind.grounds and "ground" not in found:
        found.insert(0, "ground")
    return tuple(dict.fromkeys(found))
