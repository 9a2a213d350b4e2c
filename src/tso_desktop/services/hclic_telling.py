"""The readiness of a quarter's cases for the command line: plain sentences, or values."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.hclic.checking import Readiness
from tso_desktop.domain.hclic.registry import Finding

if TYPE_CHECKING:
    from tso_desktop.services.hclic import Quarterly, Row

_ERRORS_SHOWN = 12


def quarter_sentences(found: "Quarterly", map_words: str) -> Iterator[str]:
    count = len(found.rows)
    if not count:
        yield f"No case had anything to report in {found.quarter.words} ({found.quarter})."
        return
    cases = "1 case" if count == 1 else f"{count} cases"
    yield f"{found.quarter.words} ({found.quarter}): {cases} to report, {found.ready} ready."
    wide = max(len(row.reference) for row in found.rows)
    for row in found.rows:
        yield f"{row.reference:<{wide}}  {'; '.join(_parts(row))}"
    for number, words, times in errors_by_kind(found)[:_ERRORS_SHOWN]:
        yield f"Error {number} in {'1 case' if times == 1 else f'{times} cases'}: {words}"
    for finding in found.findings:
        yield f"Warning {finding.number}: {finding.words}"
    yield map_words


def quarter_values(found: "Quarterly") -> dict[str, Any]:
    return {
        "quarter": str(found.quarter),
        "first_on": found.quarter.first_on.isoformat(),
        "last_on": found.quarter.last_on.isoformat(),
        "ready": found.ready,
        "cases": [_case(row) for row in found.rows],
        "findings": [_finding(one, "warning") for one in found.findings],
    }


def errors_by_kind(found: "Quarterly") -> list[tuple[str, str, int]]:
    """Each kind of error with the words of its first case, and in how many cases; most first."""
    words: dict[str, str] = {}
    times: Counter[str] = Counter()
    for row in found.rows:
        times.update({error.number for error in row.readiness.errors})
        for error in row.readiness.errors:
            words.setdefault(error.number, error.words)
    return [(number, words[number], count) for number, count in times.most_common()]


def counts_words(readiness: Readiness) -> str:
    """Such as "3 missing, 1 error"; blank where nothing is."""
    counts = (
        (len(readiness.missing), "missing", "missing"),
        (len(readiness.errors), "error", "errors"),
        (len(readiness.warnings), "warning", "warnings"),
    )
    return ", ".join(
        f"{count} {one if count == 1 else many}" for count, one, many in counts if count
    )


def _parts(row: "Row") -> Iterator[str]:
    yield row.line.name
    if row.readiness.is_ready:
        yield "ready"
    else:
        yield f"{row.readiness.percent} % ready"
    if counts := counts_words(row.readiness):
        yield counts


def _case(row: "Row") -> dict[str, Any]:
    """Of a restricted household the reference alone, with what its items want."""
    return {
        "ref": row.reference,
        "name": row.line.name,
        "restricted": row.line.restricted,
        "ready": row.readiness.is_ready,
        "percent": row.readiness.percent,
        "missing": [
            {"item": one.item, "label": one.label, "about": one.about, "where": one.where}
            for one in row.readiness.missing
        ],
        "errors": [_finding(one, "error") for one in row.readiness.errors],
        "warnings": [_finding(one, "warning") for one in row.readiness.warnings],
    }


def _finding(finding: Finding, gravity: str) -> dict[str, Any]:
    return {
        "number": finding.number,
        "gravity": gravity,
        "words": finding.words,
        "items": list(finding.items),
    }
