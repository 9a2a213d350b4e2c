"""Other people's files: read with limits, never run."""
