"""What stands on a paper that came out, read back from its dots."""

from io import BytesIO

import numpy as np
from PIL import Image

from hall.printing.ink import sizes_of
from tests.printing.glyphs import Glyphs
from tests.printing.reader import Paper
from tests.printing.sheets import found


def seen(picture: bytes) -> Paper:
    """The paper in this PNG."""
    dots = np.asarray(Image.open(BytesIO(picture)).convert("L")) < 128
    return Paper(dots, dots.shape[1])


def reads(picture: bytes, text: str) -> bool:
    """Whether an ordinary line begins at the margin and says `text`."""
    paper = seen(picture)
    sizes = sizes_of(paper.width)
    glyphs = Glyphs(sizes.body, "".join(dict.fromkeys(text)), 400)
    return bool(found(glyphs, paper.dots[:, sizes.margin :], text))
