"""What a check found, in plain words and without anybody's name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, as a sentence; `count` of it."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Findings:
    found: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        return not self.found
