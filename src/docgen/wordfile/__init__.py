"""Other people's Word files: opened with care, looked into, mended. Knows no document tree and evaluates nothing it finds."""
