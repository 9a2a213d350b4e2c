"""Where shipped files and the officer's own folder lie, in a checkout as in a wheel."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CARRIED = _PACKAGE / "_bundled"
_HOME = _CARRIED if _CARRIED.is_dir() else _PACKAGE.parents[1]

MIGRATIONS = _HOME / "migrations"
RESOURCES = _HOME / "resources"


def own_folder() -> Path:
    """The officer's own data folder on this machine; never one that roams or is synchronised."""
    if chosen := os.environ.get("TSO_DATA_DIR"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("tso-desktop", appauthor=False, roaming=False)
