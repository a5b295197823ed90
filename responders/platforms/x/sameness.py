"""Whether a post of ours on X is the reply that we meant to send, though X changes its words a little."""

from __future__ import annotations

import re
import unicodedata

from monitor.platforms.x.answers import Json
from monitor.platforms.x.wording import text_of
from responders.domain.links import LINK

_NAMED_FIRST = re.compile(r"^(?:\s*@\w{1,20})+\s*")


def is_reply(post: Json, text: str) -> bool:
    """Whether the post says what `text` says.

    X puts the names of those answered before it, makes t.co of links, and tidies up white space.
    """
    try:
        return _core(text_of(post)) == _core(text)
    except (KeyError, TypeError):
        return False


def _core(text: str) -> str:
    without_links = LINK.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(_NAMED_FIRST.sub("", without_links).split())
