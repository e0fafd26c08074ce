"""`discogs-sync follow`, `unfollow` and `follows`."""

import random
import string

from discogs_sync.sync.targets import LONGEST_QUERY
from tests.crawling import execute


def test_what_is_followed_is_listed_in_the_order_of_following(cli):
    told = cli("follow", "label:1", "search:type=release&country=Japan", "master:1000?format=Vinyl")
    assert told.out == (
        "Following label:1, search:country=Japan&type=release, master:1000?format=Vinyl: 5 items added to the queue.\n"
    )
    listed = cli("follows").out.splitlines()
    assert [line.split()[0] for line in listed] == [
        "target", "label:1", "master:1000?format=Vinyl", "search:country=Japan&type=release",
    ]  # fmt: skip


def test_following_makes_no_request(cli, discogs):
    cli("follow", "artist:108713")
    assert len(discogs.requests) == 0


def test_following_twice_changes_nothing(cli):
    cli("follow", "artist:108713")
    assert "Nothing new to request" in cli("follow", "artist:108713").out
    assert len(cli("follows", "--json").json) == 1


def test_the_walk_of_a_listing_is_shown_with_its_target(cli, discogs):
    cli("sync", "label:1", "release:249504")
    entries = len(discogs.catalogue.rows("label-releases", 1))

    label, release = cli("follows", "--json").json
    assert (label["target"], label["walk"]["item"]) == ("label:1", "label_releases:1")
    assert label["walk"]["seen"] == label["walk"]["items"] == entries
    assert release["walk"] is None
    assert f"{entries} entries, read to the end" in cli("follows").out


def test_what_is_not_followed_any_more_is_not_asked_for_and_stays_in_the_mirror(cli, discogs):
    cli("sync", "artist:108713", "release:249504")
    mirrored = cli("status", "--json").json["mirrored"]

    assert cli("unfollow", "artist:108713").out.startswith("No longer following artist:108713: ")
    after = cli("status", "--json").json
    assert after["mirrored"] == mirrored
    assert [each["target"] for each in after["follows"]] == ["release:249504"]


def test_nothing_followed_says_what_to_do(cli):
    assert cli("follows").out.startswith("Nothing is followed yet. Name a target")
    assert cli("follows", "--json").json == []


def test_the_longest_search_fits_every_key(cli, database):
    words = "".join(random.Random(5).choices(string.ascii_letters, k=LONGEST_QUERY - len("q=")))
    assert ": 1 item added to the queue." in cli("sync", f"search:{words}").err
    assert cli("unfollow", f"search:{words}").out.endswith("1 item removed from the queue.\n")
    cli("follow", f"search:{words}x", expect=2)


def test_a_target_that_discogs_does_not_have_is_told(cli, discogs):
    missing = cli("sync", "artist:2147483648", "release:249504", expect=1)
    assert "Discogs does not have artist:2147483648" in missing.out
    assert "`discogs-sync unfollow artist:2147483648`" in missing.out
    assert missing.out.startswith("Finished, with 1 target that Discogs does not have.\n")
    assert "2 that Discogs does not have" in missing.out  # the artist and its listing
    assert "gone at Discogs" not in missing.out
    problem = cli("problems", "show", "artist:2147483648").out
    assert "Discogs has no artist 2147483648 (HTTP 404)" in problem
    assert "`discogs-sync unfollow` drops the target" in problem

    gone, here = cli("follows", "--json").json
    assert (gone["target"], gone["walk"]) == ("artist:2147483648", None)
    assert gone["gone_at"] is not None
    assert here["gone_at"] is None
    lines = cli("follows").out.splitlines()
    assert "does not exist at Discogs (404 since 20" in lines[1]
    assert "at Discogs" not in lines[2]

    status = cli("status", "--json").json
    assert status["follows"][0]["gone_at"] == gone["gone_at"]
    assert status["follows_gone"] == 1
    assert "1 followed target does not exist at Discogs." in cli("status").out


def test_a_mirrored_target_that_went_keeps_its_listing(cli, discogs, database):
    cli("sync", "label:1", "search:type=master")
    discogs.catalogue.delete("label", 1)
    execute(database, "UPDATE sync.item SET due_at = now() WHERE kind = 'label'")
    cli("sync")
    assert "gone at Discogs (404 since" in cli("follows").out.splitlines()[1]
    assert "1 followed target is gone at Discogs." in cli("status").out
    assert "read to the end" in cli("follows").out.splitlines()[1]
