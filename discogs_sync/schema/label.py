"""Labels, companies, studios and series (API documentation, "Label"; dump: `label`)."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from discogs_sync.schema.base import CATALOGUE, metadata
from discogs_sync.schema.columns import (
    ROOM_FOR_CHECKS,
    extra,
    field,
    gone_index,
    image_columns,
    lineage,
    list_table,
    reference,
)

label = Table(
    "label",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="Discogs' id", info={"key": "id"}),
    field("name", Text, "Name; a number in brackets tells labels of the same name apart"),
    field("profile", Text, "Description, in Discogs' markup", shown=True),
    field("contact_info", Text, "Addresses, telephone numbers, e-mail"),
    reference("parent_label_id", "Label that it belongs to", key="parent_label.id"),
    field("parent_label_name", Text, "Name of the label that it belongs to", key="parent_label.name"),
    field("data_quality", Text, "Discogs' own judgement of the entry, such as Correct or Needs Vote"),
    field("uri", Text, "Address of the label's page on discogs.com"),
    extra(),
    *lineage(),
    gone_index(),
    Index(None, "changed_at"),
    schema=CATALOGUE,
    postgresql_with=ROOM_FOR_CHECKS,
    comment="A label, company, recording studio, series or other entity involved with artists and releases",
)

label_url = list_table("label_url", label, "Web sites of a label (field urls)", field("url", Text, "Address"))

label_sublabel = list_table(
    "label_sublabel",
    label,
    "Labels that belong to a label (field sublabels)",
    reference("sublabel_id", "The label below; NULL where it is not linked", shown=True),
    field("name", Text, "Name of the label below"),
)

label_image = list_table("label_image", label, "Pictures of a label (field images)", *image_columns())
