"""The values that a printed letter is made of: what stands on the paper, and nothing else."""

from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.letter_words import Part

TO_BE_DECIDED = "For the housing options officer to decide. It is no notice until it is given."
NOT_GIVEN_YET = "This letter has not been given yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper:
    """`address` is None where it must not be printed; `draft` says why it is no letter yet.

    `discreet` leaves the council out of the head and the title out of the file's name; who signs
    still says who decided. `number` is the letter as this laptop names it.
    """

    title: str
    parts: tuple[Part, ...]
    to_name: str = ""
    address: str | None = None
    reference: str = ""
    number: str = ""
    council: str = ""
    team: str = ""
    officer_name: str = ""
    officer_phone: str = ""
    made_on: date | None = None
    draft: str = ""
    discreet: bool = False
    law: str = ""
