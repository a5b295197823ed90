"""The line to the square: its own errors become the ones that may leave a room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

from monitor.platforms import errors
from monitor.practice import network
from monitor.practice.models import Account


@contextmanager
def line(*, writing: bool = False) -> Iterator[None]:
    """Everything said to the square goes through here. Raises PlatformError only.

    `writing`: a failure of the line itself leaves open whether the write happened.
    """
    try:
        yield
    except network.NoSuchPostError as error:
        raise errors.Gone(str(error)) from error
    except network.NotAllowedError as error:
        raise errors.Refused(str(error), code=error.code) from error
    except network.AnswerLostError as error:
        raise errors.Transient(str(error), applied="unknown") from error
    except DatabaseError as error:
        raise errors.Transient(
            "The square can't be reached right now.", applied="unknown" if writing else "no"
        ) from error


def account(external_id: str) -> Account:
    """Our own account on the square. Raises AuthFailed where there is none."""
    with line():
        ours = Account.objects.filter(pk=int(external_id)).first() if external_id.isdecimal() else None
    if ours is None:
        raise errors.AuthFailed(
            "This account is not known on the practice square; set the sample brand up again."
        )
    return ours
