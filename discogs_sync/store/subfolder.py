"""A data folder within another one, for a mirror that is kept apart."""

from pathlib import Path

from discogs_sync import safefile
from discogs_sync.store.binaries import account_for
from discogs_sync.store.datafolder import DataFolder


def subfolder(home: Path, name: str) -> Path:
    """Give the data folder `name` below `home`; it is made where it is missing, for the user who runs the server there.

    Raises EmbeddedServerError.
    """
    outer = DataFolder(home)
    account = account_for(outer.data, home)
    inner = home / name
    with outer.opened():
        outer.let_in(account)
        if not inner.is_dir():
            safefile.make_folder(inner, 0o700, (account.uid, account.gid))
    return inner
