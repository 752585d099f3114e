"""Who said what; in doubt nobody."""
