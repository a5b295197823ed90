"""The doors `amends draft --json` and `amends check --json`: one object in, one object out, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Protocol

from monitor.domain.jsonlines import BadLine, answer_lines, required_text
from monitor.domain.reading import Reading
from responders.check_request import check_request
from responders.domain.drafting import DraftRequest, draft_reply, reason_for_none
from responders.domain.finding import Weight
from responders.domain.lengths import LIMITS, known_platform, length_of, limit_for
from responders.domain.tone import check_reply
from responders.findings_told import told
from responders.grammar import shipped_grammar
from responders.playbook_json import PlaybookFault, playbook_from

Row = dict[str, Any]
Answer = Row | BadLine


class Reads(Protocol):
    """Whatever reads posts; monitor.language.reader has the real one."""

    def read(self, text: str) -> Reading:
        """The reading of one text."""
        ...

    def read_many(self, texts: Iterable[str]) -> Iterator[Reading]:
        """One reading a text, in order."""
        ...


def draft_json_lines(lines: Iterable[bytes], write: Callable[[str], None], *, reader: Reads) -> int:
    """Answer each line with a draft; return how many lines were bad."""

    def answer(rows: list[tuple[int, Row]]) -> Iterator[Answer]:
        requests = [_draft_fields(row, number) for number, row in rows]
        good = [fields for fields in requests if not isinstance(fields, BadLine)]
        readings = reader.read_many([fields["text"] for fields in good])
        for fields in requests:
            yield fields if isinstance(fields, BadLine) else _draft(fields, next(readings))

    return answer_lines(lines, write, answer)


def check_json_lines(
    lines: Iterable[bytes], write: Callable[[str], None], *, reader: Reads | None = None
) -> int:
    """Answer each line with the findings on its reply; return how many lines were bad.

    Without a reader the post, where one is given, is judged by plain words: no model is loaded.
    """

    def answer(rows: list[tuple[int, Row]]) -> Iterator[Answer]:
        requests = [check_request(row, number) for number, row in rows]
        for fields in requests:
            yield fields if isinstance(fields, BadLine) else _check(fields, reader)

    return answer_lines(lines, write, answer)


def _draft_fields(row: Row, number: int) -> Answer:
    fields: Row = {"id": row.get("id")}
    for name in ("text", "platform"):
        value = required_text(row, name, number)
        if isinstance(value, BadLine):
            return value
        fields[name] = value
    if bad := _unknown(fields["platform"], row, number):
        return bad
    try:
        fields["name"], fields["handle"] = _author(row.get("author"))
        fields["playbook"] = playbook_from(row.get("playbook"), brand=_brand(row.get("brand")))
    except PlaybookFault as fault:
        return BadLine(row.get("id"), "bad-playbook", str(fault), number)
    except _WrongField as wrong:
        return BadLine(row.get("id"), f"bad-{wrong.field}", str(wrong), number)
    return fields


def _draft(fields: Row, reading: Reading) -> Row:
    request = DraftRequest(
        text=fields["text"],
        platform=fields["platform"],
        reading=reading,
        playbook=fields["playbook"],
        author_name=fields["name"],
        author_handle=fields["handle"],
        seed=str(fields["id"]),
        grammar=shipped_grammar(),
    )
    proposals = draft_reply(request)
    limit = limit_for(request.platform)
    out: Row = {
        "id": fields["id"],
        "kind": str(reading.kind),
        "reply": proposals[0].text if proposals else None,
        "length": proposals[0].length if proposals else 0,
        "limit": limit.max,
        "checks": [finding.to_json() for finding in proposals[0].findings] if proposals else [],
        "variants": [
            {
                "reply": proposal.text,
                "length": proposal.length,
                "template": proposal.template,
                "checks": [finding.to_json() for finding in proposal.findings],
            }
            for proposal in proposals
        ],
    }
    if not proposals:
        out["reason"] = reason_for_none(request)
    return out


def _check(fields: Row, reader: Reads | None) -> Row:
    context, mention = fields["context"], fields["mention"]
    if reader is not None and context.reading is None and mention.strip():
        context = replace(context, reading=reader.read(mention))
    limit = limit_for(context.platform)
    findings = check_reply(fields["reply"], mention, context)
    return {
        "id": fields["id"],
        "findings": [finding.to_json() for finding in findings],
        "blocking": any(finding.weight is Weight.BLOCK for finding in findings),
        "length": length_of(fields["reply"], limit),
        "limit": limit.max,
    }


def check_at_terminal(row: Row, write: Callable[[str], None]) -> bool:
    """Tell a person what the checks find in one reply; whether something blocks. Raises ValueError on a bad field."""
    fields = check_request(row, 1)
    if isinstance(fields, BadLine):
        raise ValueError(fields.message)  # noqa: TRY004 - a value that a person typed
    context = fields["context"]
    findings = check_reply(fields["reply"], fields["mention"], context)
    limit = limit_for(context.platform)
    for line in told(findings, length_of(fields["reply"], limit), limit.max):
        write(f"{line}\n")
    return any(finding.weight is Weight.BLOCK for finding in findings)


def _unknown(platform: str, row: Row, number: int) -> BadLine | None:
    if known_platform(platform):
        return None
    known = ", ".join(sorted(LIMITS))
    return BadLine(
        row.get("id"), "unknown-platform", f'No platform "{platform[:40]}"; known are {known}.', number
    )


def _author(value: Any) -> tuple[str, str]:
    """Name and handle. Raises _WrongField where the value is neither a name nor such an object."""
    if value is None:
        return "", ""
    if isinstance(value, str):
        return ("", value) if value.startswith("@") else (value, value)
    if isinstance(value, dict):
        name, handle = value.get("name") or "", value.get("handle") or ""
        if isinstance(name, str) and isinstance(handle, str):
            return name, handle
    raise _WrongField("author", '"author" is a name, or an object with name and handle.')


def _brand(value: Any) -> str:
    """The brand's name on one line. Raises _WrongField where it is no string."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _WrongField("brand", 'The field "brand" is not a string.')
    return " ".join(value.split())[:80]


class _WrongField(ValueError):
    """A field that can't be used."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
