"""What on a discreet copy would tell another reader of abuse: names of services, telling words.

A name can be taken out by rule. A line can only be shown to the officer, who knows who reads it.
"""

import re
from collections.abc import Iterable, Sequence

A_PARTNER = "a partner"

_SERVICE = re.compile(
    r"(?<!\w)(?:refuges?|women['’]?s['’]? aid|haven|i[ds]vas?|marac|mapp?a|rape crisis|survivors?"
    r"|(?:domestic|sexual)[ _-](?:abuse|violence)|(?:da|dv)[ _-](?:service|worker|team)"
    r"|anti-?stalking|stalking|sarc|safe house|victim support)(?!\w)",
    re.IGNORECASE,
)
_NAMES_ANYWHERE = (
    r"(?i:women['’]?s['’]? aid|i[ds]vas?|marac|rape crisis)",
    r"(?:Haven|HAVEN)",
    r"(?<=\w )Refuge",  # the charity; in small letters, or first in a sentence, it is any refuge
)
_ARTICLE = r"(?:(?<!\w)(?i:the|an|a|your)\s+)?"
_SHORTEST_NAME = 4
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:]\s+|\n\s*)$")
_MAY_TELL = re.compile(
    r"(?<!\w)(?:"
    r"abus\w*|violen\w*|assault\w*|attack\w*|perpetrator\w*|coerc\w*|controlling|threat\w*"
    r"|stalk\w*|harass\w*|afraid|scared|frighten\w*|fears?|fled|flee\w*|escap\w*|victims?"
    r"|surviv\w*|hurts?|hit|hits|beat\w*|rape\w*|forced?|injur\w*|bruis\w*"
    r"|refuges?|marac|idvas?|isvas?|police|injunctions?|non-?molestation|occupation order"
    r"|restraining|protect\w*|sanctuary|panic|personal alarm|locks?|locksmith"
    r"|(?<!gas )(?<!fire )(?:un)?safe(?:ty|guard\w*)?"
    r"|ex|ex-\w+|husband|wife|boyfriend|girlfriend|leav(?:e|ing) (?:him|her)"
    r"|no(?:body|[ -]one) else|only (?:i|you|we|she|he) (?:know|can|see|have)s?"
    r"|(?:he|she|they|him|her) (?:does|do|did|must|will|can|should)(?: not|n['’]t)"
    r"|cannot (?:see|find|know)|without (?:him|her|them|anyone|anybody)"
    r"|secret\w*|hid(?:e|es|den|ing)|know(?:s|ing)? where|find (?:you|me|us) (?:there|here|again)"
    r"|(?:posts?|sends?) nothing|nothing (?:by|in the|through the) post|do not post|no post"
    r"|joint account|money of (?:my|your) own"
    r"|bag (?:with|ready|packed)|in one bag|emergency bag"
    r")(?!\w)",
    re.IGNORECASE,
)


def is_abuse_service(*said: str) -> bool:
    """By its name or its kind in the directory."""
    return any(_SERVICE.search(words.replace("_", " ")) for words in said)


def service_names(agencies: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Of name and kind of each agency, what the services for abuse are called in sentences."""
    found: dict[str, None] = {}
    for name, kind in agencies:
        if name.strip() and is_abuse_service(name, kind):
            short = re.split(r"[,(;:]| [-–—] ", name)[0].strip()
            found.update(dict.fromkeys((name.strip(), short)))
    return tuple(called for called in found if len(called) >= _SHORTEST_NAME)


def without_services(text: str, names: Sequence[str]) -> str:
    """`Meet Haven's worker` becomes `Meet a partner's worker`."""
    longest_first = sorted(names, key=len, reverse=True)
    called = "|".join((*(f"(?i:{re.escape(name)})" for name in longest_first), *_NAMES_ANYWHERE))
    return re.sub(rf"{_ARTICLE}(?<!\w)(?:{called})(?!\w)", _instead, text)


def _instead(found: re.Match[str]) -> str:
    starts = _STARTS_SENTENCE.search(found.string[: found.start()])
    return A_PARTNER.capitalize() if starts else A_PARTNER


def lines_that_may_tell(lines: Iterable[str]) -> tuple[str, ...]:
    """Those with a word that lets another reader guess, each once and in their order."""
    return tuple(dict.fromkeys(line for line in lines if _MAY_TELL.search(line)))
