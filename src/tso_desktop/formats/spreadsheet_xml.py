"""XML out of other people's files, event by event, with nothing fetched and nothing expanded."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from tso_desktop.formats.spreadsheet_limits import Budget, SpreadsheetRefused, damaged

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class XmlReading:
    """Feeds a document to three listeners; tags and attributes come without their prefix."""

    def __init__(self, name: str, budget: Budget, start: Start, end: End, text: Text) -> None:
        self._name = name
        self._budget = budget
        self._start, self._end = start, end
        self._bare: dict[str, str] = {}
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._parser.CharacterDataHandler = text

    def read(self, chunks: Iterable[bytes]) -> None:
        try:
            for chunk in chunks:
                self._budget.time()
                self._parser.Parse(chunk, False)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as reason:  # an encoding nobody knows
            raise damaged(self._name) from reason

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        bare = self._bare.get(name) or self._without_prefix(name)
        if attributes and ":" in "".join(attributes):
            attributes = {self._without_prefix(key): attributes[key] for key in attributes}
        self._start(bare, attributes)

    def _on_end(self, name: str) -> None:
        self._end(self._bare[name])

    def _without_prefix(self, name: str) -> str:
        bare = self._bare[name] = name.rpartition(":")[2]
        return bare

    def _refuse(self, *_declared: object) -> None:
        raise SpreadsheetRefused(
            f"“{self._name}” declares a document type, which no spreadsheet program writes; nothing"
            " was imported: open it in your spreadsheet program, save it again and try that copy."
        )


def unheard(*_said: object) -> None:
    """For what a reading does not listen to."""
