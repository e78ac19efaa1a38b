"""Boxes onto pages, pages onto sheets."""
