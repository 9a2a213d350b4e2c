"""Values in, tagged PDF out."""
