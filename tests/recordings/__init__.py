"""Our rooms over answers that others recorded from the real platforms."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.recordings.mastodon_fields", "tests.recordings.reddit_fields")
