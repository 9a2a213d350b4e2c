"""How a plan was agreed, in words: on the screen, on paper and in the story of a household."""

from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.paper_words import full_date


@dataclass(frozen=True, slots=True)
class Way:
    """`asks_why` for a plan that was turned down, `typed_up` for one agreed on paper before."""

    code: str
    label: str
    says: str
    icon: str
    asks_why: bool = False
    typed_up: bool = False


WAYS = (
    Way("signed_on_paper", "Signed on paper", "Signed on paper", "signature"),
    Way("read_over", "Read over together", "Read over together and agreed", "users-round"),
    Way("by_phone", "Agreed by phone", "Agreed by phone", "phone"),
    Way("on_paper", "Agreed on paper before", "Agreed on paper", "pencil-line", typed_up=True),
    Way("declined", "Not agreed", "Not agreed", "x", asks_why=True),
)


def way(code: str | None) -> Way | None:
    return next((one for one in WAYS if one.code == code), None)


def how_agreed(code: str | None, agreed_on: date | None) -> str:
    """One sentence without the officer's own words; an unknown code stands as it is."""
    found = way(code)
    said = found.says if found else (code or "")
    if agreed_on:
        said = f"{said} on {full_date(agreed_on)}"
    if found and found.typed_up:
        said = f"{said}, and typed up afterwards"
    return f"{said}."
