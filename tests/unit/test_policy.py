"""The policy for failed answers, as a table: a world of answers, and what a run makes of it."""

from collections import deque
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

import pytest

from discogs_sync.errors import (
    CredentialsNeeded,
    CredentialsRefused,
    DatabaseReadOnly,
    DatabaseUnavailable,
    ForeignDocument,
    GatewayRefused,
    Interrupted,
    NotFound,
    RequestRefused,
    Unreachable,
    UnstorableDocument,
    UnusableBody,
    UnusableDocument,
    UsageError,
)
from discogs_sync.store.frontier import Item
from discogs_sync.sync.limits import LimitSpentError
from discogs_sync.sync.policy import ANY, Evidence, Sign, Verdict, away, sign_of

URL = "http://127.0.0.1:1"

World = Callable[[Item, int], int | None]
"""Return the status of an answer to an item, None for no answer; the number counts the requests of the run."""


@pytest.mark.parametrize(
    ("error", "sign"),
    [
        (None, Sign.CONTENT),
        (UnusableDocument("a list in place of a text"), Sign.ITEM),
        (UnstorableDocument("too long"), Sign.ITEM),
        (CredentialsNeeded(), Sign.ITEM),
        (UsageError("no such parameter"), Sign.ITEM),
        (ForeignDocument("an error object"), Sign.DOUBT),
        (UnusableBody("HTML", 200), Sign.DOUBT),
        (Unreachable("no connection"), Sign.DOUBT),
        (Unreachable("502", 502), Sign.DOUBT),
        (GatewayRefused("403", 403), Sign.DOUBT),
        (CredentialsRefused("401", 401), Sign.DOUBT),
        (CredentialsRefused("403", 403), Sign.DOUBT),
        (NotFound("404"), Sign.DOUBT),
        (NotFound("410", 410), Sign.DOUBT),
        *((RequestRefused(str(status), status), Sign.DOUBT) for status in (302, 400, 405, 407, 422, 451)),
        (TypeError("a bug"), Sign.DOUBT),
        (Interrupted("Ctrl-C"), Sign.RUN),
        (LimitSpentError("10 requests"), Sign.RUN),
        (DatabaseReadOnly("a standby"), Sign.RUN),
        (DatabaseUnavailable("restarts"), Sign.NOTHING),
    ],
    ids=lambda value: f"{type(value).__name__} {value}" if isinstance(value, Exception) else None,
)
def test_sign_of_an_answer(error: Exception | None, sign: Sign) -> None:
    assert sign_of(error) is sign


@dataclass
class Run:
    """A run of one worker over a frontier of due items, some of which the mirror knows, and others that rest.

    What is stored is known and rests from then on.
    """

    due: Iterable[Item]
    known: Collection[Item] = ()
    resting: Collection[Item] = ()
    stored: list[Item] = field(default_factory=list)
    blamed: list[Item] = field(default_factory=list)
    left: list[Item] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    requests: int = 0

    def under(self, world: World) -> "Run":
        """Do the run in a world."""
        evidence = Evidence()
        waiting = deque(self.due)
        rest = self._rest = list(self.resting)
        self._known = set(self.known)
        while not self.away or ANY not in self.away:
            if waiting:
                self._ask(world, evidence, waiting.popleft())
            verdict = evidence.judge(idle=not waiting)
            while verdict != Verdict():
                self.blamed += verdict.blamed
                waiting.extend(verdict.again)
                if (kind := verdict.witness_for) is not None:
                    known = [item for item in (*waiting, *rest) if item in self._known and kind in (item.kind, ANY)]
                    untried = [item for item in reversed(waiting) if kind == ANY]
                    if not (candidates := known or untried):
                        evidence.no_witness(kind)
                    else:
                        witness = candidates[-1]
                        (waiting if witness in waiting else rest).remove(witness)
                        evidence.ask(witness)
                        self._ask(world, evidence, witness)
                if verdict.away_kind is not None or verdict.away:
                    kind = verdict.away_kind or ANY
                    self.away.append(kind)
                    self.left += evidence.release(kind)
                    if verdict.away:
                        break
                verdict = evidence.judge(idle=not waiting)
            if not waiting:
                break
        self.left += waiting
        return self

    def _ask(self, world: World, evidence: Evidence, item: Item) -> None:
        self.requests += 1
        status = world(item, self.requests)
        if status == 200:
            evidence.succeed(item, self.requests)
            self.stored += [item] if item not in self.stored else []
            self._known.add(item)
            self._rest.append(item)
        else:
            error = _error(status)
            evidence.fail(item, self.requests, error, known=item in self._known)


def _error(status: int | None) -> Exception:
    """Return the error of a status; None is for no answer."""
    if status is None or status >= 500:
        return Unreachable("no usable answer", status)
    return (CredentialsRefused if status == 401 else RequestRefused)(str(status), status)


def releases(*ids: int) -> list[Item]:
    """Return releases."""
    return [Item("release", id) for id in ids]


def failing(*items: Item, status: int = 500) -> World:
    """Return a world where these items fail for ever."""
    return lambda item, _: status if item in items else 200


MANY = releases(*range(1, 61))
SEARCHES = [Item("search", 0, f"q={word}") for word in "abc"]


@pytest.mark.parametrize("status", [None, 200, 301, 302, 400, 401, 403, 404, 405, 407, 422, 500, 502, 503, 530])
@pytest.mark.parametrize("known", [(), MANY], ids=["new", "known"])
def test_service_that_fails_for_everything_blames_nobody(status: int | None, known: list[Item]) -> None:
    run = Run(MANY, known=known).under(lambda *_: -1 if status == 200 else status)
    assert (run.stored, run.blamed, run.away) == ([], [], [ANY])
    assert sorted(run.left) == sorted(MANY)
    assert run.requests <= 20


@pytest.mark.parametrize("count", [1, 4, 5, 8, 12])
@pytest.mark.parametrize("status", [403, 404, 500])
@pytest.mark.parametrize("known", [(), MANY], ids=["new", "known"])
def test_items_that_fail_for_ever_are_blamed_while_the_others_are_stored(
    status: int, count: int, known: list[Item]
) -> None:
    bad = MANY[:count]
    run = Run(MANY[:28], known=known).under(failing(*bad, status=status))
    assert sorted(run.blamed) == bad
    assert sorted(run.stored) == MANY[count:28]
    assert run.away == []
    assert run.requests <= 28 + 2 * count + 2


def test_failure_that_passes_blames_nobody() -> None:
    run = Run(MANY).under(lambda _, request: 502 if request <= 4 else 200)
    assert (run.blamed, run.away) == ([], [])
    assert sorted(run.stored) == MANY


@pytest.mark.parametrize("begin", range(1, 8))
def test_service_that_fails_in_the_middle_blames_nobody(begin: int) -> None:
    run = Run(MANY).under(lambda _, request: 200 if request < begin else 404)
    assert (run.blamed, run.away) == ([], [ANY])
    assert len(run.stored) == begin - 1


@pytest.mark.parametrize("begin", [3, 20, 57])
@pytest.mark.parametrize("length", [1, 3, 7, 10])
def test_outage_within_a_run_blames_nobody(begin: int, length: int) -> None:
    run = Run(MANY, known=MANY).under(lambda _, request: 503 if begin <= request < begin + length else 200)
    assert run.blamed == []


def test_last_item_is_blamed_after_a_known_one_succeeded() -> None:
    run = Run(MANY[:1], known=MANY, resting=MANY[1:]).under(failing(MANY[0], status=404))
    assert (run.blamed, run.stored, run.away) == (MANY[:1], MANY[-1:], [])
    assert run.requests == 3


def test_only_item_of_its_kind_is_blamed_while_other_kinds_succeed() -> None:
    run = Run([SEARCHES[0], *MANY]).under(failing(SEARCHES[0], status=403))
    assert (run.blamed, run.away) == (SEARCHES[:1], [])
    assert sorted(run.stored) == MANY


def test_kind_that_is_away_is_left_alone_and_the_others_are_stored() -> None:
    run = Run([*SEARCHES, *MANY], known=SEARCHES).under(failing(*SEARCHES, status=500))
    assert (run.blamed, run.away) == ([], ["search"])
    assert sorted(run.stored) == MANY
    assert sorted(run.left) == SEARCHES


def test_known_item_of_the_kind_tells_a_wrong_item_from_a_kind_that_is_away() -> None:
    run = Run([SEARCHES[0], *MANY], known=SEARCHES[1:], resting=SEARCHES[1:]).under(failing(SEARCHES[0]))
    assert run.blamed == SEARCHES[:1]
    run = Run([SEARCHES[0], *MANY], known=SEARCHES[1:], resting=SEARCHES[1:]).under(failing(*SEARCHES))
    assert (run.blamed, run.away) == ([], ["search"])


def test_refused_credentials_need_few_requests() -> None:
    run = Run(MANY, known=MANY).under(lambda *_: 401)
    assert (run.blamed, run.away) == ([], [ANY])
    assert run.requests <= 5


def test_many_deleted_items_cost_little_more_than_two_requests_each() -> None:
    run = Run(MANY, known=MANY).under(failing(*MANY[10:45], status=404))
    assert sorted(run.blamed) == MANY[10:45]
    assert run.requests <= 60 + 35 + 10


@pytest.mark.parametrize(
    ("errors", "kind", "words"),
    [
        ([NotFound("404"), NotFound("404")], None, ["not believed", URL, "release 1, release 2"]),
        ([RequestRefused("The server redirects", 302)], None, ["Discogs is away: release 1", "redirects", URL]),
        ([Unreachable("502", 502)], "release", ["Discogs is away for every release"]),
    ],
)
def test_message_of_an_outage_names_what_failed(errors: list[Exception], kind: str | None, words: list[str]) -> None:
    error = away([(Item("release", id), error) for id, error in enumerate(errors, 1)], URL, kind)
    assert isinstance(error, Unreachable)
    for word in words:
        assert word in str(error)


def test_refused_credentials_are_reported_as_such() -> None:
    error = CredentialsRefused("Check the token", 401)
    assert away([(Item("release", 1), error)], URL) is error
