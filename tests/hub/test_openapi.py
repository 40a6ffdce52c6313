"""The page that describes the doors to programs."""

import pytest
from pydantic import BaseModel, create_model

from hall.hub.door import Door
from hall.hub.openapi import document


def door(path: str, body: type[BaseModel] | None = None, answer: object = None) -> Door:
    """One that does nothing."""
    return Door("POST", path, lambda call: None, body, answer)


def test_two_shapes_of_one_name_are_found() -> None:
    """Else a program is told the fields of the one in place of the other; the same shape at two
    doors is one.
    """
    one = create_model("ReplyBody", words=(str, ...))
    other = create_model("ReplyBody", reached=(bool, ...))
    whole = create_model("Whole", part=(other, ...))
    doors = [door("/api/a", one), door("/api/b", one)]
    assert "ReplyBody" in document(doors, {})["components"]["schemas"]
    for clash in (door("/api/c", other), door("/api/c", answer=whole)):
        with pytest.raises(ValueError, match="two shapes are called ReplyBody"):
            document([*doors, clash], {})
