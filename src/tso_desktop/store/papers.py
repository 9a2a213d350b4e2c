"""Papers beside the store: each an encrypted file with its own key, which lies inside the store.

The file is durable before the entry that names it; destroying the key destroys the paper.
"""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from tso_desktop.domain.casework import Attachment
from tso_desktop.domain.ids import new_id
from tso_desktop.domain.refused import Refused
from tso_desktop.store.durable import durable_write
from tso_desktop.store.owner_only import FOLDER

LARGEST = 100 * 1024 * 1024


class PaperMissing(Refused):
    code = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a paper's bytes lie: blob id, key and hash of the ciphertext, all in letters."""

    blob: str
    key: str
    digest: str
    size: int


def keep(folder: Path, content: bytes) -> Kept:
    """Encrypt and write; after this returns the file survives a power cut."""
    from nacl.secret import Aead

    folder.mkdir(mode=FOLDER, exist_ok=True)
    key = secrets.token_bytes(32)
    blob = new_id()
    sealed = bytes(Aead(key).encrypt(content, blob.encode()))
    durable_write(folder / f"{blob}.paper", sealed)
    return Kept(blob, key.hex(), hashlib.blake2b(sealed, digest_size=32).hexdigest(), len(content))


def fetch(folder: Path, paper: Attachment) -> bytes:
    """The bytes as they were given; PaperMissing if the file is gone or was changed."""
    from nacl.exceptions import CryptoError
    from nacl.secret import Aead

    try:
        sealed = (folder / f"{paper.blob}.paper").read_bytes()
        return bytes(
            Aead(bytes.fromhex(paper.key or "")).decrypt(sealed, (paper.blob or "").encode())
        )
    except FileNotFoundError:
        raise PaperMissing(
            f"The file of “{paper.name}” is not on this laptop. The record of it is safe; "
            "look for the file in a backup."
        ) from None
    except (CryptoError, ValueError):
        raise PaperMissing(
            f"The file of “{paper.name}” is damaged and cannot be shown. The record of it is "
            "safe; put the file back from a backup."
        ) from None
