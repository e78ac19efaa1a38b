"""The parts of a meeting's minutes: who was there, what was decided, who does what."""
