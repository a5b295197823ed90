from __future__ import annotations

import pytest

from monitor.domain.accuracy import Confusion, Mistake, of_hundred, of_ten
from monitor.domain.reading import Kind

C, P, Q, O = Kind.COMPLAINT, Kind.PRAISE, Kind.QUESTION, Kind.OTHER  # noqa: E741


def test_what_was_said_is_counted_beside_what_was_meant() -> None:
    table = Confusion.of([(C, C), (C, C), (C, P), (P, C), (Q, Q)])
    assert (table.total, table.right) == (5, 3)
    assert (table.count(C, P), table.count(P, C), table.count(O, O)) == (1, 1, 0)


def test_the_most_frequent_mistake_comes_first_and_what_was_right_is_none() -> None:
    table = Confusion.of([(C, C)] * 9 + [(C, O)] * 3 + [(P, C)] * 5)
    assert table.mistakes() == [Mistake(P, C, 5), Mistake(C, O, 3)]
    assert Confusion.of([(C, C)]).mistakes() == []


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.81, "about 8 of 10"), (0.0, "no"), (0.02, "hardly any"), (0.97, "nearly all"), (1.0, "all")],
)
def test_a_share_is_said_as_people_say_it(share: float, words: str) -> None:
    assert of_ten(share) == words


def test_an_interval_is_said_in_hundreds() -> None:
    assert of_hundred(0.7412, 0.879) == "between 74 and 88 of 100"
