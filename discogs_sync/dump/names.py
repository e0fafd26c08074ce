"""The names of a dump's files.

    discogs_20261001_artists.xml.gz    likewise labels, masters, releases
    discogs_20261001_CHECKSUM.txt

A dump is known by the date in them: the first of its month, or another day in some of the older ones.
"""

import re
from datetime import date, datetime
from typing import NoReturn

from discogs_sync.errors import UsageError

KINDS = ("artists", "labels", "masters", "releases")
CHECKSUM = "CHECKSUM"
"""What the file with the checksums has in the place of a kind; it is written last."""

_NAME = re.compile(rf"discogs_(20\d{{2}})(\d{{2}})(\d{{2}})_(?:({'|'.join(KINDS)})\.xml\.gz|{CHECKSUM}\.txt)", re.ASCII)
_MONTH = re.compile(r"(20\d{2})-(\d{2})", re.ASCII)


def file_name(dump: date, kind: str) -> str:
    """Give the name of a dump's file of a kind, or of its checksums."""
    return f"discogs_{dump:%Y%m%d}_{kind}.{'txt' if kind == CHECKSUM else 'xml.gz'}"


def parse_name(name: str) -> tuple[date, str] | None:
    """Give the dump and the kind that a file's name tells of, None for a name of another shape."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    year, month, day, kind = found.groups()
    try:
        return date(int(year), int(month), int(day)), kind or CHECKSUM
    except ValueError:
        return None


def parse_month(text: str) -> date:
    """Give the first day of a month that is written like `2026-10`. Raises UsageError."""
    found = _MONTH.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), 1) if found else _no_month(text)
    except ValueError:
        return _no_month(text)


def parse_day(text: str) -> date:
    """Read a day such as 2026-10-01. Raises UsageError."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(f"{text!r} is not a day. A day is written like 2026-10-01.") from None


def month_text(dump: date) -> str:
    """Give the month of a dump as it is written on the command line: `2026-10`."""
    return f"{dump:%Y-%m}"


def is_of_month(dump: date, month: date) -> bool:
    """Tell whether a dump is that of a month, which is given by any of its days."""
    return (dump.year, dump.month) == (month.year, month.month)


def _no_month(text: str) -> NoReturn:
    raise UsageError(f"{text!r} is not a month. A month is written like 2026-10.")
