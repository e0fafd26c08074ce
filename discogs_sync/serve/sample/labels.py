"""Labels, in the shape of `/labels/{id}` (API documentation, "Label", and what it leaves out)."""

from discogs_sync.serve.sample import names, parts
from discogs_sync.serve.sample.releases import QUALITIES
from discogs_sync.serve.sample.world import World
from discogs_sync.serve.source import Document

_FAMILY_SIZE = 4
"""Every fourth label is a parent; the three after it are its sublabels."""


def label_document(world: World, id: int) -> Document:
    """Build the body of a label. What is empty is left out, save `profile`."""
    rng, name = world.rng("label", id, stream=1), world.name("label", id)
    start = world.labels.index(id) // _FAMILY_SIZE * _FAMILY_SIZE
    parent, *children = world.labels[start : start + _FAMILY_SIZE]
    site = names.slug(name).lower()
    document: Document = {
        "id": id,
        "name": name,
        "resource_url": world.resource_url("label", id),
        "uri": f"{parts.SITE}/label/{id}-{names.slug(name)}",
        "releases_url": f"{world.resource_url('label', id)}/releases",
        "profile": names.profile(rng, rng.randint(1950, 2020)),
        "data_quality": rng.choice(QUALITIES),
    }
    optional: Document = {
        "images": parts.images(rng, "label", id),
        "contact_info": f"{name}\r\n{rng.randint(1, 99)} Sample Street\r\n\r\nmail AT {site}.example\r\n",
        "sublabels": [parts.reference(world, "label", child) for child in children] if id == parent else [],
        "parent_label": parts.reference(world, "label", parent) if id != parent else {},
        "urls": [f"https://{site}.example", f"https://audio.example/{site}"][: rng.randint(0, 2)],
    }
    return document | {field: value for field, value in optional.items() if value and rng.random() < 0.95}
