"""`amends export`: mentions, cases, drafts, replies or labels as JSON Lines or CSV."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from config.cli.django_ready import database_sentences, fail, require_setup, start_django

if TYPE_CHECKING:
    from monitor.models import Brand


def export(what: str, *, brand: str, form: str, output: Path | None) -> None:
    """Write one table to `output`, or to standard output. Ends with status 1 where that can't be done."""
    start_django()
    from config.exports.tables import TABLES
    from config.exports.writing import FORMATS, whole_file

    if what not in TABLES:
        fail(f"there is no {what!r} to export. Choose one of: {', '.join(TABLES)}.")
    if form not in FORMATS:
        fail(f"the format {form!r} is unknown. Choose one of: {', '.join(FORMATS)}.")
    require_setup()
    table, write = TABLES[what], FORMATS[form]
    with database_sentences():
        rows = table.rows(_brand(brand) if brand else None)
        if output is None:
            # Whatever the terminal's encoding is, an export is UTF-8 and its newlines are its own.
            out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
            try:
                write(out, table.columns, rows)
            finally:
                out.detach()
            return
        try:
            with whole_file(output) as file:
                count = write(file, table.columns, rows)
        except OSError as error:
            fail(f"{output} can't be written: {error.strerror}.")
    print(f"{count:,} {what} written to {output}.", file=sys.stderr)


def _brand(name: str) -> Brand:
    from monitor.models import Brand

    found = Brand.objects.filter(name=name).first() or Brand.objects.filter(name__iexact=name).first()
    if found is None:
        known = ", ".join(Brand.objects.order_by("name").values_list("name", flat=True)[:20]) or "none yet"
        fail(f"there is no brand {name!r}. Brands: {known}.")
    return found
