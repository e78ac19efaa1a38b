"""From text to lines: items, words, line breaks, kashida, justified lines."""
