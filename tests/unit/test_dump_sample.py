"""Samples of dumps: all that the chosen releases name, however their XML is written."""

import gzip
from pathlib import Path

from discogs_sync.dump.sample import cut
from discogs_sync.safefile import SUFFIX
from tests.dump_paths import pieces_of


def test_a_sample_holds_what_its_releases_name_in_any_form_of_xml(tmp_path: Path) -> None:
    release = (
        "<release status='Accepted'\nid = '1'><artists><artist><name>A</name><id> 11 </id></artist></artists>"
        "<labels><label catno='x>' id='21'/></labels><series><series id='22'/></series><companies><company>"
        "<name>C</name><id>23</id></company></companies><tracklist><track><sub_tracks><track><extraartists><artist><id>12</id></artist>"
        "</extraartists></track></sub_tracks></track></tracklist><master_id x='1'>31</master_id></release>"
    )
    whole = {
        "releases": f"<releases>stray{release}<release id='2'><master_id>32</release></releases>",
        "artists": "".join(["<artists>", *(f"<artist><id>{id}</id></artist>" for id in (10, 11, 12)), "</artists>"]),
        "labels": "".join(["<labels>", *(f"<label><id>{id}</id></label>" for id in (20, 21, 22, 23)), "</labels>"]),
        "masters": "<masters><master id='31'/><master id='32'/></masters>",
    }
    files = {}
    for kind, xml in whole.items():
        files[kind] = tmp_path / f"discogs_20261001_{kind}.xml.gz"
        files[kind].write_bytes(gzip.compress(xml.encode()))
    written = cut(files, 10, tmp_path / "small", lambda _: None)
    assert written == {"artists": 2, "labels": 3, "masters": 1, "releases": 2}
    ids = {kind: [id for _, id, _ in pieces_of(tmp_path / "small" / path.name)] for kind, path in files.items()}
    assert ids == {"artists": [11, 12], "labels": [21, 22, 23], "masters": [31], "releases": [1, 2]}


def test_sample_never_writes_through_a_planted_link(tmp_path: Path) -> None:
    whole, victim, out = tmp_path / "discogs_20261001_releases.xml", tmp_path / "victim", tmp_path / "out"
    whole.write_text("<releases><release id='1'/></releases>")
    victim.write_text("precious")
    out.mkdir()
    for planted in (whole.name, f"{whole.name}{SUFFIX}"):
        (out / planted).symlink_to(victim)
    assert cut({"releases": whole}, 1, out, lambda _: None, overwrite=True) == {"releases": 1}
    assert victim.read_text() == "precious"
    assert [id for _, id, _ in pieces_of(out / whole.name)] == [1]
