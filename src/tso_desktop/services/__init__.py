"""What a person does, one verb a method."""
