"""A label's document as rows."""

from tests import documents
from tests.documents import PICTURES, SITE, tables


def test_a_label_with_everything() -> None:
    assert tables("label", documents.label()) == {
        "label": [
            {
                "id": 601,
                "name": "Tideline",
                "profile": "Small label.",
                "contact_info": "Tideline\r\n4 Quay Street",
                "parent_label_id": 600,
                "parent_label_name": "Tide Group",
                "data_quality": "Correct",
                "uri": f"{SITE}/label/601-Tideline",
                "extra": None,
            }
        ],
        "label_url": [{"label_id": 601, "ordinal": 1, "url": "https://tideline.example"}],
        "label_sublabel": [
            {"label_id": 601, "ordinal": 1, "sublabel_id": 602, "name": "Tideline Tapes"},
            {"label_id": 601, "ordinal": 2, "sublabel_id": 603, "name": "Ebb"},
        ],
        "label_image": [
            {
                "label_id": 601,
                "ordinal": 1,
                "type": "primary",
                "uri": f"{PICTURES}/600/L-601-1.jpeg",
                "uri150": f"{PICTURES}/150/L-601-1.jpeg",
                "width": 600,
                "height": 450,
            }
        ],
    }


def test_a_parent_that_is_an_object_of_another_shape_is_kept_whole() -> None:
    (row,) = tables("label", {"id": 601, "parent_label": "Tide Group"})["label"]
    assert (row["parent_label_id"], row["parent_label_name"]) == (None, None)
    assert row["extra"] == {"/parent_label": "Tide Group"}
