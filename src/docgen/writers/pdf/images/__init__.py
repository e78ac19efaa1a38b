"""Pictures and drawings as image and form XObjects (ISO 32000-1, 8.9 and 8.10)."""
