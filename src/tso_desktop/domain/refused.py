"""What a person can put right: errors that are shown as one plain sentence."""


class Refused(Exception):
    """Says in one plain sentence what happened, whether the work is safe and what to do.

    `code` is the exit code of the command line, and `without_a_window` what it says there if that
    is not the same: nothing was typed that could stay on a screen.
    """

    code = 2

    def __init__(self, sentence: str = "", *, without_a_window: str = "") -> None:
        super().__init__(sentence)
        self.without_a_window = without_a_window or sentence
