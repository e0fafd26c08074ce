"""Hostile dump files for `./run bench hostile`."""

from benchmarks.hostile_case import MB, Case

LIMIT = 600 * MB
"""Peak memory of a load."""

CASES: list[Case] = []
