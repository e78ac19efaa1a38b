"""Whether a fact of one language is said by the other: the same values, readings, words, references, years of both calendars."""
