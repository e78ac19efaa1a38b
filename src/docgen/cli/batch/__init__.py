"""`docgen batch`: many documents of one command line, by rows of data or by files."""
