"""Checks of the mirror against itself, and what a comparison with Discogs reads of it."""
