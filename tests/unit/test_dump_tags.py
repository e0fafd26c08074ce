"""Names that nobody knows, found in the bytes of records."""

import pytest

from discogs_sync.dump.layout import DUMPS
from discogs_sync.dump.tags import Names

RELEASE = '<release id="1"><title>A</title><images><image uri150="" width="1"/></images><tracklist/></release>'


@pytest.mark.parametrize(
    ("inner", "is_known"),
    [
        ("<title>A</title>", True),
        ("<entity_type_name>A</entity_type_name>", True),
        ("<sub_tracks/>", True),
        ("<title\n>A</title>", True),
        ('<notes>&lt;a href="x"&gt; b="1" c= "2"</notes>', True),
        ('<video src="a=b" embed="true"/>', True),
        ("<x/>", False),
        ("<titles>A</titles>", False),
        ("<Title>A</Title>", False),
        ('<x a="1"/>', False),
        ('<title a="1">A</title>', False),
        ('<image uri="" a="1"/>', False),
        ('<image width_="1"/>', False),
        ("<notes>a</notes><longer_than_eight/>", False),
    ],
)
def test_records_with_unknown_names_are_found(inner: str, is_known: bool) -> None:
    odd = f'<release id="2">{inner}</release>'
    records = [text.encode() for text in (RELEASE, odd, RELEASE)]
    bounds = [10]
    for record in records:
        bounds.append(bounds[-1] + len(record))
    xml = b"<releases>%s</releases>" % b"".join(records)
    assert Names(DUMPS["release"]).unknown(xml, bounds) == ([] if is_known else [1])


def test_the_first_attribute_of_a_record_belongs_to_it() -> None:
    records = [RELEASE.encode(), b'<release a="1" id="2"/>']
    xml = b"<releases>%s</releases>" % b"".join(records)
    assert Names(DUMPS["release"]).unknown(xml, [10, 10 + len(records[0]), len(xml) - 11]) == [1]
