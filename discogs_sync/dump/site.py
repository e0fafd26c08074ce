"""What a site offers: Discogs' own, or a mirror of it.

A site is asked for the page of a year as Discogs' is: `URL/?prefix=data%2F2026%2F`. A plain folder answers that with
its whole index, whatever the year. Files are fetched from where the page's links lead, so one rule serves both.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from discogs_sync.api.files import Files
from discogs_sync.dump.events import Report, Waiting
from discogs_sync.dump.listing import Link, read_listing
from discogs_sync.dump.names import CHECKSUM, KINDS, is_of_month, month_text
from discogs_sync.errors import ApiError, UsageError


@dataclass(frozen=True)
class Offer:
    """A dump that is offered: its files by kind, that of the checksums too."""

    date: date
    links: Mapping[str, Link]

    @property
    def is_complete(self) -> bool:
        """Whether Discogs has finished it: the checksums are written last."""
        return CHECKSUM in self.links

    @property
    def kinds(self) -> list[str]:
        """The kinds that are there."""
        return [kind for kind in KINDS if kind in self.links]


@dataclass(frozen=True)
class Site:
    """A site at a URL without a slash at its end, asked through `files`. Its methods raise as `Files.get` does."""

    url: str
    files: Files

    def offers(self, year: int) -> list[Offer]:
        """Give the dumps of a year, the newest first, with one request; a plain folder gives those of all years."""
        page, url = self.files.text(f"{self.url}/?prefix=data%2F{year}%2F")
        return [Offer(dump, links) for dump, links in sorted(read_listing(page, url).items(), reverse=True)]

    def latest_offers(self, year: int) -> list[Offer]:
        """Give the dumps of the present year, and those of the last one where no dump is complete yet."""
        offers = self.offers(year)
        if not any(each.is_complete for each in offers):
            offers += [each for each in self.offers(year - 1) if each not in offers]
        return offers

    def find(self, month: date | None, today: date) -> Offer:
        """Give the complete dump of a month (any day of it), without one the newest.

        Raises UsageError for a month that is not offered, or not complete yet, ApiError where there is no dump at all.
        """
        offers = self.offers(month.year) if month else self.latest_offers(today.year)
        wanted = [each for each in offers if month is None or is_of_month(each.date, month)]
        complete = [each for each in wanted if each.is_complete]
        if complete:
            return complete[0]
        if month is None:
            raise ApiError(
                f"{self.url} offers no complete dump of {today.year - 1} or {today.year}. Check the URL of the dumps."
            )
        if wanted:
            raise UsageError(
                f"The dump of {month_text(month)} is not complete yet: its CHECKSUM file, which is written last, is not"
                " there. Try again in some hours, or take an older month."
            )
        others = ", ".join(month_text(each.date) for each in offers) or f"none for {month.year}"
        raise UsageError(f"{self.url} offers no dump of {month_text(month)}. It lists {others}.")


@contextmanager
def open_site(url: str, report: Report) -> Iterator[Site]:
    """Have the site at a URL within the block; waits are reported, and Ctrl-C ends them."""
    host = urlsplit(url).hostname or url

    def on_wait(reason: str, seconds: float) -> None:
        report(Waiting(reason, seconds, host))

    with Files(url, stop=threading.Event(), on_wait=on_wait) as files:
        yield Site(url, files)
