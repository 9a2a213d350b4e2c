"""The heads of a record as they are kept: positions of entries, field by field."""

import json

Heads = dict[str, list[int]]
# The entry that set every field which no other entry has set since.
REST = "*"
# There only while an entry that somebody saw is not here yet.
WAITING = "?"
_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


def heads_of(heads: Heads, name: str) -> list[int]:
    """The positions of a field's heads: its own, else those of the entry that set the rest."""
    return heads.get(name, heads.get(REST, []))


def heads_text(heads: Heads) -> str:
    """One way of writing heads down, so that equal ones are equal bytes."""
    if len(heads) == 1 and len(rest := heads.get(REST, [])) == 1:
        # What nearly every record has, as the encoder would write it.
        return f'{{"{REST}":[{rest[0]}]}}'
    return _JSON.encode(heads)
