"""Why not: every refusal is a code and what it is about; its sentences live in words/*.toml."""

from __future__ import annotations

from typing import Final

CODES: Final = frozenset(
    {
        # the hall and the kiosk
        "unknown_service",
        "service_closed",
        "hall_closed",
        "no_low_counter",
        "not_online",
        "device_not_enrolled",
        "wrong_code",
        "too_many_requests",
        # the ticket
        "unknown_ticket",
        "not_waiting",
        "cannot_cancel",
        "not_missed",
        "rejoin_late",
        "cannot_rate",
        "rating_late",
        "already_rated",
        "nothing_to_reprint",
        "not_this_kiosk",
        "reprint_late",
        "reprint_limit",
        "unknown_remark",
        # the counter
        "unknown_counter",
        "counter_taken",
        "counter_paused",
        "counter_not_open",
        "not_your_counter",
        "in_hand",
        "nothing_in_hand",
        "not_called",
        "not_serving",
        "recall_limit",
        "same_service",
        "reason_needed",
        "already_paused",
        "not_paused",
        # every verb
        "recall_soon",
        "not_held",
        "already_lifted",
        "same_class",
        "same_place",
        "two_targets",
        "cannot_serve_there",
        "staff_not_here",
        "undo_late",
        "nothing_to_undo",
        "no_question",
        "no_support_asked",
        "support_asked",
        "already_closed",
        "not_closed",
        "counters_serving",
        "day_ended",
        # the inquiry
        "inquiry_closed",
        "inquiry_open",
        "not_responsible",
        "already_offered",
        "not_offered",
        "same_person",
        "not_notified",
        "notified_when",
        "result_needed",
        "reply_needed",
        "referral_needed",
        "party_owes",
        "first_replies",
        "who_needed",
        "unknown_inquiry",
        "not_allowed",
        "unknown_staff",
        "matter_needed",
        "unknown_category",
        "unknown_department",
        "away",
        "not_away",
        "nobody_here",
        "own_deputy",
        "until_early",
        "away_long",
        "room_needed",
        "unknown_reminder",
        "about_yourself",
        "about_person",
        "due_past",
        "due_late",
        "due_sooner",
        "not_told",
        "words_needed",
        "inquiry_scrubbed",
        "already_confirmed",
        "already_asked",
        "already_reported",
        "nothing_missing",
        "no_paper",
        "no_finding",
        "nothing_to_print",
        "print_on_its_way",
        "inquiry_needed",
        "number_vague",
        # said to the whole hall
        "unknown_announcement",
        "text_needed",
        "already_announced",
        "emergency_stands",
        "not_announced",
        # who is it
        "wrong_pin",
        "too_many_tries",
        "not_signed_in",
        "session_expired",
        "no_role",
        "foreign_origin",
        # the wire
        "bad_json",
        "bad_request",
        "too_large",
        "wrong_media_type",
        "not_found",
        "method_not_allowed",
        "key_malformed",
        "key_reused",
        "unknown_event",
        # the store and the rest
        "contact_key_lost",
        "contact_unreadable",
        "no_contact",
        "store_busy",
        "store_full",
        "internal",
    }
)
"""Every code there is; a test holds that each has words in both languages."""


class Refusal(Exception):
    """The hall says no and nothing has changed.

    `code` is one of CODES; `about` fills the blanks of its sentence (plain strings and whole
    numbers only, so that it can go on the wire as it is).
    """

    def __init__(self, code: str, **about: str | int) -> None:
        if code not in CODES:
            raise ValueError(f"no such refusal: {code}")
        super().__init__(code, about)
        self.code = code
        self.about = about

    def __str__(self) -> str:
        return f"{self.code} {self.about}" if self.about else self.code
