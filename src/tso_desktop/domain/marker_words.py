"""When a rule for a visit holds only at times, in the words in which it was written."""

import re

_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|while|until|except|in case|after dark|at night)\b[^.;\n]*",
    re.IGNORECASE,
)


def condition_in(words: str) -> str:
    """As in: if drinking; blank where the words set no condition."""
    found = _CONDITION.search(words)
    return " ".join(found.group().split()) if found else ""


def with_condition(rule: str, words: str) -> str:
    """The rule as it was meant: `Two officers, if drinking`."""
    condition = condition_in(words) if rule else ""
    return f"{rule}, {condition}" if condition else rule
