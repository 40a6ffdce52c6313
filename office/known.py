"""What the office's page knows by heart: names of people, departments, kinds and categories."""

from __future__ import annotations

from typing import Any

from hall.core.inquiry import CHANNELS, FAULTS, KINDS, URGENCIES
from hall.hub.app import Hub


def known(hub: Hub) -> dict[str, Any]:
    """Names by id; the same for everybody of the staff."""
    settings = hub.settings
    return {
        "staff": {
            one.number: {
                "name": dict(one.name), "title": dict(one.title), "phone": one.phone,
                "department": one.department, "roles": sorted(one.roles),
            }
            for one in hub.desk.floor.staff.values()
        },
        "departments": {
            one.id: {
                "name": one.name.as_dict(), "room": one.room.as_dict(), "phone": one.phone,
                "head": one.head, "duty": list(one.duty), "matters": list(one.matters),
            }
            for one in settings.departments
        },
        "categories": [
            {
                "id": one.id, "name": one.name.as_dict(), "department": one.department,
                "kinds": list(one.kinds), "urgent": one.urgent,
            }
            for one in settings.inquiries.categories
        ],
        "services": {
            one.id: {
                "name": one.name.as_dict(), "fee": one.fee.as_dict(),
                "materials": [each.as_dict() for each in one.materials],
            }
            for one in settings.services
        },
        "channels": CHANNELS, "kinds": KINDS, "urgencies": URGENCIES, "faults": FAULTS,
        "purpose": settings.privacy.told(hub.words),
    }  # fmt: skip
