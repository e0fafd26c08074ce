"""How much work a run has left: what is due, and what listings announce."""

from dataclasses import dataclass

from discogs_sync.api.traffic import Traffic, Wait
from discogs_sync.resources import LISTINGS
from discogs_sync.store import status
from discogs_sync.store.frontier import Item
from discogs_sync.store.runs import Counts
from discogs_sync.store.status import Ahead
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.commit import Commit


@dataclass(frozen=True)
class Progress:
    """How far a run is.

    - `done`: items done; `due`: items due; `ahead`: what listings need and announce beyond these
    - `at_least`: more may be discovered than `due` and `ahead` say
    - `per_minute`: the requests of the last minute
    - `wait`: what all requests wait for, None where some are answered
    """

    counts: Counts
    done: int
    due: int
    ahead: Ahead
    at_least: bool
    latest: Item | None
    per_minute: int
    wait: Wait | None = None

    @property
    def left(self) -> int:
        """Items that are due or that announced entries may become."""
        return self.due + self.ahead.entries

    @property
    def requests_left(self) -> int:
        """Requests for these items and for the pages of listings."""
        return self.left + self.ahead.pages


class Outlook:
    """Counts the work of a run as it is discovered and done."""

    def __init__(self) -> None:
        self._done = 0
        self._due = 0
        self._ahead = Ahead()
        self._may_discover = False

    def begin(self, cursor: Cursor) -> None:
        """Count what is due, and what its listings announce."""
        due = status.due(cursor, list(LISTINGS))
        self._due = sum(each.items for each in due)
        pages = sum(each.requests for each in due) - self._due
        self._ahead = Ahead(pages, sum(each.expected for each in due), sum(each.unlisted for each in due))
        is_any_new = any(each.reason == "new" for each in due)
        self._may_discover = is_any_new and status.is_any_followed(cursor, "artist", "label")

    def add(self, commit: Commit) -> None:
        """Add what a transaction discovered, and take off what it finished."""
        self._done += commit.finished
        self._due += commit.revealed - commit.finished
        self._ahead = self._ahead.plus(commit.ahead)

    def progress(self, counts: Counts, latest: Item | None, traffic: Traffic) -> Progress:
        """Return the progress; other processes may have done some of the work, so nothing is below 0."""
        ahead = Ahead(*(max(each, 0) for each in self._ahead))
        at_least = ahead.unread > 0 or self._may_discover
        return Progress(
            counts, self._done, max(self._due, 0), ahead, at_least, latest, traffic.per_minute(), traffic.wait
        )
