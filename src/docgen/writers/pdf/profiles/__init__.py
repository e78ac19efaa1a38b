"""Colours: ICC profiles, output intents, inks of a press (ISO 15930, ICC.1:2010)."""
