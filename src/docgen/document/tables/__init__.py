"""Tables: what they hold, how their cells stand, and how wide their columns are, one reckoning for all formats."""
