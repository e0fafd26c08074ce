"""Sets of ids that are as large as the catalogue: a byte for each id up to the largest one."""

import numpy as np

from discogs_sync.dump.limits import FAR_IDS
from discogs_sync.dump.native.memory import Array
from discogs_sync.errors import DumpFileError

_FAR = 100_000_000
"""Ids from here on, which Discogs is far from, are kept one by one."""


class Ids:
    """A set of positive ids; 0 is never in it."""

    def __init__(self) -> None:
        self._near = np.zeros(1 << 20, bool)
        self._far: set[int] = set()

    def add(self, ids: Array) -> None:
        """Add ids. Raises DumpFileError where they are no ids of Discogs, by their sizes."""
        near = ids[(ids > 0) & (ids < _FAR)]
        if len(near) and near.max() >= len(self._near):
            grown = np.zeros(max(int(near.max()) + 1, 2 * len(self._near)), bool)
            grown[: len(self._near)] = self._near
            self._near = grown
        self._near[near] = True
        self._far.update(ids[ids >= _FAR].tolist())
        if len(self._far) > FAR_IDS:
            raise DumpFileError(
                f"The dump has more than {FAR_IDS:,} ids from {_FAR:,} on, the limit, and Discogs has none: it is not"
                " one of Discogs. What was loaded of it stays."
            )

    def __len__(self) -> int:
        """Give how many ids are in the set."""
        return int(np.count_nonzero(self._near)) + len(self._far)

    def without(self, other: "Ids") -> list[int]:
        """Give the ids that are in this set and not in the other."""
        both = min(len(self._near), len(other._near))
        near = np.flatnonzero(self._near[:both] > other._near[:both])
        beyond = both + np.flatnonzero(self._near[both:])
        return [*near.tolist(), *beyond.tolist(), *sorted(self._far - other._far)]

    def have(self, ids: Array) -> Array:
        """Tell of each id whether it is in the set."""
        inside = ids < len(self._near)
        found = np.zeros(len(ids), bool)
        found[inside] = self._near[ids[inside]]
        if self._far:
            found |= np.fromiter((id in self._far for id in ids.tolist()), bool, len(ids))
        return found

    def add_new(self, ids: Array) -> Array:
        """Add ids; tell of each whether it was there before, or earlier among these."""
        first = np.zeros(len(ids), bool)
        first[np.unique(ids, return_index=True)[1]] = True
        repeated = (self.have(ids) | ~first) & (ids > 0)
        self.add(ids)
        return repeated
