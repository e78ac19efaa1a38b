"""Unicode algorithms: UAX #9, #14, #24 and #29, and their tables."""
