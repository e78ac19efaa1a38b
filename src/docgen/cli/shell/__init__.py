"""What a shell is told of the program: values to complete a word with, and the manual page."""
