"""Loaded before Django's settings: tests never touch an installation's data, nor its settings."""

from __future__ import annotations

import os
import tempfile

FOR_TESTS = ("AMENDS_TEST_", "AMENDS_REQUIRE_")
for name in [name for name in os.environ if name.startswith("AMENDS_") and not name.startswith(FOR_TESTS)]:
    del os.environ[name]
os.environ["AMENDS_HOME"] = tempfile.mkdtemp(prefix="amends-tests-")
os.environ["AMENDS_TOKEN_KEY"] = "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="
os.environ["AMENDS_SECRET_KEY"] = "only-for-tests-" + "x" * 50
