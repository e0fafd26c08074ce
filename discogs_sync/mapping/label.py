"""The label document (API documentation, "Label")."""

from discogs_sync.mapping.common import LABEL_LINK, images
from discogs_sync.mapping.part import Part
from discogs_sync.schema import label as tables

LABEL = Part(
    tables.label,
    lists={
        "urls": Part(tables.label_url),
        "sublabels": Part(tables.label_sublabel, links={"resource_url": LABEL_LINK}),
        "images": images(tables.label_image),
    },
    links={
        "resource_url": LABEL_LINK,
        "releases_url": LABEL_LINK + "/releases",
        "parent_label.resource_url": LABEL_LINK,
    },
)
