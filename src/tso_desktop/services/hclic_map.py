"""The official values of the return: a council's own table beside the store, or none yet."""

from dataclasses import dataclass
from pathlib import Path

from tso_desktop.domain.hclic.items import ReturnRules
from tso_desktop.domain.refused import Refused
from tso_desktop.services.law_rules import COUNCIL_FOLDER

NAME = "hclic_map.toml"


@dataclass(frozen=True, slots=True)
class MapInForce:
    """The rules with their mapping table; why the council's was refused, with its line."""

    rules: ReturnRules
    path: Path | None
    is_councils: bool
    refused: str = ""

    @property
    def filled(self) -> int:
        return sum(bool(value) for value in self.rules.code_map.values.values())

    @property
    def words(self) -> str:
        """One sentence on how far the table is."""
        if self.refused:
            return f"The council's mapping table was refused: {self.refused}"
        version = self.rules.code_map.spec_version
        if not self.filled:
            return "No official value is known yet: our own codes are written."
        return f"{self.filled} official values of specification {version} are written too."


class NoFolder(Refused):
    """There is no folder beside the store to put a table in."""


def map_in_force(data_folder: Path | None) -> MapInForce:
    from dataclasses import replace

    from tso_desktop.formats.hclic_rules import hclic_rules, read_code_map
    from tso_desktop.formats.shipped import ListUnreadable

    shipped = hclic_rules()
    path = data_folder / COUNCIL_FOLDER / NAME if data_folder else None
    if path is None or not path.exists():
        return MapInForce(shipped, path, is_councils=False)
    try:
        found = replace(shipped, code_map=read_code_map(path, shipped.lists))
    except ListUnreadable as refused:
        said = f"{path.name}, {refused.reason}. Put it right and open the return again."
        return MapInForce(shipped, path, is_councils=False, refused=said)
    return MapInForce(found, path, is_councils=True)


def begin_map(data_folder: Path | None) -> Path:
    """An empty table where the council's is looked for; one that is there is left as it is."""
    from tso_desktop.formats.rules import RULES

    if data_folder is None:
        raise NoFolder("This store has no folder of its own. Nothing was written.")
    path = data_folder / COUNCIL_FOLDER / NAME
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((RULES / NAME).read_text(encoding="utf-8"), encoding="utf-8")
    return path
