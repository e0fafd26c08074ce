"""Plans: what is said of the requests and the time that a run needs."""

import pytest

from discogs_sync.api.budget import NoBudget
from discogs_sync.cli.plan import plan_text
from discogs_sync.cli.wording import duration, size
from discogs_sync.store.status import Due
from discogs_sync.sync.limits import LimitedBudget, Limits, LimitSpentError
from discogs_sync.sync.plan import Plan


def test_nothing_due():
    assert plan_text(Plan([], 60)) == "Nothing is due."


def test_documents_are_one_request_each():
    plan = Plan([Due("release", "new", 90, 90)], 60)
    assert (plan.items, plan.requests, plan.seconds, plan.is_complete) == (90, 90, 90.0, True)
    assert plan_text(plan) == "Exactly 90 requests, 1 min 30 s at 60 requests a minute."


def test_a_walk_under_way_has_entries_to_show():
    plan = Plan([Due("master_versions", "new", 1, 3, expected=250), Due("release", "new", 47, 47)], 60)
    assert plan.seconds == 300
    assert plan_text(plan) == (
        "About 300 requests, 5 min at 60 requests a minute. 50 are due; 250 entries on unread pages add at most"
        " one each."
    )


def test_entries_of_an_artist_may_be_masters_with_versions():
    plan = Plan([Due("artist_releases", "new", 1, 3, expected=250)], 60)
    assert plan.is_lower_bound
    assert plan_text(plan) == (
        "At least 253 requests, 4 min 13 s at 60 requests a minute. 3 are due; 250 entries on unread pages add at"
        " most one each. Masters among the entries of artists have versions, which are not counted yet."
    )


def test_total_is_unknown_while_a_first_page_is_unread():
    plan = Plan([Due("label_releases", "new", 2, 2, unlisted=2)], 25)
    assert not plan.is_complete
    assert plan_text(plan) == (
        "The total is unknown until the first page is read of 2 listings."
        " Known so far: 2 requests, 4 s at 25 requests a minute."
    )


def test_new_releases_of_labels_may_add_their_masters():
    plan = Plan([Due("release", "new", 1, 1)], 60, masters=1)
    assert not plan.is_complete
    assert plan_text(plan) == (
        "At least 1 request, 1 s at 60 requests a minute."
        " The masters of 1 new release of followed labels may add one request each."
    )


def test_without_a_rate_no_time_is_told():
    plan = Plan([Due("release", "new", 1, 1)], 0)
    assert plan.seconds is None
    assert plan_text(plan) == "Exactly 1 request, as fast as Discogs answers."


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (59.9, "59 s"), (60, "1 min"), (3_661, "1 h 1 min"), (3_601, "1 h"), (90_000, "1 d 1 h")],
)
def test_times_have_two_units_at_most(seconds, text):
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("octets", "text"), [(0, "0 bytes"), (1_234, "1.23 kB"), (14_600_000, "14.6 MB"), (2 * 10**12, "2 TB")]
)
def test_sizes_have_the_unit_that_suits_them(octets, text):
    assert size(octets) == text


@pytest.mark.parametrize(("requests", "words"), [(1, "1 request"), (2, "2 requests"), (1_000, "1,000 requests")])
def test_spent_limit_counts_its_requests(requests, words):
    budget = LimitedBudget(NoBudget(), Limits(requests))
    for _ in range(requests):
        budget.take()
    with pytest.raises(LimitSpentError, match=f"^its limit of {words} is spent$"):
        budget.take()
