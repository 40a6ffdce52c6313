"""What was promised, and which tests hold it: one row for each row of PROVISIONS carried so far.

To carry a row further, or another one, add its tests here; a name that does not exist is found.
"""

import ast
from dataclasses import dataclass

import pytest

from tests import tree


@dataclass(frozen=True)
class Promise:
    """A promise in one sentence, and its tests by file."""

    says: str
    held_by: dict[str, tuple[str, ...]]


ROWS = {
    "A1": Promise(
        "A kiosk gives a number, prints it, and says honestly how many are ahead and how long.",
        {
            "desk/test_take.py": (
                "test_each_service_counts_its_own_numbers",
                "test_a_visitor_is_told_how_many_are_ahead_by_the_published_rule",
                "test_a_hundred_taps_at_once_make_a_hundred_numbers",
                "test_a_range_is_told_once_fifty_were_served_and_a_counter_is_open",
            ),
            "desk/test_keys.py": ("test_eight_threads_with_one_key_make_one_ticket",),
            "desk/test_told.py": ("test_what_the_slip_promises_holds",),
            "core/test_ahead.py": ("test_people_ahead_is_the_worst_case_of_the_rule",),
            "core/test_wait.py": (
                "test_the_upper_end_holds_for_elders_and_others_alike",
                "test_with_too_few_services_to_learn_from_nothing_is_promised",
            ),
            "windows/test_kiosk_scene.py": (
                "test_the_kiosk_shows_what_the_next_visitor_is_then_told",
            ),
            "printing/test_slip.py": ("test_the_number_on_paper_is_the_number_given",),
            "printing/test_spool.py": ("test_each_number_gets_its_slip_in_order",),
            "journeys/test_kill.py": ("test_kill_9_in_a_rush_loses_no_number_no_call_and_no_slip",),
        },
    ),
    "A2": Promise(
        "One tap gives priority, without proof or reason; the rule in force is published.",
        {
            "desk/test_take.py": ("test_priority_is_one_bit",),
            "windows/test_kiosk_api.py": ("test_no_reason_goes_with_priority",),
            "windows/test_kiosk_scene.py": (
                "test_the_rule_on_the_kiosk_is_the_rule_in_force",
            ),
            "browser/test_kiosk.py": ("test_an_elder_gets_a_priority_number_in_three_taps",),
        },
    ),
    "A7": Promise(
        "Posted hours are kept, make-up days too; a closed kiosk says when it opens.",
        {
            "core/test_calendar.py": (
                "test_the_hall_keeps_the_hours_posted_at_its_door",
                "test_the_next_opening_is_really_open_and_nothing_opens_before_it",
            ),
            "desk/test_opening.py": ("test_holidays_are_shut_and_make_up_days_are_worked",),
            "desk/test_full.py": (
                "test_one_window_of_five_minutes_has_room_for_twelve_in_an_hour",
            ),
            "windows/test_kiosk_scene.py": (
                "test_a_closed_hall_says_when_it_opens",
                "test_after_the_cut_off_the_kiosk_stops_before_the_hall_does",
            ),
        },
    ),
    "B1": Promise(
        "Priority by a rule with a proven bound, m:1; internal visitors last.",
        {
            "core/test_line.py": (
                "test_of_any_m_and_one_calls_with_an_ordinary_visitor_waiting_one_is_ordinary",
                "test_of_any_two_calls_with_an_elder_waiting_one_is_priority",
                "test_the_jth_ordinary_visitor_is_called_by_call_m_and_one_times_j",
                "test_inside_a_class_nobody_overtakes",
                "test_nobody_is_called_twice_and_nobody_is_lost",
                "test_internal_visitors_come_after_all_others",
                "test_a_policy_moves_waiting_and_makes_none",
            ),
            "desk/test_next.py": ("test_two_elders_then_one_visitor_then_elders_again",),
            "desk/test_whole_life.py": (
                "test_whatever_is_pressed_the_hall_keeps_its_promises",
                "test_whatever_is_pressed_the_hall_keeps_its_promises_on_postgresql",
            ),
            "desk/test_rush.py": (
                "test_fifty_clerks_call_a_thousand_numbers_none_twice_none_lost",
            ),
        },
    ),
    "C1": Promise(
        "The first clerk is set once, at the first service begun, and never overwritten.",
        {
            "desk/test_first_clerk.py": (
                "test_the_first_to_begin_is_the_first_clerk",
                "test_a_transfer_and_a_second_clerk_do_not_change_the_first",
                "test_coming_back_after_a_missed_call_keeps_the_first_clerk",
            ),
            "desk/test_sessions.py": ("test_a_visitor_left_in_hand_passes_to_the_new_clerk",),
            "windows/test_counter_scene.py": (
                "test_the_first_clerk_stays_on_the_screen_after_a_transfer",
            ),
            "journeys/test_story.py": (
                "test_an_elder_is_given_a_number_called_served_and_keeps_the_first_clerk",
            ),
        },
    ),
    "C4": Promise(
        "A pause says why on the screens; no counter closes or pauses under a visitor.",
        {
            "desk/test_pause.py": (
                "test_a_pause_says_why_and_since_when",
                "test_a_pause_without_a_short_reason_is_refused",
                "test_whoever_is_being_served_is_served_to_the_end",
            ),
            "desk/test_sessions.py": ("test_a_clerk_with_a_visitor_cannot_leave_nor_move",),
            "desk/test_day_by_hand.py": (
                "test_closed_by_hand_no_more_numbers_are_given_and_those_who_have_one_are_served",
                "test_the_day_cannot_be_ended_over_the_head_of_a_visitor_at_a_window",
                "test_the_day_is_ended_with_a_reason_and_everybody_left_is_counted",
            ),
            "desk/test_day.py": (
                "test_a_visitor_in_hand_at_midnight_is_served_to_the_end",
                "test_yesterdays_leftovers_are_abandoned_and_never_counted_as_served",
            ),
            "browser/test_display.py": ("test_a_paused_counter_stands_on_the_hall_display",),
        },
    ),
    "C7": Promise(
        "The counter screen shows who serves there, unless the hall keeps names off.",
        {
            "windows/test_display_screen.py": (
                "test_a_counter_screen_goes_from_closed_to_waiting_to_called_to_serving",
                "test_a_hall_may_keep_its_clerks_names_off_the_screen",
            ),
        },
    ),
    "D1": Promise(
        "A large call and a spoken one, each the other's fallback.",
        {
            "browser/test_display.py": (
                "test_a_call_appears_large_golden_and_with_its_counter",
                "test_the_counter_screen_follows_its_counter",
            ),
            "browser/test_display_voice.py": (
                "test_a_call_is_heard_twice_to_its_end_and_the_hub_is_told",
                "test_without_a_sound_file_the_chime_is_heard_and_nothing_is_called_spoken",
            ),
            "desk/test_readings.py": (
                "test_recent_calls_are_the_newest_first_and_say_which_still_stand",
                "test_of_two_calls_of_one_number_to_one_counter_only_the_last_still_stands",
            ),
        },
    ),
    "D2": Promise(
        "Mandarin, figure by figure, with its tones.",
        {
            "voice/test_script.py": (
                "test_a_call_is_said_with_single_figures_and_the_counter_as_a_cardinal",
            ),
            "voice/test_mandarin.py": ("test_both_engines_say_the_calls_with_these_syllables",),
        },
    ),
    "D4": Promise(
        "Numbers only: never a name, never the reason for priority.",
        {
            "core/test_happenings.py": (
                "test_no_fact_tells_who_a_visitor_is_or_why_they_go_first",
            ),
            "windows/test_display_scene.py": (
                "test_of_a_visitor_nothing_is_told_but_the_number",
            ),
            "windows/test_watch_scene.py": ("test_nothing_of_a_visitor_but_the_number_is_shown",),
            "printing/test_slip.py": ("test_a_slip_has_no_place_for_a_name_a_phone_or_a_reason",),
        },
    ),
    "E1": Promise(
        "Security sees who is called where, who is late, the crowd, and takes numbers for people.",
        {
            "desk/test_readings.py": (
                "test_who_was_called_and_did_not_come_is_late_after_a_while",
                "test_who_waits_is_counted_by_line_and_class_with_the_longest_wait",
            ),
            "desk/test_take.py": ("test_a_guard_takes_a_number_for_somebody",),
            "windows/test_watch_page.py": ("test_guard_guide_and_manager_see_the_line",),
            "browser/test_watch_board.py": (
                "test_called_and_not_there_appears_by_the_clock_alone",
            ),
        },
    ),
    "H1": Promise(
        "A visit is rated once, on the phone or the counter's screen, if at all; nobody is named.",
        {
            "desk/test_rating.py": (
                "test_a_visit_is_rated_by_its_own_visitor",
                "test_it_may_be_changed_for_ten_minutes_and_counts_once",
                "test_one_touch_of_the_screen_counts_once",
                "test_a_clerk_learns_nothing_of_it_by_undo",
                "test_the_day_is_told_in_sums_by_counter",
            ),
            "browser/test_visitor_bell.py": ("test_after_the_visit_one_tap_says_how_it_was",),
            "browser/test_screen_rating.py": (
                "test_a_touch_after_the_visit_is_thanked_and_never_stands_over_a_call",
            ),
            "windows/test_rating_doors.py": ("test_nobody_else_reads_them",),
        },
    ),
    "K1": Promise(
        "Least data: priority is one bit; secrets are kept as hashes only.",
        {
            "desk/test_take.py": ("test_priority_is_one_bit",),
            "desk/test_cancel.py": ("test_tokens_cannot_be_guessed",),
            "printing/test_slip.py": ("test_priority_changes_the_slip_by_one_word_alone",),
            "hub/test_sign_in.py": ("test_neither_token_nor_pin_is_anywhere_in_the_store",),
        },
    ),
}  # fmt: skip


def names_in(file: str) -> set[str]:
    """The names of the tests a file holds; none when there is no such file."""
    path = tree.ROOT / "tests" / file
    if not path.exists():
        return set()
    found = (node for node in ast.walk(tree.syntax(path)) if isinstance(node, ast.FunctionDef))
    return {node.name for node in found if node.name.startswith("test_")}


@pytest.mark.parametrize("row", ROWS)
def test_every_promise_is_held_by_tests_that_exist(row: str) -> None:
    """A renamed or deleted test leaves no promise behind that only seems to be kept."""
    held_by = ROWS[row].held_by
    assert held_by, "a promise nobody holds"
    dangling = {
        file: missing for file, names in held_by.items() if (missing := set(names) - names_in(file))
    }
    assert dangling == {}


def test_every_row_carried_so_far_stands_in_the_table() -> None:
    """The rows of issue 2."""
    assert {"A1", "A2", "B1", "C1", "C4", "C7", "D1", "D2", "D4", "E1", "K1"} <= set(ROWS)
