"""The Jinja2 environment of pages and mails. Reply texts that people edit never go through it."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from jinja2 import Environment

from monitor.pages import formats


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page by its name."""
    return reverse(name, args=args, kwargs=kwargs)


def environment(**options: Any) -> Environment:
    """Jinja2 with what every page uses: `url`, `static`, and the filters of monitor.pages.formats."""
    env = Environment(**options)  # noqa: S701 -- settings.py passes select_autoescape(["html"])
    env.globals.update(url=url, static=staticfiles_storage.url)
    env.filters.update(formats.FILTERS)
    return env
