"""Boxes that only some forms of a theme need."""
