"""`docgen serve`: the service on the command line."""
