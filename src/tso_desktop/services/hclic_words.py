"""How words and codes that stand elsewhere in the program answer the homelessness return."""

from collections.abc import Mapping

# The code of item 2.5 for a role; a joint tenant may be partner, parent or friend.
RELATIONS: Mapping[str, str] = {
    "lead": "APPLICANT",
    "partner": "PARTNER",
    "child": "CHILD",
    "fostered": "CHILD",
    "visiting_child": "CHILD",
    "adult_child": "CHILD",
    "parent": "PARENT",
    "grandparent": "RELATIVE",
    "grandchild": "GRANDCHILD",
    "sibling": "SIBLING",
    "relative": "RELATIVE",
    "friend": "FRIEND",
    "carer": "CARER",
    "lodger": "OTHER",
    "other": "OTHER",
}
EXPECTED, GROWN_UP = "expected", "adult_child"

# Which item an equality topic answers, and the code for the words that are offered there. Other
# words are the person's own: an officer chooses the code that fits them.
EQUALITY: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "1.7": (
        "ethnicity",
        {
            "white british": "W_BRIT",
            "white irish": "W_IRISH",
            "gypsy or irish traveller": "W_GYPSY",
            "roma": "W_ROMA",
            "white, another background": "W_OTHER",
            "mixed, white and black caribbean": "M_WBC",
            "mixed, white and black african": "M_WBA",
            "mixed, white and asian": "M_WA",
            "mixed, another background": "M_OTHER",
            "indian": "A_IND",
            "pakistani": "A_PAK",
            "bangladeshi": "A_BAN",
            "chinese": "A_CHI",
            "asian, another background": "A_OTHER",
            "african": "B_AFR",
            "caribbean": "B_CAR",
            "black, another background": "B_OTHER",
            "arab": "O_ARAB",
        },
    ),
    "1.8": (
        "orientation",
        {"straight or heterosexual": "HET", "gay or lesbian": "GAY_LES", "bisexual": "BI"},
    ),
    "1.9": ("nationality", {"irish": "IRISH"}),
    "1.24": ("gender", {"yes": "YES", "no": "NO"}),
    "2.3": ("sex", {"female": "F", "male": "M"}),
}
PREGNANCY, PREGNANT = "pregnancy", "pregnant"

# The agency of item 1.20 for who sent them. A hospital may be one of three, and so may children's
# services: there an officer chooses.
AGENCIES: Mapping[str, str] = {
    "prison": "PRISON",
    "youth_secure": "YOUTH_SECURE",
    "youth_offending": "YOT",
    "probation": "PROBATION",
    "mental_health_ward": "MH_INPATIENT",
    "jobcentre": "JCP",
    "adult_social": "ASC",
    "nil_recourse": "NIL_RECOURSE",
    "defence": "DEFENCE",
    "other_duty": "DTR_OTHER",
    "agency": "NON_DTR",
    "housing_association": "NON_DTR",
    "outreach": "NON_DTR",
    "food_bank": "NON_DTR",
    "other_council": "OTHER_LA",
}
NOBODY_REFERRED = frozenset({"self", "housing_register", "out_of_hours", "case_review"})
ANOTHER_COUNCIL = "other_council"

FINDINGS: Mapping[str, str] = {
    "threatened": "PREV",
    "homeless": "RELIEF",
    "neither": "ND_NOT_THREATENED",
}
# Why a duty ended. Prevention by (a) is a home kept or a new one: the homes tell which.
ENDS: Mapping[str, Mapping[str, str]] = {
    "prevention": {
        "b": "D56",
        "c": "HOMELESS",
        "d": "REF_OFFER",
        "e": "HOMELESS",
        "f": "INELIG",
        "g": "WITHDREW",
        "noncoop": "NONCOOP",
        "died": "WITHDREW",
    },
    "relief": {
        "a": "ACC",
        "b": "D56",
        "c": "REF_FINAL",
        "d": "INT_ACC",
        "e": "INELIG",
        "f": "WITHDREW",
        "auto_189B_4": "D56",
        "LC_OUT": "LC_OUT",
        "noncoop": "NONCOOP",
        "died": "WITHDREW",
        "final_offer_refused": "REF_FINAL",
    },
    "main": {
        "prs_accepted": "PRSO_ACC",
        "prs_refused": "PRSO_REF",
        "part6_accepted": "P6_ACC",
        "final_part6_accepted": "P6_ACC",
        "final_part6_refused": "P6_REF",
        "ta_refused": "REF_TA",
        "ineligible": "INELIG",
        "intentional_from_ta": "INT_TA",
        "left": "VOL_LEFT",
        "died": "DIED",
    },
}
# Somewhere to stay for a time, or nowhere: never the last settled home.
UNSETTLED = frozenset(
    {
        *("TA", "REFUGE", "NASS", "ROUGH", "NFA"),
        *("INST_CUSTODY", "INST_HOSP_GEN", "INST_HOSP_PSY", "INST_LAC"),
    }
)
PLACEMENTS: Mapping[str, str] = {
    "bb": "BB",
    "nightly_sc": "NIGHTLY_SC",
    "hostel": "HOSTEL",
    "psl": "PSL",
    "laha": "LAHA",
    "swep": "OTHER",
    "other": "OTHER",
}
DUTIES_OF_STAYS: Mapping[str, str] = {
    "relief": "INTERIM",
    "interim": "INTERIM",
    "s188": "INTERIM",
    "main": "MAIN",
    "s190": "INTENTIONAL",
}
REVIEWS: Mapping[str, str] = {"upheld": "UPHELD", "withdrawn_by_them": "WITHDRAWN"}
