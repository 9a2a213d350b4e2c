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
_FEWEST_LETTERS = 4
# Argon2id, 64 MiB and three passes: the floor for the slowest laptop (reference: about 0.15 s).
OPSLIMIT = 3
MEMLIMIT = 64 * 1024 * 1024

# Base 32 without I, L, O and U, which are read wrongly from paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
GROUPS = 9
_SECRET_BYTES = 20
_CHECK_BYTES = 2
_SALT_BYTES = 16
_SEALED_BYTES = 24 + 16 + 32  # nonce, tag and the key itself
# Beyond these a file is not ours: it would hold the laptop up, or be refused by Argon2.
_LEAST_MEMORY, _MOST_MEMORY, _MOST_PASSES = 8192, 1 << 31, 20


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
    if len(passphrase) < SHORTEST_PASSPHRASE or len(set(passphrase)) < _FEWEST_LETTERS:
        raise PassphraseTooShort(
            f"A passphrase has at least {SHORTEST_PASSPHRASE} characters, not all alike. "
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
    secret = whole[:_SECRET_BYTES]
    # Compared as letters: the last one has more of them than there are bytes to tell apart.
    expected = recovery_words(secret).replace("-", "")
    if not hmac.compare_digest(tidy.encode(), expected.encode()):
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
        "salt": secrets.token_hex(_SALT_BYTES),
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
        if content["format"] != FORMAT or _too_dear(content["passphrase"]):
            raise NotAStore(f"The key file {path.name} is of another version. Nothing was changed.")
        _check_form(content)
    except FileNotFoundError:
        raise NotAStore(
            f"The key file {path.name} is missing, and the store cannot be read without it. "
            "Put it back beside the store from a backup."
        ) from None
    except (ValueError, KeyError, TypeError, OverflowError):
        raise NotAStore(
            f"The key file {path.name} is damaged, and the store cannot be read without it. "
            "Put it back beside the store from a backup."
        ) from None
    return content


def _too_dear(wrap: dict[str, Any]) -> bool:
    return int(wrap["mem"]) > _MOST_MEMORY or int(wrap["ops"]) > _MOST_PASSES


def _check_form(content: dict[str, Any]) -> None:
    """ValueError for a field of the wrong size: damage must not look like a wrong passphrase."""
    wrap = content["passphrase"]
    sizes = [
        len(bytes.fromhex(text)) for text in (wrap["salt"], wrap["sealed"], content["recovery"])
    ]
    if sizes != [_SALT_BYTES, _SEALED_BYTES, _SEALED_BYTES]:
        raise ValueError(sizes)
    if int(wrap["mem"]) < _LEAST_MEMORY or int(wrap["ops"]) < 1:
        raise ValueError(wrap["mem"], wrap["ops"])
