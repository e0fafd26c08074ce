"""How a download is told of: its sentences, and how often."""

import pytest

from discogs_sync.cli.transfer import Seldom, event_text
from discogs_sync.dump.events import Event, Moving, Settled, Waiting

NAME = "discogs_20261001_releases.xml.gz"


@pytest.mark.parametrize(
    ("event", "rate", "text"),
    [
        (
            Moving(NAME, "downloading", 2_500_000_000, 10_000_000_000),
            25e6,
            f"{NAME}: 2.5 GB of 10 GB (25 %) downloaded, 25 MB a second, about 5 min left.",
        ),
        (Moving(NAME, "downloading", 1000, None), 10.0, f"{NAME}: 1 kB downloaded, 10 bytes a second."),
        (Moving(NAME, "checking", 0, 4000), None, f"{NAME}: 0 bytes of 4 kB (0 %) checked."),
        (Moving(NAME, "downloading", 0, 0), None, f"{NAME}: 0 bytes downloaded."),
        (
            Moving(NAME, "indexing", 20_000_000_000, 80_000_000_000),
            1e8,
            f"{NAME}: 20 GB of 80 GB (25 %) indexed, 100 MB a second, about 10 min left.",
        ),
        (Settled(NAME, True, 4000), None, f"{NAME}: 4 kB, present and correct."),
        (Settled(NAME, False, 4000), None, f"{NAME}: wrong by CHECKSUM, and deleted."),
    ],
)
def test_events_are_told_in_sentences(event, rate, text):
    assert event_text(event, rate) == text


def test_a_wait_is_told_with_its_end():
    text = event_text(Waiting("429, too many requests", 3574, "data.discogs.com"))
    assert text.startswith(
        "data.discogs.com did not give the file (429, too many requests). The next attempt is in 59 min 34 s, "
    )


def told(moves: list[tuple[float, Event]], first: float, every: float) -> list[tuple[Event, float | None]]:
    """Report events at instants in seconds, and give what is passed on of them."""
    passed: list[tuple[Event, float | None]] = []
    now = 0.0
    seldom = Seldom(lambda event, rate: passed.append((event, rate)), first, every, clock=lambda: now)
    for instant, event in moves:
        now = instant
        seldom(event)
    return passed


def moving(done: int, name: str = NAME) -> Moving:
    return Moving(name, "downloading", done, 10_000)


def test_a_file_that_moves_is_told_of_once_a_minute():
    events = told([(second, moving(1 + second)) for second in range(150)], 60, 60)
    assert events == [(moving(61), 61 / 60), (moving(121), 121 / 120)]


def test_another_file_and_another_attempt_begin_anew():
    moves = [(0, moving(5)), (59, moving(50)), (61, moving(5)), (100, moving(60)), (122, moving(70, "other"))]
    assert told(moves, 60, 60) == []
    assert told(moves, 0, 60) == [(moving(5), None), (moving(5), None), (moving(70, "other"), None)]


def test_everything_else_is_told_at_once():
    events: list[Event] = [Settled(NAME, True, 1), Waiting("503", 1, "data.discogs.com"), Settled(NAME, True, 1)]
    assert told([(0, event) for event in events], 60, 60) == [(event, None) for event in events]
