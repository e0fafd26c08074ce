"""`python -m discogs_sync.serve`: the practice server as a process of its own. Its first line is its URL."""

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from discogs_sync.serve import faults
from discogs_sync.serve.access import PRACTICE_TOKEN, Credentials
from discogs_sync.serve.background import run
from discogs_sync.serve.folder import Folder
from discogs_sync.serve.practice import practice
from discogs_sync.serve.ratewindow import UNLIMITED, Limits
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.catalogue import DEFAULT_RELEASES, DEFAULT_SEED
from discogs_sync.serve.source import Source
from discogs_sync.settings import ANONYMOUS_RATE, AUTHENTICATED_RATE

FAULTS: dict[str, Callable[[], faults.Fault]] = {
    "html": faults.html,
    "not-json": faults.not_json,
    "reset": faults.reset,
    "cut": faults.cut,
    "hang": lambda: faults.hang(3600),
}

LIMIT = click.IntRange(1, 1_000_000)


class _Seconds(click.FloatRange):
    """A number of seconds up to a day; not a number is refused, too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number of seconds.", param, ctx)
        return number


SECONDS = _Seconds(0, 86_400)

_STATUS = re.compile("[45][0-9]{2}")
_COUNT = re.compile("[1-9][0-9]{0,8}")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="a free one", help="Port on 127.0.0.1.")
@click.option(
    "--releases",
    type=click.IntRange(1, 1_000_000),
    default=DEFAULT_RELEASES,
    show_default=True,
    help="Size of the sample catalogue.",
)
@click.option("--seed", default=DEFAULT_SEED, show_default=True, help="Seed of the sample catalogue.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Serve real bodies.")
@click.option("--rate/--no-rate", default=True, show_default=True, help="Enforce the rate limit.")
@click.option(
    "--authenticated", type=LIMIT, default=AUTHENTICATED_RATE, show_default=True, help="Requests a window with a token."
)
@click.option(
    "--anonymous", type=LIMIT, default=ANONYMOUS_RATE, show_default=True, help="Requests a window without one."
)
@click.option("--window", type=SECONDS, default=60.0, show_default=True, help="Seconds of the window.")
@click.option("--token", "tokens", multiple=True, default=[PRACTICE_TOKEN], show_default=True, help="Accepted token.")
@click.option("--latency", type=SECONDS, default=0.0, show_default=True, help="Seconds that every reply takes.")
@click.option(
    "--fault",
    "fault_specs",
    multiple=True,
    metavar="NAME:EVERY[:PATH]",
    help=f"A status, or one of {', '.join(FAULTS)}; given to every EVERY-th request below PATH. May be repeated.",
)
def main(
    port: int,
    releases: int,
    seed: int,
    folder: Path | None,
    rate: bool,
    authenticated: int,
    anonymous: int,
    window: float,
    tokens: tuple[str, ...],
    latency: float,
    fault_specs: tuple[str, ...],
) -> None:
    """Serve a sample catalogue like the Discogs API, until interrupted.

    Example: python -m discogs_sync.serve --port 8080 --no-rate --fault 503:20 --fault reset:50:/releases
    """
    source: Source = Folder(folder) if folder else Catalogue.generate(releases, seed)
    made = practice(
        source,
        limits=Limits(authenticated, anonymous, window) if rate else UNLIMITED,
        latency=latency,
        credentials=Credentials(frozenset(tokens)),
    )
    for spec in fault_specs:
        fault, every, path = _fault(spec)
        made.faults.add(fault, path, times=None, every=every)
    try:
        run(made, port, lambda url: click.echo(url))
    except OSError as error:
        raise click.ClickException(
            f"Port {port} on 127.0.0.1 cannot be used ({error.strerror}): name another, or leave --port out."
        ) from error


def _fault(spec: str) -> tuple[faults.Fault, int, str]:
    name, _, rest = spec.partition(":")
    every, _, path = rest.partition(":")
    if (name not in FAULTS and not _STATUS.fullmatch(name)) or not _COUNT.fullmatch(every):
        raise click.BadParameter(
            f"{spec!r} is not NAME:EVERY[:PATH] with a status from 400 to 599 or one of {', '.join(FAULTS)}, such as"
            " 503:20:/releases.",
            param_hint="--fault",
        )
    fault = FAULTS[name]() if name in FAULTS else faults.status(int(name))
    return fault, int(every), path or "/"


if __name__ == "__main__":
    main()
