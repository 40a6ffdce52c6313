"""Lines over a cable: serial by pyserial, USB by pyusb, which only such printers need."""

import errno
from contextlib import suppress
from time import monotonic, sleep
from typing import Any

from hall.printing.device import CHUNK, WHOLE_SLIP, Serial, Usb
from hall.printing.outcome import MissingPartError

BITS_A_BYTE = 10
"""On a serial line: a start bit, eight of data, a stop bit."""
PRINTER_CLASS = 7
"""bInterfaceClass of printers (USB device class definition for printing devices)."""
BULK_IN = 64
PAUSE = 0.01


class SerialLine(Serial):  # type: ignore[misc]  # python-escpos carries no types
    """A serial port; what the printer has not taken in time is thrown away, not waited for."""

    sent = 0
    _device: Any = False

    def __init__(self, path: str, baud: int, flow: str, timeout: float) -> None:
        """`flow`: rtscts, xonxoff or none. MissingPartError without pyserial."""
        if not Serial.is_usable():
            raise MissingPartError("pyserial")
        super().__init__(path, baud, timeout=timeout, xonxoff=flow == "xonxoff", dsrdtr=False)
        self.rtscts = flow == "rtscts"

    def open(self, raise_not_found: bool = True) -> None:
        """Open the port. OSError when there is none."""
        import serial

        try:
            self.device = serial.Serial(
                self.devfile,
                self.baudrate,
                timeout=self.timeout,
                write_timeout=self.timeout,
                xonxoff=self.xonxoff,
                rtscts=self.rtscts,
            )
        except ValueError as error:  # a baud rate this port does not know
            raise OSError(errno.EINVAL, str(error)) from error

    def put(self, data: bytes) -> None:
        """Send all of `data` and see it gone: the system keeps it for a printer that is off."""
        import serial

        until = monotonic() + WHOLE_SLIP * self.timeout + len(data) * BITS_A_BYTE / self.baudrate
        for at in range(0, len(data), CHUNK):
            piece = data[at : at + CHUNK]
            self.device.write_timeout = self.timeout + len(piece) * BITS_A_BYTE / self.baudrate
            self.sent += len(piece)  # a piece that times out may be out in part
            try:
                self.device.write(piece)
            except serial.SerialTimeoutException as error:
                raise TimeoutError("the printer takes nothing") from error
            if monotonic() > until:
                raise TimeoutError("the printer is too slow")
        self._see_it_gone()

    def get(self, seconds: float) -> bytes:
        """What came within `seconds`."""
        self.device.timeout = seconds
        first: bytes = self.device.read(1)
        more: bytes = self.device.read(self.device.in_waiting) if first else b""
        return first + more

    def close(self) -> None:
        """Let go at once: closing a port with bytes in it can take half a minute."""
        if self._device:
            with suppress(OSError):
                if self._device.out_waiting:
                    self._device.reset_output_buffer()
                self._device.close()
        self._device = False

    def _see_it_gone(self) -> None:
        left, until = self.device.out_waiting, monotonic() + self.timeout
        while left:
            now_left = self.device.out_waiting
            if now_left < left:
                left, until = now_left, monotonic() + self.timeout
            elif monotonic() > until:
                self.sent -= left
                raise TimeoutError("the printer takes nothing")
            sleep(PAUSE)


class UsbLine(Usb):  # type: ignore[misc]  # python-escpos carries no types
    """A USB printer, found by what lsusb calls it; its ends are found in what it says of itself."""

    sent = 0
    _device: Any = False

    def __init__(self, address: str, timeout: float, backend: Any = None) -> None:
        """`address`: vendor and product, as 04b8:0202. MissingPartError without pyusb."""
        if not Usb.is_usable():
            raise MissingPartError("pyusb")
        vendor, product = (int(part, 16) for part in address.split(":"))
        super().__init__(vendor, product, timeout=timeout)
        self.backend = backend
        self.answers = False

    def open(self, raise_not_found: bool = True) -> None:
        """Find the printer and take it from the system's own driver. OSError when it is not there.

        No reset as python-escpos does: some printers then leave the bus for a second.
        """
        import usb.core
        import usb.util

        try:
            found = usb.core.find(backend=self.backend, **self.usb_args)
        except usb.core.NoBackendError as error:
            raise MissingPartError("libusb-1.0-0") from error
        if found is None:
            raise OSError(errno.ENODEV, "no such USB printer")
        self.device = found
        face = self._face(found)
        with suppress(NotImplementedError, usb.core.USBError):
            if found.is_kernel_driver_active(face.bInterfaceNumber):
                found.detach_kernel_driver(face.bInterfaceNumber)
        usb.util.claim_interface(found, face.bInterfaceNumber)
        for end in face:
            if usb.util.endpoint_type(end.bmAttributes) != usb.util.ENDPOINT_TYPE_BULK:
                continue
            inwards = usb.util.endpoint_direction(end.bEndpointAddress) == usb.util.ENDPOINT_IN
            if inwards:
                self.in_ep, self.answers = end.bEndpointAddress, True
            else:
                self.out_ep = end.bEndpointAddress

    def put(self, data: bytes) -> None:
        """Send all of `data`; the time-out is for a standstill."""
        import usb.core

        until = monotonic() + WHOLE_SLIP * self.timeout
        left = data
        while left:
            if monotonic() > until:
                raise TimeoutError("the printer is too slow")
            try:
                taken = self.device.write(self.out_ep, left[:CHUNK], _milliseconds(self.timeout))
            except usb.core.USBTimeoutError as error:
                self.sent += len(left[:CHUNK])  # libusb does not say how much of it went
                raise TimeoutError("the printer takes nothing") from error
            self.sent += taken
            left = left[taken:]

    def get(self, seconds: float) -> bytes:
        """What came within `seconds`; printers with nothing to say answer with nothing, at once."""
        import usb.core

        until = monotonic() + seconds if self.answers else 0.0
        while (left := until - monotonic()) > 0:
            try:
                heard = bytes(self.device.read(self.in_ep, BULK_IN, _milliseconds(left)))
            except usb.core.USBTimeoutError:
                return b""
            if heard:
                return heard
            sleep(PAUSE)
        return b""

    def close(self) -> None:
        """Give the printer back."""
        if self._device:
            import usb.util

            with suppress(OSError):
                usb.util.dispose_resources(self._device)
        self._device = False

    def _face(self, found: Any) -> Any:
        """The interface that prints: of the printer class, or else the first."""
        import usb.core

        try:
            setup = found.get_active_configuration()
        except usb.core.USBError:
            found.set_configuration()
            setup = found.get_active_configuration()
        faces = list(setup)
        return next((one for one in faces if one.bInterfaceClass == PRINTER_CLASS), faces[0])


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
