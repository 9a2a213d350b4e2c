"""What becomes of the recovery key: a sheet on paper, or a file that the officer chooses."""

from datetime import date
from pathlib import Path

from tso_desktop.domain.refused import Refused


class SheetNotKept(Refused):
    pass


class RecoverySheet:
    """Saves the key as PDF or text, by the name of the file, or prints it."""

    def save(self, recovery_key: str, path: Path) -> None:
        from tso_desktop.services.recovery import recovery_sheet, recovery_words
        from tso_desktop.services.writing_out import write_private

        if path.suffix.lower() == ".pdf":
            content = recovery_sheet(recovery_key, date.today())
        else:
            content = recovery_words(recovery_key, date.today()).encode()
        try:
            write_private(path, content)
        except Refused as refused:
            raise SheetNotKept(str(refused)) from refused

    def print(self, recovery_key: str) -> None:
        from tso_desktop.gui.paper_printing import print_paper
        from tso_desktop.services.recovery import recovery_sheet

        print_paper(recovery_sheet(recovery_key, date.today()), "Recovery key")
