"""Sizes, weights and colours: the house style of a printed paper, for each size of body."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from tso_desktop.documents.fonts import BODY, BOLD

INK = HexColor("#111111")
BLUE = HexColor("#12344D")
LINE = HexColor("#4A6B7F")
TINT = HexColor("#EAF1F5")
CREAM = HexColor("#FFF6D6")


@dataclass(frozen=True, slots=True)
class Type:
    """One size of paper. Meaning never rests on colour alone: it all survives a grey copy."""

    points: float
    title: float
    section: float
    card: float
    lead: float
    foot: float
    gap: float
    box: float
    line: float = 1.29
    row: float = 3

    @property
    def tighter(self) -> "Type":
        """The same size with a little less air, when that saves a page."""
        return replace(self, gap=self.gap * 0.75, line=1.25, row=2.3)

    @property
    def tightest(self) -> "Type":
        """What an ordinary plan needs at most to stand on two pages: lines apart, rows close."""
        return replace(self, gap=self.gap * 0.5, line=1.2, row=1.2, section=self.section - 1.5)

    def style(self, name: str = "body") -> ParagraphStyle:
        return _style(self, name)


STANDARD = Type(points=12.5, title=25, section=16, card=12.5, lead=17, foot=11, gap=5, box=15)
ROOMY = Type(points=14, title=27, section=18, card=14, lead=19, foot=12.5, gap=6, box=16)
LARGE = Type(points=18, title=32, section=24, card=20, lead=24, foot=18, gap=10, box=22)
EASY = Type(points=16, title=30, section=22, card=16, lead=20, foot=16, gap=8, box=20)


@cache
def _style(kind: Type, name: str) -> ParagraphStyle:
    sizes: dict[str, tuple[float, str, Color]] = {
        "body": (kind.points, BODY, INK),
        "strong": (kind.points, BOLD, INK),
        "head": (kind.points - 0.5, BOLD, BLUE),
        "lead": (kind.lead, BOLD, INK),
        "label": (kind.points, BOLD, BLUE),
        "small": (min(kind.foot, 11), BODY, INK),
        "title": (kind.title, BOLD, BLUE),
        "section": (kind.section, BOLD, BLUE),
        "card": (kind.card, BOLD, INK),
    }
    size, font, colour = sizes[name]
    line_height = 1.16 if name in {"title", "section"} else kind.line
    options: dict[str, Any] = {
        "fontName": font,
        "fontSize": size,
        "leading": round(size * line_height, 2),
        "textColor": colour,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
    }
    return ParagraphStyle(f"{name}-{kind.points}-{kind.line}", **options)
