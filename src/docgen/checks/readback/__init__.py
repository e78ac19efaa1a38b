"""The words of a finished file, read back for comparison with the input that it was made from."""
