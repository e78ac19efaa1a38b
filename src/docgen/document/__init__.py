"""THE TREE: blocks, inline runs, theme, page; and `arrange(document, layout)`, which makes a Flow of it."""
