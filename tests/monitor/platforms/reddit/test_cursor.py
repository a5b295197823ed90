from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from monitor.platforms.reddit import cursor as cursors
from monitor.platforms.reddit.cursor import Cursor, Item, Progress, step

NAMES = ("comments", "submissions")


def items(*created: float) -> list[Item]:
    """Newest first, as Reddit lists them."""
    return [Item(f"t1_{seconds:g}", seconds, {}) for seconds in sorted(created, reverse=True)]


def names(found: Sequence[Item]) -> list[str]:
    return [item.name for item in found]


def test_a_first_walk_ends_at_what_is_too_old() -> None:
    progress, found = step(Progress(high=100, floor=100), items(90, 100, 110), "t1_90")
    assert names(found) == ["t1_110", "t1_100"]
    assert progress.mark is None
    assert progress.high == 110


def test_a_walk_goes_back_behind_the_newest_post_it_knew() -> None:
    _, found = step(Progress(high=2000, floor=0), items(1300, 1500, 2100), "t1_1300")
    assert names(found) == ["t1_2100", "t1_1500"]


def test_the_mark_moves_only_when_the_walk_is_at_its_end() -> None:
    progress, _ = step(Progress(high=0, floor=0), items(5000, 4000), "t1_4000")
    assert (progress.high, progress.after) == (0, "t1_4000")
    progress, _ = step(progress, items(3000), "")
    assert (progress.high, progress.mark) == (5000, None)


def test_what_was_brought_within_the_overlap_is_not_brought_again() -> None:
    progress, _ = step(Progress(high=0, floor=0), items(1000, 900), "")
    _, found = step(progress, items(1100, 1000, 950, 900), "")
    assert names(found) == ["t1_1100", "t1_950"]


def test_no_more_names_are_kept_than_make_sense() -> None:
    progress, _ = step(Progress(high=0, floor=0), items(*(5000 + n / 100 for n in range(400))), "")
    assert len(progress.known) == cursors.MOST_KNOWN


def test_a_round_reads_each_listing_once() -> None:
    state = cursors.read("", NAMES, since=0)
    state = state.stepped("comments", Progress(high=5, floor=0))
    assert state.left == ("submissions",)
    state = state.stepped("submissions", Progress(high=5, floor=0, mark=1, after="t3_1"))
    assert state.left == ("submissions",)
    assert cursors.read(state.dump(), NAMES, since=9) == state


def test_a_new_round_reads_all_of_them_again() -> None:
    done = Cursor(lists={name: Progress(high=7, floor=1) for name in NAMES}, left=())
    assert cursors.read(done.dump(), NAMES, since=9).left == NAMES


def test_a_cursor_of_another_stream_starts_over() -> None:
    other = cursors.read("", ("search",), since=3).dump()
    assert cursors.read(other, NAMES, since=9).lists["comments"].high == 9


def test_a_time_that_is_none_starts_over() -> None:
    damaged = cursors.read("", NAMES, since=3).dump().replace('"high":3', '"high":NaN')
    assert cursors.read(damaged, NAMES, since=9).lists["comments"].high == 9


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["v", "left", "lists", "comments", "submissions", "high"]), inner, max_size=4
            )
        ),
    )
)
def test_no_damage_to_a_cursor_is_an_error(damaged: object) -> None:
    state = cursors.read(json.dumps(damaged), NAMES, since=9)
    assert set(state.lists) == set(NAMES)


@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=30),
    st.integers(1, 7),
)
def test_pages_of_any_size_bring_every_post(dates: list[int], size: int) -> None:
    listed = sorted(
        (Item(f"t1_{number}", float(created), {}) for number, created in enumerate(dates)),
        key=lambda item: (item.created, item.name),
        reverse=True,
    )
    progress, heard, start = Progress(high=0, floor=0), set[str](), 0
    while True:
        page = listed[start : start + size]
        start += size
        progress, found = step(progress, page, page[-1].name if start < len(listed) else "")
        heard.update(names(found))
        if progress.mark is None:
            break
    assert heard == {item.name for item in listed}
