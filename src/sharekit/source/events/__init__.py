"""What a page announces: when, where, with whom, and where to register."""
