"""Say in words what an import did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from config.imports.taking import Counts
from config.terminal import shown
from monitor.domain.mention import IncomingMention
from monitor.files.problems import Code

ADVICE = {
    Code.BAD_UTF8: "The file may be in another encoding. To convert: iconv -f windows-1252 -t utf-8 OLD > NEW",
    Code.NO_TEXT: "If the text stands in another column, say which: --map text=COLUMN",
    Code.CELLS: "Rows with more or fewer cells than the header often have a delimiter in an unquoted text.",
}


def understood(posts: list[IncomingMention]) -> Iterator[str]:
    """The first rows as they were understood, a field a line."""
    for number, post in enumerate(posts, start=1):
        author = post.author
        fields = {
            "text": post.text,
            "id": post.external_id,
            "author": f"@{author.handle} {author.name}".rstrip() if author else "",
            "followers": str(author.followers) if author and author.followers is not None else "",
            "written": post.created_at.isoformat(sep=" ", timespec="seconds"),
            "url": post.permalink,
            "thread": post.thread_id if post.thread_id != post.external_id else "",
            "answers": post.parent_id,
            "platform": post.ref.get("platform", ""),
            "language": post.language,
            "likes": str(post.metrics.get("likes", "")),
            "also": ", ".join(post.raw),
        }
        yield f"Row {number} as understood:"
        yield from (f"  {name:<10}{shown(value)}" for name, value in fields.items() if value)


def counted(counts: Counts, *, seconds: float, dry: bool) -> str:
    """What became of the rows."""
    rate = counts.rows / seconds if seconds > 0 else 0.0
    time = f"{seconds:.1f} s, {rate:,.0f} rows/s"
    if dry:
        usable = f"{counts.usable:,} of {counts.rows:,} rows can be used"
        return f"{usable}, {counts.rejected:,} can't ({time}). Nothing was stored."
    edited = f", {counts.edited:,} edited" if counts.edited else ""
    return (
        f"{counts.rows:,} rows: {counts.new:,} new, {counts.seen:,} seen before{edited}, "
        f"{counts.rejected:,} rejected ({time})."
    )


def rejected(counts: Counts, path: Path | None) -> Iterator[str]:
    """Why rows could not be used, with examples and advice, and where to find them."""
    if not counts.rejected:
        return
    for trouble in counts.troubles:
        yield f"  line {trouble.line}: {shown(trouble.reason)}"
    if counts.rejected > len(counts.troubles):
        kinds = ", ".join(f"{code} {number:,}" for code, number in counts.codes.most_common())
        yield f"  all by kind: {kinds}"
    yield from (f"  {ADVICE[code]}" for code in counts.codes if code in ADVICE)
    if path:
        yield f"Rejected rows, each with its line and reason: {path}"


def made(new: dict[str, int], *, seconds: float) -> str:
    """What the steps made of the new posts."""
    return f"{', '.join(f'{count:,} {name}' for name, count in new.items())} ({seconds:.1f} s)."
