"""Counting the requests that go out."""

import threading

from discogs_sync.api.traffic import Traffic


def count(traffic: Traffic, requests: int) -> None:
    """Count so many requests."""
    for _ in range(requests):
        traffic.count_request()


def test_threads_count_together() -> None:
    traffic = Traffic()
    threads = [threading.Thread(target=count, args=(traffic, 500)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert traffic.requests == 2000


def test_the_moving_rate_looks_back_sixty_seconds() -> None:
    clock = [1000.0]
    traffic = Traffic(clock=lambda: clock[0])
    for instant in (1000.0, 1000.5, 1030.0):
        clock[0] = instant
        traffic.count_request()
    assert traffic.per_minute() == 3
    clock[0] = 1061.0
    assert traffic.per_minute() == 1
    clock[0] = 1100.0
    assert traffic.per_minute() == 0
    assert traffic.requests == 3


def test_throttled_and_retried_requests_are_told_apart() -> None:
    traffic = Traffic()
    traffic.count_throttled()
    traffic.count_retried()
    traffic.count_retried()
    assert (traffic.requests, traffic.throttled, traffic.retried) == (0, 1, 2)
