"""Ratings and demand of single releases: asked for, kept in the mirror, and written to Discogs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from discogs_sync.api import endpoints
from discogs_sync.api.client import Discogs
from discogs_sync.errors import (
    CredentialsRefused,
    DatabaseError,
    NotFound,
    RequestRefused,
    UnstorableDocument,
    UnusableDocument,
)
from discogs_sync.hints import command
from discogs_sync.mapping.characters import replace_forbidden
from discogs_sync.mapping.rating import COMMUNITY_RATING, DEMAND, USER_RATING, Fields, Reading, read_numbers
from discogs_sync.settings import Settings
from discogs_sync.store import drift, ratings
from discogs_sync.store.connect import Database
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.errand import errand

Numbers = Mapping[str, int | float]
"""What Discogs told, by the columns of `release_stats`; empty where it told nothing."""


@dataclass(frozen=True)
class UserRating:
    """A user's rating of a release: 1 to 5, None without one."""

    release_id: int
    username: str
    rating: int | None


def community_rating(settings: Settings, database: Database, release_id: int) -> Numbers:
    """Ask for the number and the average of all users' ratings; both may be missing.

    Raises NotFound and the other errors of `Discogs.get`, and DatabaseError.
    """
    return _numbers(settings, database, release_id, "release_rating", COMMUNITY_RATING, "rating show")


def demand(settings: Settings, database: Database, release_id: int) -> Numbers:
    """Ask how many users have and want a release; Discogs may tell neither. Raises like `community_rating`."""
    return _numbers(settings, database, release_id, "release_stats", DEMAND, "rating stats")


def user_rating(settings: Settings, database: Database, release_id: int, username: str) -> UserRating:
    """Ask for a user's rating of a release. Raises like `community_rating`."""
    path, _ = _address(release_id, username)
    with errand(settings, database, f"rating show {release_id} --user {username}") as run, _named(release_id):
        reading, at = _ask(run.discogs, path, USER_RATING)
        if "rating" not in reading.numbers:
            raise UnusableDocument(f"Discogs' answer for release {release_id} holds no rating by {username}.")
        rating = int(reading.numbers["rating"]) or None

        def write(cursor: Cursor) -> None:
            ratings.write_user_rating(cursor, release_id, username, rating, at)
            _count_drift(cursor, "release_user_rating", release_id, reading, at)

        run.write(write)
    return UserRating(release_id, username, rating)


def set_rating(settings: Settings, database: Database, release_id: int, username: str, rating: int) -> UserRating:
    """Rate a release at Discogs as the user, 1 to 5, then in the mirror.

    Raises CredentialsRefused without that user's credentials, the other errors of `Discogs.put`, and DatabaseError
    that tells whether Discogs took the rating.
    """
    return _change(settings, database, UserRating(release_id, username, rating))


def delete_rating(settings: Settings, database: Database, release_id: int, username: str) -> UserRating:
    """Take back the user's rating at Discogs; the mirror keeps that there is none. Raises like `set_rating`."""
    return _change(settings, database, UserRating(release_id, username, None))


def _numbers(
    settings: Settings, database: Database, release_id: int, kind: str, fields: Fields, command: str
) -> Numbers:
    path, _ = endpoints.address(kind, release_id)
    with errand(settings, database, f"{command} {release_id}") as run, _named(release_id):
        reading, at = _ask(run.discogs, path, fields)

        def write(cursor: Cursor) -> None:
            if reading.numbers:
                ratings.observe_numbers(cursor, release_id, reading.numbers, at)
            _count_drift(cursor, kind, release_id, reading, at)

        run.write(write)
    return reading.numbers


def _change(settings: Settings, database: Database, wanted: UserRating) -> UserRating:
    path, _ = _address(wanted.release_id, wanted.username)
    if not settings.authenticated:
        raise CredentialsRefused(
            f"Only {wanted.username} can change this rating: set DISCOGS_SYNC_TOKEN to that user's token"
            " (https://www.discogs.com/settings/developers).",
            HTTPStatus.UNAUTHORIZED,
        )
    verb = "delete" if wanted.rating is None else "set"
    taken = False
    try:
        with (
            errand(settings, database, f"rating {verb} {wanted.release_id} --user {wanted.username}") as run,
            _named(wanted.release_id),
        ):
            _send(run.discogs, path, wanted.rating)
            taken = True
            run.write(lambda cursor: ratings.write_user_rating(cursor, *_row(wanted), datetime.now(UTC)))
    except (DatabaseError, UnstorableDocument) as error:
        if not taken:
            raise
        reason = str(error).partition("\n")[0]
        raise DatabaseError(
            f"Discogs has done it ({verb} the rating of release {wanted.release_id} by {wanted.username}), but the"
            f" mirror could not be written: {reason} Once it can,"
            f" {command('rating show', str(wanted.release_id), '--user', wanted.username)} stores it."
        ) from error
    return wanted


def _row(rating: UserRating) -> tuple[int, str, int | None]:
    return rating.release_id, rating.username, rating.rating


def _send(discogs: Discogs, path: str, rating: int | None) -> None:
    if rating is None:
        discogs.delete(path)
    else:
        discogs.put(path, {"rating": rating})


def _address(release_id: int, username: str) -> tuple[str, dict[str, str]]:
    return endpoints.address("release_user_rating", release_id, {"username": username})


def _ask(discogs: Discogs, path: str, fields: Fields) -> tuple[Reading, datetime]:
    document: dict[str, Any]
    document, _ = replace_forbidden(discogs.get(path).document)
    return read_numbers(document, fields), datetime.now(UTC)


def _count_drift(cursor: Cursor, kind: str, release_id: int, reading: Reading, at: datetime) -> None:
    drift.count(cursor, ((kind, release_id, each) for each in reading.drift), at)


@contextmanager
def _named(release_id: int) -> Iterator[None]:
    """Let Discogs' refusals say which release they are about."""
    try:
        yield
    except NotFound as error:
        raise NotFound(f"Release {release_id}: {error}") from error
    except RequestRefused as error:
        raise RequestRefused(f"Release {release_id}: {error}", error.status) from error
