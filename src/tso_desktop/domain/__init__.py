"""Frozen values and pure rules; nothing here but the standard library."""
