"""The file of metrics that commands write for Prometheus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from discogs_sync.cli.context import tell
from discogs_sync.errors import DatabaseError, UsageError

if TYPE_CHECKING:
    from discogs_sync.sync.metrics import MetricsFile

METRICS_FILE = click.option(
    "--metrics-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write metrics for Prometheus into this file.",
)


def update(metrics: MetricsFile) -> None:
    """Rewrite the metrics file; on failure print a warning and continue."""
    try:
        metrics.write()
    except (UsageError, DatabaseError) as error:
        tell("warning", f"Warning: {error}", message=str(error))
