"""The desk's services about what threatens a home: notices, warnings, what is asked, the return."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tso_desktop.services.asking import Asking
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.early_warning import Warnings
    from tso_desktop.services.hclic import Hclic
    from tso_desktop.services.possession import Possession


class TenancyServices:
    """Part of the desk, and of nothing else."""

    @cached_property
    def possession(self) -> "Possession":
        from tso_desktop.services.possession import Possession

        return Possession(cast("Desk", self))

    @cached_property
    def warnings(self) -> "Warnings":
        from tso_desktop.services.early_warning import Warnings

        return Warnings(cast("Desk", self))

    @cached_property
    def asking(self) -> "Asking":
        from tso_desktop.services.asking import Asking

        return Asking(cast("Desk", self))

    @cached_property
    def hclic(self) -> "Hclic":
        from tso_desktop.services.hclic import Hclic

        return Hclic(cast("Desk", self))
