"""Turns what an officer wrote about somebody into words said to them, where that is certain.

Only the name and an officer's shorthand are turned: whom "she" means, nobody can tell by rule.
"""

import re

from tso_desktop.domain.paper_words import first_name

_IRREGULAR = {"has": "have", "is": "are", "was": "were", "does": "do", "goes": "go"}
_SHORTHAND = (
    "Asks|Cannot|Cares|Does|Feels|Finds|Gets|Goes|Has|Hopes|Is|Lives|Likes|Needs|Owes|Pays|Sleeps"
    "|Struggles|Wants|Was|Wishes|Works|Worries|Would"
)
_ENDINGS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("s", ""))
_STARTS = re.compile(rf"(?:(?<=^)|(?<=[.!?] )|(?<=\n))({_SHORTHAND})\b(?! not yet known)")
_SENTENCE = re.compile(r"(?:(?<=^)|(?<=[.!?] )|(?<=\n))you(r?)\b")
_NO_VERB = frozenset({"across", "plus", "this", "thus", "unless"})


def to_you(text: str, name: str) -> str:
    """`Tamsin wants more hours.` and `Wants more hours.` become "You want more hours"."""
    said = text
    for called in (name.strip(), first_name(name)):
        if called:
            said = _without_name(said, called)
    said = _STARTS.sub(lambda found: f"you {_verb(found[1].lower())}", said)
    return _SENTENCE.sub(r"You\1", said)


def _without_name(text: str, name: str) -> str:
    called = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    text = re.sub(rf"{called}['’]s\b", "your", text)
    text = re.sub(
        rf"{called} (always |often |also |never |still |only |now )?([a-z]+)\b",
        lambda found: f"you {found[1] or ''}{_verb(found[2])}",
        text,
    )
    return re.sub(called, "you", text)


def _verb(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _NO_VERB or len(word) < 4 or word.endswith("ss"):  # noqa: PLR2004 "his", "its"
        return word
    return next(
        (word[: -len(end)] + instead for end, instead in _ENDINGS if word.endswith(end)), word
    )
