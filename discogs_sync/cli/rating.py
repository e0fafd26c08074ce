"""`discogs-sync rating`: ratings of releases and the demand for them, asked for and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from discogs_sync.cli.context import open_database, pass_settings
from discogs_sync.cli.groups import Group
from discogs_sync.cli.output import say, write_json
from discogs_sync.cli.wording import counted, number
from discogs_sync.hints import command

if TYPE_CHECKING:
    from discogs_sync.settings import Settings
    from discogs_sync.sync.ratings import UserRating


def _read_release(_context: click.Context, _parameter: click.Parameter, text: str) -> int:
    from discogs_sync.sync.targets import parse_id

    return parse_id(text, "release")


RELEASE = click.argument("release", callback=_read_release)
USER = click.option("--user", required=True, metavar="NAME", help="The user who rates, as whom you have credentials.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")


@click.group(cls=Group, short_help="Show and change ratings, show who has and wants.")
def rating() -> None:
    """Ask Discogs for ratings of and demand for single releases, and rate them.

    Each command makes one request under the shared budget, and keeps the answer in the mirror: in
    discogs.release_stats, or discogs.release_user_rating.

    \b
    Example:
      discogs-sync rating show 249504
      discogs-sync rating set 249504 5 --user memory
    """


@rating.command(short_help="Show the rating of a release, by all or by one user.")
@RELEASE
@click.option("--user", metavar="NAME", help="Show this user's rating instead of the average.")
@JSON
@pass_settings
def show(settings: Settings, release: int, user: str | None, as_json: bool) -> None:
    """Ask how RELEASE is rated: how many users rated it and their average, or the rating by one of them.

    \b
    Example:
      discogs-sync rating show 249504
      discogs-sync rating show 249504 --user memory --json
    """
    from discogs_sync.sync.ratings import community_rating, user_rating

    if user is not None:
        with open_database(settings) as database:
            given = user_rating(settings, database, release, user)
        _tell_user_rating(given, as_json)
        return
    with open_database(settings) as database:
        numbers = community_rating(settings, database, release)
    count, average = numbers.get("rating_count"), numbers.get("rating_average")
    if as_json:
        write_json({"release_id": release, "rating_count": count, "rating_average": average})
    elif count is None:
        say(_no_numbers(release))
    elif average is None or count == 0:
        say(f"Release {release} has {counted(int(count), 'rating')}.")
    else:
        say(f"Release {release} is rated {average:g} of 5 on average, by {counted(int(count), 'user')}.")


@rating.command(short_help="Show how many users have and want a release.")
@RELEASE
@JSON
@pass_settings
def stats(settings: Settings, release: int, as_json: bool) -> None:
    """Ask how many users have RELEASE in their collection, and how many want it.

    Discogs does not always answer with numbers; missing numbers are null in the JSON.

    \b
    Example:
      discogs-sync rating stats 249504
    """
    from discogs_sync.sync.ratings import demand

    with open_database(settings) as database:
        numbers = demand(settings, database, release)
    if as_json:
        write_json({"release_id": release, "have": numbers.get("have"), "want": numbers.get("want")})
    elif not numbers:
        say(_no_numbers(release))
    else:
        told = [f"{number(int(numbers[name]))} {name} it" for name in ("have", "want") if name in numbers]
        say(f"Release {release}: {', '.join(told)}.")


@rating.command("set", short_help="Rate a release as a user.")
@RELEASE
@click.argument("stars", metavar="RATING", type=click.IntRange(1, 5))
@USER
@JSON
@pass_settings
def set_(settings: Settings, release: int, stars: int, user: str, as_json: bool) -> None:
    """Rate RELEASE with RATING, 1 to 5: at Discogs, and then in the mirror.

    Discogs takes it with the credentials of that user only.

    \b
    Example:
      discogs-sync rating set 249504 5 --user memory
    """
    from discogs_sync.sync.ratings import set_rating

    with open_database(settings) as database:
        given = set_rating(settings, database, release, user, stars)
    _tell_user_rating(given, as_json)


@rating.command(short_help="Delete a user's rating of a release.")
@RELEASE
@USER
@JSON
@pass_settings
def delete(settings: Settings, release: int, user: str, as_json: bool) -> None:
    """Delete the rating of RELEASE: at Discogs, and then in the mirror.

    The mirror keeps the row with a rating of NULL and the time.

    \b
    Example:
      discogs-sync rating delete 249504 --user memory
    """
    from discogs_sync.sync.ratings import delete_rating

    with open_database(settings) as database:
        given = delete_rating(settings, database, release, user)
    if as_json:
        write_json(given)
    else:
        say(f"{user} no longer rates release {release}.")


def _tell_user_rating(given: UserRating, as_json: bool) -> None:
    if as_json:
        write_json(given)
    elif given.rating is None:
        say(f"{given.username} has not rated release {given.release_id}.")
    else:
        say(f"{given.username} rates release {given.release_id} with {given.rating} of 5.")


def _no_numbers(release: int) -> str:
    remedy = command("sync", f"release:{release}")
    return f"Discogs gave no numbers for release {release}. The release itself has them: run {remedy}."
