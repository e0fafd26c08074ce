"""Parts that several resources share."""

from sqlalchemy import Table

from discogs_sync.mapping.part import Part

ARTIST_LINK = "/artists/{id}"
LABEL_LINK = "/labels/{id}"
USER_LINK = "/users/{username}"


def credits(table: Table) -> Part:
    """Describe a list of artists or further credits."""
    return Part(table, links={"resource_url": ARTIST_LINK})


def companies(table: Table) -> Part:
    """Describe a list of labels, series or companies."""
    return Part(table, links={"resource_url": LABEL_LINK})


def images(table: Table) -> Part:
    """Describe a list of pictures, whose resource_url repeats the uri."""
    return Part(table, links={"resource_url": "{uri}"})


def tracklist(table: Table, artists: Table, credits_: Table) -> Part:
    """Describe a tracklist, whose index tracks hold sub-tracks."""
    return Part(table, lists={"artists": credits(artists), "extraartists": credits(credits_)}, nested="sub_tracks")
