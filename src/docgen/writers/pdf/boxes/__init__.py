"""Blocks as boxes that are measured, cut and painted: text, tables, panels, heads and feet."""
