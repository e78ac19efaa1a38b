"""What in running text must keep its own order or stay on one line: isolates (UAX #9), figures, dates, Latin tokens."""
