"""Font files, faces, families, and which face has a character."""
