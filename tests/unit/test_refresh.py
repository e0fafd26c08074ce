"""The refresh policy: intervals that follow what was seen of an item, and what a year of them is worth."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.staleness import compare
from discogs_sync.resources import RESOURCES
from discogs_sync.settings import KINDS, Settings
from discogs_sync.sync.refresh import DAY, History, first_seen, gone_interval, interval, policy, seen

NOW = datetime(2026, 3, 2, tzinfo=UTC)
RELEASE = RESOURCES["release"].refresh

kinds = st.sampled_from(KINDS)
histories = st.builds(History, st.floats(0, 50), st.floats(0, 3000))
elapsed = st.timedeltas(timedelta(0), timedelta(days=1000))


def test_the_kinds_that_settings_name_are_those_of_the_resources() -> None:
    assert tuple(RESOURCES) == KINDS


def test_an_item_begins_as_is_usual_for_its_kind() -> None:
    assert interval(RELEASE, History()) == RELEASE.typical


@given(kinds, histories, elapsed)
def test_after_a_change_the_interval_is_shorter_than_after_none(
    kind: str, history: History, elapsed: timedelta
) -> None:
    refresh = RESOURCES[kind].refresh
    changed, unchanged = (interval(refresh, seen(history, elapsed, changed=c)) for c in (True, False))
    assert refresh.least <= changed <= unchanged <= refresh.most
    assert changed < unchanged or {changed, unchanged} & {refresh.least, refresh.most}


def test_the_interval_grows_with_every_look_that_finds_no_change() -> None:
    history, before = History(), timedelta(0)
    for _ in range(20):
        rest = interval(RELEASE, history)
        assert rest > before
        history, before = seen(history, rest, changed=False), rest
    assert before > 1.3 * RELEASE.typical


def test_an_item_that_keeps_changing_is_soon_asked_for_often() -> None:
    history = History()
    for _ in range(6):
        history = seen(history, interval(RELEASE, history), changed=True)
    assert interval(RELEASE, history) < RELEASE.typical / 2


def test_what_was_seen_long_ago_is_forgotten() -> None:
    busy = History(20.0, 30.0)
    assert interval(RELEASE, seen(busy, timedelta(days=1500), changed=False)) > RELEASE.typical


def test_a_release_that_was_edited_lately_is_asked_for_sooner_than_one_that_was_not() -> None:
    lately, long_ago = (first_seen(NOW - timedelta(days=days), NOW) for days in (3, 3000))
    assert interval(RELEASE, lately) < RELEASE.typical < interval(RELEASE, long_ago)


def test_what_is_gone_is_asked_for_again_after_as_long_again() -> None:
    first = gone_interval(RELEASE, NOW, NOW)
    assert first == RELEASE.typical
    assert gone_interval(RELEASE, NOW, NOW + 3 * first) == 3 * first
    assert gone_interval(RELEASE, NOW, NOW + 3000 * DAY) == RELEASE.most


def test_settings_move_the_bounds() -> None:
    max_age = {"release": 2 * DAY, "artist": 999 * DAY}
    moved = policy(Settings(Path("/"), max_age=max_age, min_age={"master": 90 * DAY}))
    assert moved["release"] == RESOURCES["release"].refresh  # each run makes what is older due: no interval is shorter
    assert interval(moved["artist"], History(0, 99_999)) > RESOURCES["artist"].refresh.most
    assert interval(moved["master"], History(50, 10)) == 90 * DAY
    assert moved["label"] == RESOURCES["label"].refresh


@pytest.mark.parametrize("seed", [1, 2])
def test_for_the_same_requests_a_mirror_is_at_most_half_as_stale_as_with_a_fixed_interval(seed: int) -> None:
    ours, _, fixed = compare(releases=2000, seed=seed)
    assert ours.requests == pytest.approx(fixed.requests, rel=0.02)
    assert fixed.cost > 2 * ours.cost
