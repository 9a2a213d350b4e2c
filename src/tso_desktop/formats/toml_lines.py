"""The line of a record in a TOML file, which the standard reader does not tell."""

import re


def line_of(text: str, table: str, index: int, key: str | None) -> int:
    """Where the key of a table's record stands; the record's first line if it is not there."""
    head = re.compile(rf"\s*\[+\s*\"?{re.escape(table)}\"?\s*\]+")
    wanted = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*=") if key else None
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines, 1) if head.match(line)]
    if index >= len(heads):
        return _top_level(lines, table)
    for number in range(heads[index] + 1, len(lines) + 1):
        line = lines[number - 1]
        if wanted and wanted.match(line):
            return number
        if line.lstrip().startswith("["):
            break
    return heads[index]


def _top_level(lines: list[str], table: str) -> int:
    named = re.compile(rf"\s*\"?{re.escape(table)}\"?\s*=")
    return next((number for number, line in enumerate(lines, 1) if named.match(line)), 1)
