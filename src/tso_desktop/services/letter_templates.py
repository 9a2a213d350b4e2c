"""The words of every letter: the shipped ones, or the council's own in their place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.lawwork import LetterTemplate
from tso_desktop.domain.letter_example import ADDRESS, EXAMPLE
from tso_desktop.domain.letter_fields import FIELDS
from tso_desktop.domain.letter_kinds import LetterKind, checked
from tso_desktop.domain.letter_words import Fault, Template, TemplateRefused, faults, filled
from tso_desktop.domain.papers import Style
from tso_desktop.domain.papers_letters import LetterPaper
from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

LONGEST_TITLE = 120


class NoSuchLetter(Refused):
    """A letter that another version of the program knows, and this one does not."""


@dataclass(frozen=True, slots=True)
class Words:
    """A letter's words as they stand; `own` where the council wrote them, `as_of` as read."""

    kind: LetterKind
    shipped: LetterKind
    own: bool
    as_of: int
    faults: tuple[Fault, ...] = ()


class LetterTemplates:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def all(self) -> tuple[Words, ...]:
        """Every letter, by stage."""
        own, as_of = self._own()
        return tuple(_words(kind, own.get(kind.key), as_of) for kind in self._shipped().values())

    def kinds(self) -> Mapping[str, LetterKind]:
        return {words.kind.key: words.kind for words in self.all()}

    def of(self, key: str | None) -> Words:
        own, as_of = self._own()
        kind = self._shipped().get(key or "")
        if kind is None:
            raise NoSuchLetter(
                f"This version of the program knows no letter “{key}”. What was written is safe. "
                "Update the program, or write another letter."
            )
        return _words(kind, own.get(kind.key), as_of)

    def check(self, body: str) -> tuple[Fault, ...]:
        """What is wrong in words, by line."""
        return faults(body, FIELDS)

    def keep(self, words: Words, *, title: str, body: str) -> None:
        """The council's own words from now on; refused, with the lines, if they cannot be used."""
        if not title.strip() or len(title) > LONGEST_TITLE:
            said = f"Give the letter a title of at most {LONGEST_TITLE} letters."
            raise TemplateRefused((Fault(1, said),))
        _check(words.kind, body)
        with self._desk.store.work("keep_letter_words") as work:
            work.put(
                LetterTemplate,
                _record(words.kind.key),
                as_of=words.as_of,
                template=words.kind.key,
                title=title.strip(),
                body=body.strip() + "\n",
            )

    def back_to_shipped(self, words: Words) -> None:
        with self._desk.store.work("letter_words_as_shipped") as work:
            work.delete(LetterTemplate, _record(words.kind.key), as_of=words.as_of)

    def preview(self, key: str, *, title: str, body: str, style: Style = Style.STANDARD) -> bytes:
        """How words read with an invented household; TemplateRefused with the lines."""
        from tso_desktop.documents.letter import letter_pdf

        kind = self.of(key).kind
        parts = filled(_check(kind, body), EXAMPLE).parts
        to_authority = not kind.to_the_resident
        address = EXAMPLE["authority_address"] if to_authority else ADDRESS.replace(", ", "\n")
        paper = LetterPaper(
            title=title.strip() or kind.title,
            parts=parts,
            to_name=EXAMPLE["authority" if to_authority else "resident"],
            address=address,
            reference=EXAMPLE["reference"],
            council=self._desk.council or EXAMPLE["council"],
            team=self._desk.team or EXAMPLE["team"],
            officer_name=EXAMPLE["officer"],
            officer_phone=EXAMPLE["officer_phone"],
            made_on=self._desk.today(),
            draft="This is how the words read with an invented household.",
            law=kind.law,
        )
        return letter_pdf(paper, style)

    def _shipped(self) -> Mapping[str, LetterKind]:
        from tso_desktop.formats.letters import shipped_letters

        return shipped_letters()

    def _own(self) -> tuple[dict[str, LetterTemplate], int]:
        with self._desk.store.read() as reading:
            found = {t.template: t for t in reading.all(LetterTemplate) if t.template and t.body}
            return {str(key): own for key, own in found.items()}, reading.as_of


def _check(kind: LetterKind, body: str) -> Template:
    """What a letter of law cannot do without must stand in the council's own words too."""
    found = checked(body)
    last = body.count("\n") + 1
    needed = [(kind.adverse, "reasons", "the reasons")]
    needed.append((bool(kind.review), "review_last_day", "the last day to ask for a review"))
    needed.append((bool(kind.grounds), "ground_words", "the ground"))
    missing = tuple(
        Fault(last, f"This letter has to say {what}: put {{{name}}} in it.")
        for wanted, name, what in needed
        if wanted and name not in found.names
    )
    if missing:
        raise TemplateRefused(missing)
    if not filled(found, {}).parts:
        raise TemplateRefused((Fault(1, "There are no words in this letter."),))
    return found


def _words(kind: LetterKind, own: LetterTemplate | None, as_of: int) -> Words:
    """Words of another laptop that cannot be used give way to the shipped ones, by line."""
    if own is None or not own.body:
        return Words(kind, kind, own=False, as_of=as_of)
    try:
        _check(kind, own.body)
    except TemplateRefused as refused:
        return Words(kind, kind, own=False, as_of=as_of, faults=refused.faults)
    theirs = replace(kind, title=own.title or kind.title, body=own.body)
    return Words(theirs, kind, own=True, as_of=as_of)


def _record(key: str) -> RecordId:
    """One record a letter, the same on every laptop."""
    return derived_id("letter_template", key)
