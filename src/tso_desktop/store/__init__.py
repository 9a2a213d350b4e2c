"""The encrypted store: the only room that knows SQL."""
