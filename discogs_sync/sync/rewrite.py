"""Payloads that are mapped again, compared with the mirror and written into it, in one transaction."""

from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from discogs_sync.mapping.listing import Listing, Page
from discogs_sync.mapping.part import Part
from discogs_sync.resources import RESOURCES
from discogs_sync.store import comparison
from discogs_sync.store.documents import Mapped, write_documents
from discogs_sync.store.frontier import Item
from discogs_sync.store.runs import Counts
from discogs_sync.store.tables import Cursor
from discogs_sync.sync.remap import Remapped

MOST_NAMED = 3
"""Payloads of a kind that are told one by one because they differ, and as many because they cannot be mapped."""


@dataclass
class Tally:
    """Payloads of a kind, and how many of them are in the mirror as they are, otherwise, or not at all.

    Of the `newer` ones the mirror has what came later, or a dump's; of the `unmappable` ones it keeps what it has.
    """

    payloads: int = 0
    unchanged: int = 0
    changed: int = 0
    new: int = 0
    newer: int = 0
    unmappable: int = 0


@dataclass(frozen=True)
class Named:
    """A payload that is told by its item and page, 0 for a document: the columns that differ, or the error."""

    item: Item
    page: int
    columns: Sequence[str] = ()
    error: str | None = None


@dataclass
class Findings:
    """What became of payloads: tallies by kind, some that differ, and some that cannot be mapped."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    differing: list[Named] = field(default_factory=list)
    unmappable: list[Named] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """The same for the run's row."""
        tallies = self.tallies.values()
        return Counts(
            unchanged=sum(each.unchanged for each in tallies),
            updated=sum(each.changed for each in tallies),
            inserted=sum(each.new for each in tallies),
        )

    @property
    def failures(self) -> int:
        """How many payloads cannot be mapped."""
        return sum(each.unmappable for each in self.tallies.values())


class Rewrite:
    """One transaction's worth of payloads; `before` is what was found up to it, `findings` what was with it.

    Without a `run_id` nothing is written, and those that differ are named.
    """

    def __init__(self, cursor: Cursor, run_id: int | None, before: Findings) -> None:
        self.findings = deepcopy(before)
        self._cursor = cursor
        self._run_id = run_id

    def take(self, payloads: Sequence[Remapped]) -> None:
        """Compare payloads with what is here, and put right what differs; each item and page may occur once."""
        documents: dict[str, list[Mapped]] = defaultdict(list)
        for each in payloads:
            kind = each.item.kind
            listing = RESOURCES[kind].listing
            self.findings.tallies[kind].payloads += 1
            if each.document:
                documents[kind].append(each.document)
            elif each.rows and listing:
                self._take_page(each, listing, each.rows)
            else:
                self._fail(each)
        for kind, group in documents.items():
            if part := RESOURCES[kind].document:
                self._take_documents(kind, part, group)

    def _take_documents(self, kind: str, part: Part, documents: Sequence[Mapped]) -> None:
        documents = comparison.in_their_currency(self._cursor, part, documents)
        verdicts = comparison.judge(self._cursor, part, documents)
        tally = self.findings.tallies[kind]
        for verdict in verdicts.values():
            setattr(tally, verdict, getattr(tally, verdict) + 1)
        if self._run_id is not None:
            wanted = [document for document in documents if verdicts[document.id] in {"new", "changed"}]
            write_documents(self._cursor, part, wanted, self._run_id, replayed=True)
            return
        changed = [document for document in documents if verdicts[document.id] == "changed"]
        for document in changed[: self._room(kind)]:
            differences = comparison.document_differences(self._cursor, part, document)
            self.findings.differing.append(Named(Item(kind, document.id), 0, differences))

    def _take_page(self, payload: Remapped, listing: Listing, page: Page) -> None:
        differences = comparison.page_differences(self._cursor, listing, page, payload.at)
        tally = self.findings.tallies[payload.item.kind]
        if not differences:
            tally.unchanged += 1
            return
        tally.changed += 1
        if self._run_id is not None:
            comparison.update_page(self._cursor, listing, page, payload.at)
        elif self._room(payload.item.kind):
            self.findings.differing.append(Named(payload.item, payload.page, differences))

    def _room(self, kind: str) -> int:
        """Give how many more payloads of a kind may be named because they differ."""
        return MOST_NAMED - sum(1 for named in self.findings.differing if named.item.kind == kind)

    def _fail(self, payload: Remapped) -> None:
        self.findings.tallies[payload.item.kind].unmappable += 1
        if len(self.findings.unmappable) < MOST_NAMED:
            error = str(payload.error) or type(payload.error).__name__
            self.findings.unmappable.append(Named(payload.item, payload.page, error=error))
