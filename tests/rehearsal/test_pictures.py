"""The README's pictures: small, one for each window, of the hall the demo prints."""

import io

import pytest
from PIL import Image

from rehearsal.pictures import FOLDER, MOST_BYTES, Stage, small, stage_of

SAID = """\
  Kiosk      http://127.0.0.1:43369/kiosk/
  Watch      http://127.0.0.1:43369/watch/
You may take part. PIN of everyone below: 003942
  106  Huang Yulan  counter page, counter 6: nobody sits there, call the visitors yourself
  201  Zhao Tiejun  watch page
  202  Sun Li  watch page
"""


def test_the_photographer_reads_what_the_demo_prints() -> None:
    """Address, PIN, the free counter with its clerk, the first who may watch."""
    assert stage_of(SAID) == Stage("http://127.0.0.1:43369", "003942", "106", "6", "201")
    with pytest.raises(RuntimeError, match="did not say its pin"):
        stage_of(SAID.replace("PIN", "").replace("below", ""))


def test_a_picture_is_made_to_fit() -> None:
    """Fewer colours first, then fewer dots; what fits keeps its size."""

    def png(picture: Image.Image) -> bytes:
        out = io.BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()

    plain = small(png(Image.new("RGB", (800, 600), "white")))
    assert Image.open(io.BytesIO(plain)).size == (800, 600)

    noise = small(png(Image.effect_noise((800, 600), 90).convert("RGB")), most=40_000)
    assert len(noise) < 40_000
    assert Image.open(io.BytesIO(noise)).width < 800


def test_every_window_has_its_picture_and_none_is_heavy() -> None:
    """A reader on a slow line sees them too."""
    pictures = {file.stem: file.stat().st_size for file in FOLDER.glob("*.png")}

    wanted = {"kiosk", "kiosk-number", "display", "counter-screen", "counter", "watch"}
    assert wanted <= set(pictures)
    assert {name: size for name, size in pictures.items() if size >= MOST_BYTES} == {}
