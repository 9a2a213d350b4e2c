"""What a person can put right: every error that the window or the command line shows as a sentence."""


class Refused(Exception):
    """Says in one plain sentence what happened, whether the work is safe and what to do.

    `code` is the exit code of the command line.
    """

    code = 2
