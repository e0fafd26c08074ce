"""Known good items to ask when it is in doubt whether Discogs works (`sync.policy`)."""

import random
from collections.abc import Collection, Sequence

from discogs_sync.resources import RESOURCES
from discogs_sync.store import leases
from discogs_sync.store.frontier import Claim, Item
from discogs_sync.store.session import Session
from discogs_sync.sync.policy import ANY, Evidence

WELL_KNOWN = (Item("release", 249504), Item("label", 1), Item("artist", 108713), Item("master", 1000))
"""The examples of the API documentation."""

DOCUMENTS = [kind for kind, resource in RESOURCES.items() if resource.document]
"""Kinds of witnesses for ANY: a document is one request, and says most."""

STRANGER = -1
"""Token of a claim for an item that is not in the frontier: no answer to it is stored."""


class Witnesses:
    """Finds witnesses for one run; each well-known item is asked once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._strangers = list(WELL_KNOWN)

    def find(self, kind: str, waiting: Sequence[Claim], evidence: Evidence) -> Claim | None:
        """Return a claim to ask for a kind, or for ANY; None if there is none left.

        In this order: what the mirror has (`waiting` claims first, whose answers are wanted anyway), a well-known item,
        for ANY a waiting claim that was never asked for. After a witness has failed, what succeeded last comes first,
        and after several the well-known item.
        """
        wanted = [claim for claim in waiting if kind in (claim.item.kind, ANY)]
        known = [claim for claim in wanted if claim.is_known]
        failed = evidence.against(kind)
        if failed >= 1 and (stranger := self._stranger(kind, evidence.suspects)):
            return stranger
        if failed and (latest := self._known(kind, latest=True)):
            return latest
        if known:
            return random.choice(known)  # noqa: S311 (no secret)
        return self._known(kind) or self._stranger(kind, evidence.suspects) or self._untried(kind, wanted)

    def _known(self, kind: str, *, latest: bool = False) -> Claim | None:
        run_id = self._session.run_id
        kinds = DOCUMENTS if kind == ANY else [kind]
        pick = leases.claim_latest if latest else leases.claim_known
        return self._session.transact(lambda cursor: pick(cursor, run_id, kinds))

    def _stranger(self, kind: str, suspects: Collection[Item]) -> Claim | None:
        for item in self._strangers:
            if kind in (item.kind, ANY) and item not in suspects:
                self._strangers.remove(item)
                return Claim(item, STRANGER)
        return None

    def _untried(self, kind: str, waiting: Sequence[Claim]) -> Claim | None:
        return random.choice(waiting) if kind == ANY and waiting else None  # noqa: S311 (no secret)
