"""`python -m discogs_sync`: the same as the `discogs-sync` command."""

from discogs_sync.cli import main

main()
