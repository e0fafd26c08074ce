"""`discogs-sync sync --estimate`: one request a listing, then the total."""

from discogs_sync.serve import faults
from tests.crawling import rows, snapshot

LISTINGS = ("/labels/1/releases", "/artists/108713/releases")


def lengthen(discogs, pages):
    """Give label 1 a listing of so many pages, and return its number of entries."""
    entries = discogs.catalogue.rows("label-releases", 1)
    longer = (entries * (100 * pages // len(entries) + 1))[: 100 * pages - 50]
    discogs.catalogue.put_rows("label-releases", 1, longer)
    return len(longer)


def test_dry_run_of_an_unread_listing_names_no_total_and_the_remedy(cli, discogs):
    told = cli("sync", "label:1", "search:type=master&country=Japan", "--dry-run").out
    assert "unknown until the first page is read of 2 listings" in told
    command = "sync label:1 'search:country=Japan&type=master' --estimate"
    assert f" {command}` reads it with 2 requests and prints the total." in told
    assert len(discogs.requests) == 0


def test_estimate_of_an_unfollowed_target_takes_a_request_and_changes_nothing_else(cli, discogs, database):
    entries = lengthen(discogs, 3)
    cli("sync", "release:249504")
    discogs.requests.clear()
    before = snapshot(database)

    told = cli("sync", "label:1", "--estimate", rate=60)

    assert discogs.requests.paths == ["/labels/1/releases?page=1&per_page=100"]
    assert snapshot(database) == before
    assert "Reading the first page of 1 listing: 1 request." in told.err
    releases = len({row["id"] for row in discogs.catalogue.rows("label-releases", 1)[:100]} - {249504})
    known = 2 + 3 + releases  # the label, the master of 249504, three pages, the releases on the first of them
    assert f"At least {known + entries - 100} requests" in told.out
    assert "unknown" not in told.out
    assert ["label_releases:1", str(entries), "3"] in [line.split() for line in told.out.splitlines()]
    assert "The estimate took 1 request." in told.out
    last = cli("runs", "--json").json[0]
    assert (last["command"], last["requests"], last["ending"]) == ("sync label:1 --estimate", 1, "done")


def test_estimate_of_a_followed_target_keeps_the_page(cli, discogs, database):
    entries = lengthen(discogs, 2)
    cli("follow", "label:1", "artist:108713")
    estimated = cli("sync", "--estimate", "--json").json
    lengths = {each["listing"]: (each["entries"], each["pages"]) for each in estimated["listings"]}
    assert lengths["label_releases:1"] == (entries, 2)
    assert estimated["estimate_requests"] == len(discogs.requests) == 2
    assert rows(database, "SELECT count(*) FROM sync.cursor WHERE page = 1") == [(2,)]
    assert rows(database, "SELECT count(*) FROM sync.item WHERE leased_by IS NOT NULL") == [(0,)]
    assert estimated["at_least"]
    assert (
        estimated["unlisted"] == rows(database, "SELECT count(*) FROM sync.item WHERE kind = 'master_versions'")[0][0]
    )

    assert cli("sync").out.startswith("Done")
    assert discogs.requests.repeated() == {}


def test_estimate_of_one_page_counts_the_page_that_a_sync_reads_again(cli, discogs):
    estimated = cli("sync", "search:country=Japan&type=release", "--estimate", "--dry-run", "--json").json
    [listing] = estimated["listings"]
    assert (estimated["at_least"], estimated["expected"]) == (False, 0)
    assert estimated["requests"] == 1 + listing["entries"]
    discogs.requests.clear()
    assert cli("sync", "search:country=Japan&type=release", "--json").json["requests"] == estimated["requests"]


def test_estimate_names_a_listing_that_cannot_be_read_and_goes_on(cli, discogs):
    told = cli("sync", "label:99999999", "label:1", "--estimate").out
    assert "The first page of label_releases:99999999 could not be read. Discogs does not have it" in told
    assert "The total is unknown until the first page is read of 1 listing." in told
    assert cli("follows", "--json").json == []


def test_estimate_stops_at_its_limit(cli, discogs):
    told = cli("sync", "label:1", "search:type=master", "--estimate", "--max-requests", "1").out
    assert len(discogs.requests) == 1
    assert "The total is unknown until the first page is read of 1 listing." in told
    assert cli("runs", "--json").json[0]["ending"] == "paused"


def test_estimate_without_anything_to_read_makes_no_request_and_no_run(cli, discogs):
    cli("sync", "release:249504")
    discogs.requests.clear()
    assert cli("sync", "--estimate").out == "Nothing is due.\nThe estimate took 0 requests.\n"
    assert len(discogs.requests) == 0
    assert len(cli("runs", "--json").json) == 1


def test_estimate_fails_like_a_sync_where_discogs_refuses_the_credentials(cli, discogs, database):
    cli("follow", "label:1")
    discogs.faults.add(faults.status(401, message="Invalid consumer token."), times=None)
    assert "credentials" in cli("sync", "--estimate", expect=3).err
    assert rows(database, "SELECT count(*) FROM sync.item WHERE leased_by IS NOT NULL") == [(0,)]
