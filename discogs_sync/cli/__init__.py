"""The front door: the `discogs-sync` command."""


def main() -> None:
    """Run the command line."""
