"""The sheet with the recovery key: made before anything is open, so it knows of no store."""

from datetime import date


def recovery_sheet(recovery_key: str, made_on: date) -> bytes:
    """The printed sheet as PDF; `recovery_key` in groups joined by a dash."""
    from tso_desktop.documents.recovery_sheet import recovery_sheet_pdf
    from tso_desktop.domain.papers_support import RecoverySheet

    return recovery_sheet_pdf(RecoverySheet(groups=tuple(recovery_key.split("-")), made_on=made_on))


def recovery_words(recovery_key: str, made_on: date) -> str:
    """The same as plain text, for somebody who keeps it in a safe of her own."""
    return (
        f"TSO Desktop: recovery key, made {made_on.isoformat()}\n\n{recovery_key}\n\n"
        "It opens the store if the passphrase is forgotten. Keep it away from the laptop.\n"
    )
