"""Recorded requests and their answers, as they lie in the cache."""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.recordings.fetching import Package


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request and its answer. `cassette` is the name of the file it stands in; `number` its place there."""

    cassette: str
    number: int
    method: str
    origin: str
    path: str
    query: Mapping[str, str]
    form: Mapping[str, str]
    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def json(self) -> Any:
        """The answer as JSON; None where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


@functools.lru_cache(maxsize=64)
def read(package: Package, cassette: str) -> tuple[Recorded, ...]:
    """All that stands in one cassette, such as "cassettes/TestComment.test_reply"."""
    kept = json.loads((package.folder / f"{cassette}.json").read_text())
    return tuple(_recorded(cassette, number, one) for number, one in enumerate(kept["interactions"]))


def every(package: Package) -> Iterator[Recorded]:
    """Everything that was recorded, cassette by cassette, without keeping it."""
    for file in sorted(package.folder.glob("*/*.json")):
        yield from read.__wrapped__(package, f"{file.parent.name}/{file.stem}")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in a value, outer before inner."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from objects(inner)


def _recorded(cassette: str, number: int, kept: Mapping[str, Any]) -> Recorded:
    asked, answered = kept["request"], kept["response"]
    split = urlsplit(asked["uri"])
    sent = asked.get("body") or ""
    is_form = "urlencoded" in str(asked["headers"])
    return Recorded(
        cassette=cassette,
        number=number,
        method=asked["method"],
        origin=f"{split.scheme}://{split.netloc}",
        path=split.path,
        query=dict(parse_qsl(split.query, keep_blank_values=True)),
        form=dict(parse_qsl(sent, keep_blank_values=True)) if is_form else {},
        status=answered["status"]["code"],
        headers={name.lower(): ", ".join(values) for name, values in answered["headers"].items()},
        body=_text(answered["body"]["string"] or ""),
    )


def _text(body: str) -> str:
    """The answer's text. Some were kept packed, one character a byte."""
    return gzip.decompress(body.encode("latin-1")).decode() if body.startswith("\x1f\x8b") else body
