"""`word/styles.xml`: paragraph, character and table styles (ECMA-376 Part 1, 17.7)."""
