"""Who sent a household to us, as the sheet names them."""

from dataclasses import dataclass
from functools import lru_cache

from tso_desktop.domain.import_reading import (
    KeptAsWords,
    Understood,
    Unread,
    any_of,
    fold,
    says_nothing,
    tidy,
)
from tso_desktop.domain.import_workbook import Cell

_KINDS = {
    "self": "self; walk[- ]?in; own referral",
    "school": "school; college; nursery; teacher; education; family worker",
    "housing_register": "housing register; register; home ?choice",
    "housing_options": "housing options; homeless(?:ness)? team; housing team",
    "out_of_hours": "ooh; out of hours; swep; emergency duty",
    "outreach": "outreach; rough sleep\\w*; street ?link",
    "probation": "probation; hmp; prison; custody; youth offending; yot; resettlement",
    "hospital": "hospital; ward; discharge; a&e; nhs",
    "mental_health": "mental health; cmht; steps 2 wellbeing; psychiatr\\w*",
    "gp": "gp; surgery; doctor; health visitor; midwife; social prescrib\\w*; pcn",
    "domestic_abuse": "marac; idva; women'?s aid; domestic abuse; refuge",
    "citizens_advice": "citizens?'? advice; cab; ca",
    "dwp": "dwp; job ?centre\\w*; jcp; work coach",
    "adult_care": "adult social; adult services; asc; safeguarding adults?",
    "children_care": "children'?s (?:services|social); early help; social worker; csc",
    "police": "police; pcso",
    "food_bank": "food ?bank; pantry",
    "councillor": "cllr; councillor; mp",
    "housing_association": """
        homes; housing association; ha; housing group; registered provider; housing officer
    """,
    "landlord": "landlord; letting\\w*; lets; agent; estate",
}
_KIND = [(kind, any_of(words, r"\b")) for kind, words in _KINDS.items()]


@dataclass(frozen=True, slots=True)
class Source:
    """`kind` is blank for an agency that no list knows; the words are always hers."""

    words: str
    kind: str = ""


def read_source(cell: Cell) -> Understood[Source] | Unread:
    if nothing := says_nothing(cell.words):
        return KeptAsWords(cell.words, nothing)
    source = Source(tidy(cell.words), _kind(cell.words))
    return Understood(source, cell.words, source.words)


@lru_cache(maxsize=2_000)
def _kind(words: str) -> str:
    folded = fold(words)
    return next((kind for kind, shape in _KIND if shape.search(folded)), "")
