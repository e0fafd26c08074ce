"""Random files of dumps: records of all shapes, put together and written in all the ways that XML allows."""

import random
import re
from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path

from discogs_sync.dump.layout import DUMPS, Dump
from discogs_sync.dump.records import chunks
from discogs_sync.dump.unpacking import kind_of
from discogs_sync.serve.sample import Catalogue
from discogs_sync.serve.sample.dump import record

RECORDS = 60
"""Records of each kind that files are made of, from each source."""

MOST_CHARACTERS = 1500
"""Length of the records that files are made of: small files allow many cases."""

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "dump"
"""Excerpts of real dumps, where they are beside the project."""

OLD = {
    "artist": """<artist><images><image height='1' type='primary' uri='' uri150='' width='2'/></images><id>90</id>
<name>Old</name><realname/><profile>a&amp;b &lt; c</profile><urls><url>http://x.y</url></urls><namevariations/>
<members><id>91</id><name>M</name><id>92</id><name id='92'>N</name></members></artist>""",
    "label": """<label><id>90</id><name>Old</name><sublabels><label>A</label><label id='91'>B</label></sublabels>
<parentLabel>P</parentLabel></label>""",
    "master": """<master id='90'><main_release>91</main_release><year>0</year><notes>x&#13;\ny</notes><videos>
<video duration='3' embed='true' src='s'><title>V</title></video></videos></master>""",
    "release": """<release status='Accepted' id='90'><title>T</title><formats><format name='CD' qty='1' text=''>
<descriptions><description>LP</description></descriptions></format></formats><master_id>5</master_id><tracklist><track>
<position/><title>I</title><sub_tracks><track><position>1</position><title>S</title><artists><artist><id>0</id>
<name>N</name></artist></artists></track></sub_tracks></track></tracklist><companies><company><id>1</id>
<resource_url>u</resource_url></company></companies></release>""",
}
"""A record of each kind with what only dumps of some years have."""


@cache
def seeds(kind: str) -> list[str]:
    """Return records of a kind."""
    catalogue = Catalogue.generate(releases=RECORDS)
    documents = (catalogue.get(kind, id) for id in islice(catalogue.ids(kind), RECORDS))  # type: ignore[arg-type]
    found = [OLD[kind], *(record(kind, document) for document in documents if document)]
    for path in sorted(SAMPLES.glob(f"*_{DUMPS[kind].root}.xml.gz")):
        found += [each.decode() for each in next(chunks(path, kind_of(path))).records[:RECORDS]]
    return [each.strip() for each in found if len(each) < MOST_CHARACTERS]


def random_file(generator: random.Random, dump: Dump) -> str:
    """Return the XML of a random file, most often well-formed."""
    records = [generator.choice(seeds(dump.kind)) for _ in range(generator.randint(0, 4))]
    for _ in range(generator.choice((0, 1, 1, 2, 4))):
        if records:
            number = generator.randrange(len(records))
            records[number] = generator.choice(CHANGES)(generator, records[number])
    between = ["\n", "\n", "", " \n\t", "<!-- <label> </release> -->", "<?x <artist>?>", "stray", "<other/>", "\n\n"]
    head = generator.choice(["", "", "", "<?xml version='1.0'?>\n", "<!-- <releases> -->", "<?x y?>\n", "\n", DOCTYPE])
    root = dump.root + generator.choice(["", "", "", " ", ' date="a > b"', "\n"])
    parts = [head.replace("ROOT", dump.root), f"<{root}>", "\n"]
    for each in records:
        parts += [each, generator.choice(between[:2] if generator.random() < 0.8 else between)]
    return "".join(
        [*parts, f"</{dump.root}{generator.choice(['', '', ' '])}>", generator.choice(["", "\n", "<!-- -->\n"])]
    )


DOCTYPE = "<!DOCTYPE ROOT [<!ELEMENT ROOT ANY><!-- ]> -->]>\n"

INSIDE = (
    "<!-- c -->", "<!-- <release id='9'> </label> -->", "<?x <artist>?>", "<x a='1'>y<z/>w</x>", "<x/>", "stray",
    "  ", "<release id='9'/>", "<label>q</label>", "<artist><id>9</id></artist>",
    "<master id='9'></master>\n<master/>", "<![CDATA[<a>&#1; </release>]]>", "<![CDATA[]]>", "&#1;", "&#xFFFE;",
    "\x02", "\udce4", "&amp;", "<id>9</id>", "<title>U</title>", "<name>U</name>", "<uri>u</uri>",
    "<genres><genre x='1'>G</genre></genres>", "<year>1999</year>",
    "<tracklist><track><x/><title>W</title></track></tracklist>", "<urls>t<url>u</url></urls>", "<tracklist t='1'/>",
    "<images><image type='primary' uri='u' width='1e3'>i</image></images>", "\n<release_x/>\n", "<extra>e</extra>",
    "<members><id>7</id><name>M</name></members>", "<a:b c:d='e'/>", "<labels><label name='L' id='x'/></labels>",
    "<id/>",
)  # fmt: skip
"""What is put between the tags of a record."""


def _insert(generator: random.Random, xml: str) -> str:
    at = generator.choice([found.end() for found in re.finditer(">", xml)][:-1] or [len(xml)])
    return xml[:at] + generator.choice(INSIDE) + xml[at:]


def _insert_in_text(generator: random.Random, xml: str) -> str:
    at = generator.choice([found.end() for found in re.finditer("(?<=>)[^<]+", xml)] or [len(xml)])
    return xml[:at] + generator.choice(INSIDE) + xml[at:]


def _quote_otherwise(generator: random.Random, xml: str) -> str:
    equals = generator.choice(["=", " = ", "\n=", "=\t"])
    return re.sub(r'="([^"\'<]*)"', lambda found: f"{equals}'{found[1]}'", xml)


def _add_attribute(generator: random.Random, xml: str) -> str:
    ends = [found.end() for found in re.finditer(r"<[A-Za-z_]+", xml)]
    at = generator.choice(ends or [len(xml)])
    added = generator.choice(
        [' x="1"', " id='9'", "\n y='a>b'", ' xml:lang="en"', " z='&#2;\x01'", ' id="&#49;"', "  "]
    )
    return xml[:at] + added + xml[at:]


def _change_value(generator: random.Random, xml: str) -> str:
    values = [found.span(1) for found in re.finditer(r"[>\"']([^<>\"']+)[<\"']", xml)]
    begin, end = generator.choice(values or [(0, 0)])
    value = generator.choice(
        ["", "0", "-1", "+7", " 8 ", "007", "1e3", "9" * 30, "&#49;", "true", "x", "\u0661", "\ufdd0"]
    )
    return xml[:begin] + value + xml[end:]


def _repeat_element(generator: random.Random, xml: str) -> str:
    elements = [found.span() for found in re.finditer(r"<(\w+)[^>]*/>|<(\w+)[^>]*>[^<]*</\2>", xml)]
    begin, end = generator.choice(elements or [(0, 0)])
    return xml[:end] + xml[begin:end] + xml[end:]


def _remove_element(generator: random.Random, xml: str) -> str:
    elements = [found.span() for found in re.finditer(r"<(\w+)[^>]*/>|<(\w+)[^>]*>[^<]*</\2>", xml)]
    begin, end = generator.choice(elements or [(0, 0)])
    return xml[:begin] + xml[end:]


def _break_tags(generator: random.Random, xml: str) -> str:
    blank = generator.choice(["\n", " ", "\t\r\n"])
    return re.sub(r"(</?\w+)(?=/?>)", rf"\1{blank}", xml, count=generator.randint(1, 5))


def _make_long(generator: random.Random, xml: str) -> str:
    at = generator.choice([found.end() for found in re.finditer("(?<=>)[^<]+", xml)] or [len(xml)])
    return xml[:at] + generator.choice(["x", "&amp;", "\xe9", " "]) * generator.choice((100, 3000)) + xml[at:]


Change = Callable[[random.Random, str], str]

CHANGES: tuple[Change, ...] = (
    _insert, _insert, _insert_in_text, _quote_otherwise, _add_attribute, _add_attribute, _change_value, _change_value,
    _repeat_element, _remove_element, _break_tags, _make_long,
)  # fmt: skip
"""Changes after which a record is mostly well-formed."""
