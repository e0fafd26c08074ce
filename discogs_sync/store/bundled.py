"""Where the files that are not Python stand: inside an installed package, or at the root of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled(name: str) -> Path:
    """Give the folder `migrations` or `sql`."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
