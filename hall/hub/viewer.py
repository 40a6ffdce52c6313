"""Who stands before the screen: staff, an enrolled device, or anyone; and who may pass a door."""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.refusals import Refusal

LOOPBACK = "loopback"
"""The device name of a browser on the hub's own machine; it counts as enrolled."""


@dataclass(frozen=True)
class Viewer:
    """What the hub knows of a caller; nothing the caller merely says of itself."""

    staff: str | None = None
    roles: frozenset[str] = frozenset()
    counter: str | None = None
    device: str | None = None
    token_hash: str | None = None
    lapsed: bool = False
    """A token was shown that is no longer (or never was) good."""

    @property
    def name(self) -> str:
        """Who did it, for fingerprints of repeated calls."""
        return (
            f"staff {self.staff}" if self.staff else f"device {self.device}" if self.device else "-"
        )


@dataclass(frozen=True)
class Who:
    """Whom a door lets in; `KIOSK | STAFF("guard")` lets in either."""

    anyone: bool = False
    device: bool = False
    roles: frozenset[str] = frozenset()

    def __or__(self, other: Who) -> Who:
        return Who(
            self.anyone or other.anyone, self.device or other.device, self.roles | other.roles
        )

    def check(self, viewer: Viewer) -> None:
        """Refuses not_signed_in, session_expired, no_role or device_not_enrolled."""
        if self.anyone or (self.device and viewer.device) or (self.roles & viewer.roles):
            return
        if viewer.staff and self.roles:
            raise Refusal("no_role")
        if viewer.lapsed:
            raise Refusal("session_expired")
        raise Refusal("device_not_enrolled" if self.device else "not_signed_in")

    def refuses(self) -> tuple[str, ...]:
        """The codes `check` may raise."""
        if self.anyone:
            return ()
        codes = ("session_expired", "device_not_enrolled" if self.device else "not_signed_in")
        return (*codes, "no_role") if self.roles else codes


ANYONE = Who(anyone=True)
KIOSK = Who(device=True)
"""Any enrolled device."""


def STAFF(*roles: str) -> Who:  # noqa: N802 - reads as one of the three constants beside it
    """Staff signed in with one of these roles."""
    return Who(roles=frozenset(roles))


EVERYBODY = frozenset(
    {"clerk", "guard", "guide", "manager", "hotline", "member", "head", "office", "leader"}
)
EYES = {"guard": frozenset({"guard", "guide", "manager"}), "staff": EVERYBODY}
"""Who else sees the scenes of a role."""


def seers(role: str | None) -> Who:
    """Who may see a scene made for `role`; None means an enrolled device."""
    return KIOSK if role is None else Who(roles=EYES.get(role, frozenset({role})))
