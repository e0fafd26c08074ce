"""Everything that discogs-sync raises on purpose.

    DiscogsSyncError            exit code 1
    ├── UsageError              2   a wrong argument, target or file
    │   └── SettingsError       2   a setting that is unknown or has no usable value
    ├── ApiError                3   Discogs could not be asked
    │   ├── Unreachable         3   no usable answer, after every retry
    │   │   ├── UnusableBody    3   a body that is not JSON
    │   │   └── GatewayRefused  3   a 403 that the API did not write
    │   ├── CredentialsRefused  3   401, or a 403 of the API
    │   └── RequestRefused      3   the answer is final: this request is not worth repeating
    │       ├── NotFound        2   404: what was named is not there
    │       └── CredentialsNeeded 3   a search without credentials, which is not even sent
    ├── UnusableDocument        1   an answer that cannot be mapped: the item is quarantined
    │   ├── ForeignDocument     1   an answer about something else
    │   └── ReplyTooLarge       1   an answer beyond a limit
    ├── UnstorableDocument      1   an answer that PostgreSQL refuses: the item is quarantined
    ├── DumpFileError           1   a dump's file that is damaged, cut short or none
    ├── WrongChecksum           1   a file is not what its checksum says
    ├── OutputFailed            1   what a command prints cannot be written
    │   └── PipeClosed          141 nobody reads it any more
    ├── DatabaseError           4
    │   ├── DatabaseUnavailable 4   no connection, or it was lost
    │   ├── DatabaseFailing     4   the server lacks disk, memory, connections or files
    │   ├── DatabaseBusy        4   other sessions kept changing the same rows
    │   ├── DatabaseReadOnly    4
    │   ├── EmbeddedServerError 4   the embedded server does not start
    │   ├── TablesWithoutKeys   4   the first load of a dump is not finished
    │   └── SchemaMismatch      4   the tables are of another version
    └── Interrupted             130 Ctrl-C or SIGTERM

The message is what the user reads: what was wrong, where, and what to do.
`exit_code` is what the process ends with when the error reaches the front door.
"""


class DiscogsSyncError(Exception):
    """The root: catch it to catch everything that the program raises on purpose."""

    exit_code = 1


class UsageError(DiscogsSyncError):
    """A command got an argument, target or file that it cannot use."""

    exit_code = 2


class SettingsError(UsageError):
    """A setting is unknown, unreadable or has no usable value."""


class ApiError(DiscogsSyncError):
    """Discogs could not be asked, or its answer cannot be used."""

    exit_code = 3


class Unreachable(ApiError):
    """No usable answer came after every retry; `status` is the last HTTP status, None when there was no answer."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class UnusableBody(Unreachable):
    """Every attempt brought a body that cannot be read: not JSON, cut short, or in an unknown coding."""


class GatewayRefused(Unreachable):
    """Discogs' gateway answered 403, without a reason of the API: for the User-Agent or the traffic."""


class CredentialsRefused(ApiError):
    """Discogs answered 401, or 403 with a reason: the credentials are missing, wrong or not allowed.

    `status` is the HTTP status.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class RequestRefused(ApiError):
    """Discogs gave a final answer (405, 422, a malformed search …); `status` is its HTTP status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class NotFound(RequestRefused):
    """Discogs answered 404 or 410: deleted, merged, hidden, or a page past the end of a listing.

    Whoever named it named the wrong thing: Discogs was reached, and the credentials are good.
    """

    exit_code = 2

    def __init__(self, message: str, status: int = 404) -> None:
        super().__init__(message, status)


class CredentialsNeeded(RequestRefused):
    """Discogs would answer 401, for it searches only with credentials and there are none: it is not asked."""

    def __init__(self) -> None:
        super().__init__(
            "Searching needs credentials, and none are set: set DISCOGS_SYNC_TOKEN to a token from"
            " https://www.discogs.com/settings/developers.",
            401,
        )


class UnusableDocument(DiscogsSyncError):
    """Discogs answered with a document that cannot be mapped."""


class ForeignDocument(UnusableDocument):
    """Discogs answered with something else than the document that was asked for: without its id, or an error."""


class ReplyTooLarge(UnusableDocument):
    """Discogs answered with more bytes or values than a reply may have."""


class UnstorableDocument(DiscogsSyncError):
    """PostgreSQL refused the values of a document."""


class DumpFileError(DiscogsSyncError):
    """A dump's file is damaged, cut short, or not a dump at all; what was loaded of it stays."""


class WrongChecksum(DiscogsSyncError):
    """A file of a dump differs from the digest in the dump's CHECKSUM file."""


class OutputFailed(DiscogsSyncError):
    """The output of a command cannot be written, for example to a full disk."""


class PipeClosed(OutputFailed):
    """The reader of the output has ended, as `head` does; the exit code is that of SIGPIPE, without a message."""

    exit_code = 141


class DatabaseError(DiscogsSyncError):
    """PostgreSQL cannot be used as it is."""

    exit_code = 4


class DatabaseUnavailable(DatabaseError):
    """No connection to PostgreSQL could be made, or it was lost."""


class DatabaseFailing(DatabaseError):
    """The server answers, but lacks disk, memory, connections or its files."""


class DatabaseBusy(DatabaseError):
    """A deadlock or a conflict of serializable transactions, which another attempt may not meet."""


class DatabaseReadOnly(DatabaseError):
    """PostgreSQL refuses to write: a standby, or a role without the right."""


class EmbeddedServerError(DatabaseError):
    """The embedded PostgreSQL server cannot be started, or its folder is not usable."""


class TablesWithoutKeys(DatabaseError):
    """The first load of a dump is not finished: its tables have neither keys nor indexes yet."""


class SchemaMismatch(DatabaseError):
    """The database holds something else than the tables of this version of discogs-sync."""


class Interrupted(DiscogsSyncError):
    """The user asked to stop (Ctrl-C, SIGTERM); leased items are committed or released."""

    exit_code = 130
