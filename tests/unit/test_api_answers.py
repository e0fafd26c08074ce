"""What a reply of Discogs means."""

import gzip
import json
import zlib

import httpx
import pytest

from discogs_sync.api.answers import FaultError, Reply, ThrottledError, read
from discogs_sync.api.limits import LargeTurn, ReplyLimits
from discogs_sync.errors import CredentialsRefused, GatewayRefused, NotFound, RequestRefused, UnusableDocument
from discogs_sync.mapping.characters import may_hold_forbidden, replace_forbidden

HTML = "<!DOCTYPE html><html><body>Sorry</body></html>"
SECRET = "nobody-may-see-this"


def answer(status: int, body: str | bytes, method: str = "GET", **headers: str) -> Reply:
    """Read the response to a request with credentials."""
    request = httpx.Request(method, "http://127.0.0.1/x", headers={"Authorization": f"Discogs token={SECRET}"})
    content = body.encode() if isinstance(body, str) else body
    turn = LargeTurn(lambda: False)
    return read(httpx.Response(status, headers=headers, request=request), content, ReplyLimits(), turn)


def test_a_document_comes_decoded_and_as_it_was_sent() -> None:
    body = '{"id": 1,  "name": "Ⓟ \\u00e9", "qty": "1111111111111111111111111111"}'
    reply = answer(200, body)
    assert reply.document == {"id": 1, "name": "Ⓟ é", "qty": "1111111111111111111111111111"}
    assert reply.body == body
    assert reply.status == 200


@pytest.mark.parametrize("status", [200, 204])
def test_a_write_may_be_answered_with_nothing(status: int) -> None:
    reply = answer(status, "", method="DELETE")
    assert (reply.document, reply.body, reply.status) == ({}, "", status)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n",
        HTML,
        '{"id": 1, "name": "cut sh',
        "[1, 2]",
        '"text"',
        "null",
        '{"rating": NaN}',
        '{"rating": -Infinity}',
        b'{"name": "\xff"}',
    ],
    ids=lambda body: repr(body[:20]),
)
def test_a_body_that_is_no_json_object_is_worth_a_retry(body: str | bytes) -> None:
    with pytest.raises(FaultError, match=r"not (JSON|a JSON object)"):
        answer(200, body)


@pytest.mark.parametrize("number", ["1e999", "9" * 10_000])
def test_number_too_large_to_be_read_is_its_text(number: str) -> None:
    assert answer(200, f'{{"rating": {number}}}').document == {"rating": number}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b'{"name": "a\xed\xa0\x80b"}', "a\ud800b"),
        (b'{"name": "a\\ud800b"}', "a\ud800b"),
        (b'{"name": "\xed\xa0\xbd\xed\xb8\x80 \xc3\xb3"}', "\U0001f600 ó"),
        (b'\xef\xbb\xbf{"name": "\xed\xb0\x80"}', "\udc00"),
        (b'{"name": "a\x00\x1f\tb"}', "a\x00\x1f\tb"),
    ],
)
def test_surrogates_and_control_characters_are_read_escaped_or_not(body: bytes, name: str) -> None:
    packed = gzip.compress(body)
    reply = answer(200, packed, **{"Content-Encoding": "gzip"})
    assert reply.document == {"name": name}
    assert json.loads(reply.body, strict=False) == {"name": name}
    assert reply.compressed == (None if b"\xed" in body else packed)
    cleaned, drift = replace_forbidden(reply.document)
    assert may_hold_forbidden(reply.body) == bool(drift) or "\U0001f600" in name
    cleaned["name"].encode()


def test_json_nested_too_deep_is_unusable_and_not_retried() -> None:
    with pytest.raises(UnusableDocument, match="nested too deep"):
        answer(200, '{"deep": ' + "[" * 100_000 + "]" * 100_000 + "}")


def test_json_may_begin_with_a_byte_order_mark() -> None:
    packed = gzip.compress(b'\xef\xbb\xbf{"id": 1}')
    reply = answer(200, packed, **{"Content-Encoding": "gzip"})
    assert (reply.document, reply.body, reply.compressed) == ({"id": 1}, '{"id": 1}', None)


@pytest.mark.parametrize("coding", ["gzip", "GZIP", " x-gzip ", "identity, gzip"])
def test_gzip_is_decoded_and_kept_as_it_came(coding: str) -> None:
    packed = gzip.compress(b'{"id": 1}')
    reply = answer(200, packed, **{"Content-Encoding": coding})
    assert (reply.document, reply.compressed) == ({"id": 1}, packed)


@pytest.mark.parametrize("raw", [False, True])
def test_deflate_is_decoded(raw: bool) -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
    packed = packer.compress(b'{"id": 1}') + packer.flush()
    reply = answer(200, packed, **{"Content-Encoding": "Deflate"})
    assert (reply.document, reply.compressed) == ({"id": 1}, None)


def test_codings_are_undone_in_reverse_order() -> None:
    packed = gzip.compress(zlib.compress(b'{"id": 1}'))
    reply = answer(200, packed, **{"Content-Encoding": "deflate, gzip"})
    assert (reply.document, reply.compressed) == ({"id": 1}, None)


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br"])
def test_unknown_coding_is_named(coding: str) -> None:
    with pytest.raises(FaultError, match=f"content coding '{coding.split()[-1]}'"):
        answer(200, b"\x0b\x02", **{"Content-Encoding": coding})


def test_message_of_a_compressed_refusal_is_read() -> None:
    with pytest.raises(NotFound, match="404: Release not found"):
        answer(404, gzip.compress(b'{"message": "Release not found."}'), **{"Content-Encoding": "X-GZIP"})


@pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504, 520, 521, 522, 525, 529, 530])
@pytest.mark.parametrize("body", [HTML, '{"message": "Query time exceeded. Please try a simpler query."}'])
def test_a_server_in_trouble_is_worth_a_retry(status: int, body: str) -> None:
    with pytest.raises(FaultError) as caught:
        answer(status, body, **{"Retry-After": "7"})
    assert caught.value.status == status
    assert caught.value.retry_after == 7
    assert str(status) in caught.value.reason


def test_a_malformed_search_is_not_worth_a_retry() -> None:
    with pytest.raises(RequestRefused, match="Malformed query") as caught:
        answer(500, '{"message": "An internal server error occurred. (Malformed query?)"}')
    assert caught.value.status == 500


@pytest.mark.parametrize("body", ["\n", HTML, '{"message": "You are making requests too quickly."}'])
def test_a_429_is_told_from_a_fault(body: str) -> None:
    with pytest.raises(ThrottledError) as caught:
        answer(429, body, **{"Retry-After": "0"})
    assert caught.value.retry_after is None


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_not_found(status: int) -> None:
    with pytest.raises(NotFound, match=f"{status}: Release not found") as caught:
        answer(status, '{"message": "Release not found."}')
    assert caught.value.status == status


def test_a_404_that_the_api_did_not_write_says_nothing_about_the_item() -> None:
    with pytest.raises(FaultError, match="404 Not Found"):
        answer(404, HTML)


@pytest.mark.parametrize("status", [401, 403])
def test_refused_credentials_say_what_to_check(status: int) -> None:
    with pytest.raises(CredentialsRefused, match=f"{status}: Invalid token.*DISCOGS_SYNC_TOKEN"):
        answer(status, '{"message": "Invalid token."}')


def test_cloudflares_403_is_not_about_credentials() -> None:
    with pytest.raises(GatewayRefused, match="User-Agent") as caught:
        answer(403, HTML)
    assert caught.value.status == 403


@pytest.mark.parametrize("status", [400, 405, 407, 422, 501])
def test_other_refusals_repeat_what_the_server_said(status: int) -> None:
    with pytest.raises(RequestRefused, match=f"{status}: Method PUT is not allowed") as caught:
        answer(status, '{"message": "Method PUT is\\n not allowed for this resource."}')
    assert caught.value.status == status


def test_a_long_message_is_trimmed() -> None:
    with pytest.raises(RequestRefused) as caught:
        answer(422, '{"message": "' + "x" * 100_000 + '"}')
    assert len(str(caught.value)) < 300


def test_a_redirect_is_a_refusal() -> None:
    with pytest.raises(RequestRefused, match="redirects") as caught:
        answer(302, "", Location="https://elsewhere.example/")
    assert caught.value.status == 302


def test_credentials_that_the_server_repeats_are_struck_out() -> None:
    with pytest.raises(CredentialsRefused) as caught:
        answer(401, f'{{"message": "The token {SECRET} is unknown."}}')
    assert SECRET not in str(caught.value)
    assert "The token *** is unknown)" in str(caught.value)
