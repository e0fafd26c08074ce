"""Fuzzes: random cases for some seconds, each of which can be repeated by its seed and number."""
