"""A USB bus with one printer on it: a backend for the real pyusb, below which no wire is left."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

from tests.printing.peer import FINE
from tests.printing.reader import next_command

VENDOR, PRODUCT = 0x04B8, 0x0202
IN, OUT = 0x82, 0x01


class Bus(usb.backend.IBackend):
    """`temper`: good, mute (takes all, says nothing), stuck (takes nothing), gone, one-way."""

    def __init__(self, temper: str = "good") -> None:
        super().__init__()
        self.temper = temper
        self.status = dict(FINE)
        self.got = bytearray()
        self.answers = bytearray()
        self.rest = b""
        self.claimed = 0
        self.detached = 0

    def enumerate_devices(self) -> Iterator[object]:
        """The printer, if it is plugged in."""
        return iter([] if self.temper == "gone" else ["printer"])

    def get_device_descriptor(self, dev: object) -> Any:
        """Who it is."""
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=VENDOR, idProduct=PRODUCT,
            bcdDevice=1, iManufacturer=0, iProduct=0, iSerialNumber=0, bNumConfigurations=1,
            address=1, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: object, config: int) -> Any:
        """It has two faces: storage first, as some printers do, then the printer."""
        if config:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=2,
            bConfigurationValue=1, iConfiguration=0, bmAttributes=0x80, bMaxPower=50,
            extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: object, intf: int, alt: int, config: int) -> Any:
        """What each face is for."""
        if intf > 1 or alt:
            raise IndexError
        ends = 1 if self.temper == "one-way" else 2
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=intf, bAlternateSetting=0,
            bNumEndpoints=ends if intf else 0, bInterfaceClass=7 if intf else 8,
            bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, dev: object, ep: int, intf: int, alt: int, config: int
    ) -> Any:
        """Out, then in."""
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(OUT, IN)[ep], bmAttributes=2,
            wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: object) -> object:
        """Opened."""
        return dev

    def close_device(self, handle: object) -> None:
        """Closed."""

    def get_configuration(self, handle: object) -> int:
        """Set already."""
        return 1

    def set_configuration(self, handle: object, value: int) -> None:
        """Nothing else to choose."""

    def claim_interface(self, handle: object, intf: int) -> None:
        """Ours."""
        assert intf == 1, "the storage is none of ours"
        self.claimed += 1

    def release_interface(self, handle: object, intf: int) -> None:
        """Given back."""
        self.claimed -= 1

    def is_kernel_driver_active(self, handle: object, intf: int) -> bool:
        """Debian's usblp has it at first."""
        return not self.detached

    def detach_kernel_driver(self, handle: object, intf: int) -> None:
        """Taken from usblp."""
        self.detached += 1

    def bulk_write(self, handle: object, ep: int, intf: int, data: Any, timeout: int) -> int:
        """Takes at most 1 KB at a time."""
        assert ep == OUT
        if self.temper == "stuck":
            raise usb.core.USBTimeoutError("timed out")
        taken = bytes(data)[:1024]
        self.got += taken
        self.rest += taken
        while self.rest:
            command, self.rest = next_command(self.rest)
            if command is None:
                break
            if self.temper != "mute" and command.name == "status":
                self.answers.append(self.status[command.value])
            if self.temper != "mute" and command.name == "confirm":
                self.answers.append(0)
        return len(taken)

    def bulk_read(self, handle: object, ep: int, intf: int, buff: Any, timeout: int) -> int:
        """What the printer has to say; nothing at once, as many printers do."""
        assert ep == IN
        said = bytes(self.answers[: len(buff)])
        del self.answers[: len(said)]
        buff[: len(said)] = type(buff)("B", said)
        return len(said)
