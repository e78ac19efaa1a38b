"""PAdES signatures (ETSI EN 319 142-1)."""
