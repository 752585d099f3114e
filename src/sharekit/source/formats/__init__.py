"""From the bytes of a source to blocks of text and what the source states of itself."""
