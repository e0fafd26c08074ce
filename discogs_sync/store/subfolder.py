"""A data folder within another one, for a mirror that is kept apart."""

from pathlib import Path

from discogs_sync import safefile
from discogs_sync.store.binaries import account_for
from discogs_sync.store.datafolder import DataFolder


def subfolder(home: Path, name: str) -> Path:
    """Return the data folder `name` below `home`; where it is missing, make it for the owner of `home`.

    Raises EmbeddedServerError.
    """
    outer = DataFolder(home)
    account = account_for(outer.data, home)
    inner = home / name
    with outer.opened():
        outer.let_in(account)
        if not inner.is_dir():
            owner = home.stat()
            safefile.make_folder(inner, 0o700, (owner.st_uid, owner.st_gid))
    return inner
