"""What a command line asks for, input by input: which files there are, what each is to become, and how it does."""
