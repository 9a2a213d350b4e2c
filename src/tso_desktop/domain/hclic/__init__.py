"""The government's homelessness return, as far as a case can be made ready for it here."""
