"""Following a target, without asking again for what a single search has brought."""

from discogs_sync.resources import PRIORITIES, RESOURCES
from discogs_sync.store import follows, frontier, searches, walks
from discogs_sync.store.frontier import Claim, Item, Rest
from discogs_sync.store.tables import Cursor
from discogs_sync.store.walks import End, Place
from discogs_sync.sync.refresh import History, interval


def follow(cursor: Cursor, target: Item) -> int:
    """Follow a target, and put what it reaches into the frontier. Gives how many new items are to be asked for."""
    new = _take_over(cursor, target) if target.kind == "search" else 0
    return new + follows.follow(cursor, target, PRIORITIES)


def _take_over(cursor: Cursor, search: Item) -> int:
    """Let the walk of a search begin where a single search ended. Gives 1 where it is new and there is more of it."""
    single = searches.take_over(cursor, search)
    if single is None:
        return 0
    new = frontier.reveal(cursor, [(search, PRIORITIES[search.kind])])
    refresh = RESOURCES[search.kind].refresh
    place = Place(single.page, single.seen, single.pages, single.items)
    end = End(single.at, single.at + refresh.whole) if single.is_complete else None
    walks.advance(cursor, Claim(search, 0), place, single.at, end)
    if not single.is_complete:
        return new
    due_at = single.at + interval(refresh, History())
    frontier.finish(cursor, [Rest(search, single.at, due_at, followed=True, changes=0, days=0)])
    return 0
