"""A letter on paper: who writes to whom, its title, short paragraphs, and who signs."""

from datetime import date

from tso_desktop.documents.blocks import Block, Bold, Text, header_rule
from tso_desktop.documents.letters import ready
from tso_desktop.documents.marks import listed
from tso_desktop.documents.sheet import Foot, MakeCanvas, laid_out, pdf
from tso_desktop.documents.stacks import Box, Stack, Together
from tso_desktop.documents.tagging.about import About
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.typography import BLUE, CREAM, LARGE, ROOMY, STANDARD, TINT, Type
from tso_desktop.domain.letter_words import Part
from tso_desktop.domain.paper_words import date_or_blank, held_together, or_blank
from tso_desktop.domain.papers import Style
from tso_desktop.domain.papers_letters import LetterPaper

# Easy read has its own pictures and sentences, which a notice of law cannot have: large instead.
_SIZES: dict[Style, Type] = {
    Style.STANDARD: STANDARD,
    Style.STANDARD_14: ROOMY,
    Style.LARGE: LARGE,
    Style.EASY: LARGE,
}
_SIGN = 2.6  # lines of body, to sign in
_UNDATED = date(2000, 1, 1)


def letter_pdf(
    paper: LetterPaper, style: Style = Style.STANDARD, *, canvas_type: MakeCanvas = TaggedCanvas
) -> bytes:
    """The letter as a tagged PDF (PDF/UA-1, PDF/A-2a); the same paper gives the same bytes.

    Refused if the font lacks a letter of it.
    """
    letter = ready(paper)
    kind = _SIZES[style]
    pages = laid_out([*_head(kind, letter), *_body(kind, letter), *_close(kind, letter)])
    return pdf(pages, kind, _about(letter), foot=_foot(letter), canvas_type=canvas_type)


def _about(letter: LetterPaper) -> About:
    named = "Letter" if letter.discreet else letter.title
    marked = f"{named} (draft)" if letter.draft else named
    reference = f", {letter.reference}" if letter.reference else ""
    return About(f"{marked}{reference}", letter.made_on or _UNDATED)


def _foot(letter: LetterPaper) -> Foot:
    parts = (letter.reference, f"Letter {letter.number}" if letter.number else "")
    return Foot(tuple(part for part in parts if part), strong="DRAFT" if letter.draft else "")


def _head(kind: Type, letter: LetterPaper) -> list[Block]:
    body = kind.style()
    blocks: list[Block] = []
    if not letter.discreet:
        council = (Bold(letter.council),) if letter.council else ("Council: ", Bold(or_blank("")))
        blocks.append(Text(body, *council, f" {letter.team}".rstrip()))
        blocks.append(header_rule())
    if letter.draft:
        words = Text(body, Bold("DRAFT. "), letter.draft)
        blocks.append(Box([words], fill=CREAM, border=BLUE, padding=5, before=2, after=kind.gap))
    to: list[Block] = [Text(body, Bold(or_blank(letter.to_name)))]
    to += [Text(body, line) for line in _lines(letter.address or "")]
    blocks.append(Stack(to, before=kind.gap * 1.5, after=kind.gap * 1.5))
    blocks.append(Text(body, held_together(date_or_blank(letter.made_on))))
    reference = ("Our reference: ", Bold(or_blank(letter.reference)))
    blocks.append(Text(body, *reference, after=kind.gap * 2))
    # a letter's title is a sentence: in the size of a plan's title it would shout
    blocks.append(Text(kind.style("section"), letter.title, role="H1", after=kind.gap * 1.6))
    return blocks


def _body(kind: Type, letter: LetterPaper) -> list[Block]:
    blocks: list[Block] = []
    points: list[str] = []
    for part in (*letter.parts, Part("words", "")):
        if part.shape == "point":
            points += _lines(part.words)
            continue
        if points:
            blocks += listed(kind, points, after=kind.gap)
            points = []
        blocks += _shown(kind, part)
    return blocks


def _shown(kind: Type, part: Part) -> list[Block]:
    lines = _lines(part.words)
    if part.shape == "heading" and lines:
        words = " ".join(lines)
        style = kind.style("label")
        return [Text(style, words, role="H2", before=kind.gap * 1.8, after=kind.gap * 0.4)]
    return [Text(kind.style(), line, after=kind.gap) for line in lines]


def _close(kind: Type, letter: LetterPaper) -> list[Block]:
    body = kind.style()
    signed = [Text(body, Bold(or_blank(letter.officer_name)))]
    signed += [Text(body, line) for line in (letter.team, letter.council) if line]
    sign: list[Block] = [Text(body, "Yours sincerely", after=kind.points * _SIGN), *signed]
    blocks: list[Block] = [Together(sign, before=kind.gap * 2.5, after=kind.gap * 2)]
    if letter.law:
        blocks.append(Text(kind.style("small"), f"The law: {letter.law}.", after=kind.gap))
    phone = or_blank(letter.officer_phone)
    formats = Text(
        body,
        "Do you need this in large print, in another language, or read aloud to you? Ring ",
        Bold(phone),
        ".",
    )
    blocks.append(Box([formats], fill=TINT, padding=kind.gap * 1.2))
    return blocks


def _lines(words: str) -> list[str]:
    return [line for line in words.split("\n") if line.strip()]
