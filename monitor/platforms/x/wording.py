"""The words of a post as its author wrote them: whole, with real links instead of X's short ones."""

from __future__ import annotations

from monitor.platforms.x.answers import Json, either, listed, mapping


def text_of(post: Json) -> str:
    """The full text. Raises KeyError or TypeError where there is none.

    X escapes &, < and > and nothing else, shortens links to t.co, and cuts long posts off unless asked for
    the whole.
    """
    text = _long(post).get("text", post["text"])
    if not isinstance(text, str):
        raise TypeError("the text is no text")
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for link in _entities(post, "urls"):
        short, long = link.get("url"), link.get("expanded_url")
        if (
            isinstance(short, str)
            and short
            and isinstance(long, str)
            and long.startswith(("http://", "https://"))
        ):
            text = text.replace(short, long)
    return text


def names(post: Json, *, user_id: str, handle: str) -> bool:
    """Whether the post @names this account; who answers somebody names them without typing it."""
    return any(
        str(named.get("id", "")) == user_id
        or (handle != "" and str(named.get("username", "")).casefold() == handle.casefold())
        for named in _entities(post, "mentions")
    )


def links_to(post: Json, *, handle: str, post_id: str) -> bool:
    """Whether the post links to that post of this account, as one that quotes it does."""
    ending = f"/{handle}/status/{post_id}".casefold()
    return handle != "" and any(
        str(link.get("expanded_url", "")).partition("?")[0].casefold().endswith(ending)
        for link in _entities(post, "urls")
    )


def _entities(post: Json, kind: str) -> list[Json]:
    return [
        *listed(mapping(post.get("entities")).get(kind)),
        *listed(mapping(_long(post).get("entities")).get(kind)),
    ]


def _long(post: Json) -> Json:
    return mapping(either(post, "note_tweet", "note_post"))
