"""The case manager that a tenancy sustainment officer carries into a farm kitchen."""

__version__ = "0.1.0"
