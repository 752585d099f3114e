"""Which language a text is in, and what its words and names look like."""
