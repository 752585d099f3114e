"""Pages of the web: fetched with care, and read for their main text, title, day and author."""
