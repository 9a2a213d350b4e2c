"""The key to the store: random, and wrapped by the passphrase and by the printed recovery key.

Changing the passphrase wraps 32 bytes anew; the store itself is not written again.
"""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tso_desktop.domain.refused import Refused
from tso_desktop.store.durable import durable_write

FORMAT = 1
SHORTEST_PASSPHRASE = 12
# Argon2id, 64 MiB and three passes: the floor for the slowest laptop (reference: about 0.15 s).
OPSLIMIT = 3
MEMLIMIT = 64 * 1024 * 1024

# Base 32 without I, L, O and U, which are read wrongly from paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
GROUPS = 9
_SECRET_BYTES = 20
_CHECK_BYTES = 2


class WrongPassphrase(Refused):
    """The passphrase does not open this store."""

    code = 3


class WrongRecoveryKey(Refused):
    code = 3


class NotAStore(Refused):
    code = 4


class PassphraseTooShort(Refused):
    pass


@dataclass(frozen=True, slots=True)
class MadeKeys:
    """A new data key (32 bytes) and the recovery key to print, in groups joined by a dash."""

    data_key: bytes
    recovery_key: str


def new_keys() -> MadeKeys:
    """A new random data key and the recovery key that will open it."""
    return MadeKeys(secrets.token_bytes(32), recovery_words(secrets.token_bytes(_SECRET_BYTES)))


def write_keys(path: Path, made: MadeKeys, passphrase: str) -> None:
    """The key file of a new store; refuses a passphrase under twelve characters."""
    check_length(passphrase)
    content = {
        "format": FORMAT,
        "passphrase": _wrap_by_passphrase(made.data_key, passphrase),
        "recovery": _seal(_recovery_kek(_recovery_secret(made.recovery_key)), made.data_key),
    }
    durable_write(path, _dump(content))


def open_with_passphrase(path: Path, passphrase: str) -> bytes:
    """The data key; WrongPassphrase, or NotAStore for a key file that cannot be read."""
    wrap = _load(path)["passphrase"]
    found = _unseal(_passphrase_kek(passphrase, wrap), wrap["sealed"])
    if found is None:
        raise WrongPassphrase("That passphrase does not open this store. Nothing was changed.")
    return found


def open_with_recovery(path: Path, recovery_key: str) -> bytes:
    """The data key, by the printed recovery key."""
    found = _unseal(_recovery_kek(_recovery_secret(recovery_key)), _load(path)["recovery"])
    if found is None:
        raise WrongRecoveryKey(
            "That recovery key belongs to another store. Nothing was changed; "
            "use the sheet that was printed when this one was made."
        )
    return found


def change_passphrase(path: Path, data_key: bytes, passphrase: str) -> None:
    """Wrap the data key by a new passphrase; the recovery key stays as it is."""
    check_length(passphrase)
    content = _load(path)
    content["passphrase"] = _wrap_by_passphrase(data_key, passphrase)
    durable_write(path, _dump(content))


def check_length(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(
            f"A passphrase has at least {SHORTEST_PASSPHRASE} characters. "
            "Three or four plain words that only you would put together are good."
        )


def recovery_words(secret: bytes) -> str:
    """Nine groups of four, the last of which holds check letters against misreading."""
    check = hashlib.blake2b(secret, digest_size=_CHECK_BYTES).digest()
    plain = base64.b32encode(secret + check).decode().rstrip("=")
    letters = plain.translate(str.maketrans(_PLAIN, _LETTERS))
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def _recovery_secret(recovery_key: str) -> bytes:
    tidy = "".join(c for c in recovery_key.upper() if c.isalnum())
    tidy = tidy.translate(str.maketrans("ILOU", "110V"))
    plain = tidy.translate(str.maketrans(_LETTERS, _PLAIN))
    try:
        whole = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except ValueError:
        whole = b""
    secret, check = whole[:_SECRET_BYTES], whole[_SECRET_BYTES:]
    expected = hashlib.blake2b(secret, digest_size=_CHECK_BYTES).digest()
    if len(whole) != _SECRET_BYTES + _CHECK_BYTES or not hmac.compare_digest(check, expected):
        raise WrongRecoveryKey(
            "That recovery key has a letter wrong or a group missing. Nothing was changed; "
            "check each group of four against the sheet."
        )
    return secret


def _recovery_kek(secret: bytes) -> bytes:
    return hashlib.blake2b(secret, digest_size=32, person=b"tso-recovery").digest()


def _wrap_by_passphrase(data_key: bytes, passphrase: str) -> dict[str, Any]:
    wrap = {
        "kdf": "argon2id",
        "ops": OPSLIMIT,
        "mem": MEMLIMIT,
        "salt": secrets.token_hex(16),
    }
    return {**wrap, "sealed": _seal(_passphrase_kek(passphrase, wrap), data_key)}


def _passphrase_kek(passphrase: str, wrap: dict[str, Any]) -> bytes:
    from nacl.pwhash import argon2id

    derived: bytes = argon2id.kdf(
        32,
        passphrase.encode(),
        bytes.fromhex(wrap["salt"]),
        opslimit=int(wrap["ops"]),
        memlimit=int(wrap["mem"]),
    )
    return derived


def _seal(kek: bytes, data_key: bytes) -> str:
    from nacl.secret import SecretBox

    return bytes(SecretBox(kek).encrypt(data_key)).hex()


def _unseal(kek: bytes, sealed: str) -> bytes | None:
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        return bytes(SecretBox(kek).decrypt(bytes.fromhex(sealed)))
    except CryptoError:
        return None


def _dump(content: dict[str, Any]) -> bytes:
    return json.dumps(content, indent=1).encode()


def _load(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        wrap = content["passphrase"]
        too_dear = int(wrap["mem"]) > 1 << 31 or int(wrap["ops"]) > 20  # noqa: PLR2004
        if content["format"] != FORMAT or too_dear or not content["recovery"]:
            raise NotAStore(f"The key file {path.name} is of another version. Nothing was changed.")
    except FileNotFoundError:
        raise NotAStore(
            f"The key file {path.name} is missing, and the store cannot be read without it. "
            "Put it back beside the store from a backup."
        ) from None
    except (ValueError, KeyError, TypeError):
        raise NotAStore(
            f"The key file {path.name} is damaged, and the store cannot be read without it. "
            "Put it back beside the store from a backup."
        ) from None
    return content
