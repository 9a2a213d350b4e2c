"""What a person can put right: errors that are shown as one plain sentence."""


class Refused(Exception):
    """Says in one plain sentence what happened, whether the work is safe and what to do.

    `code` is the exit code of the command line.
    """

    code = 2
