"""Playbooks written before there were versions are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from monitor.models import Brand
from responders.playbooks import playbook_of

pytestmark = pytest.mark.django_db(transaction=True)


def _migration() -> tuple[str, str]:
    for app, name in MigrationExecutor(connection).loader.graph.nodes:
        if app == "responders" and name.endswith("_playbook"):
            return app, name
    raise LookupError("the migration of playbooks")


@pytest.fixture
def before() -> Iterator[Any]:
    """The state of the database just before playbooks had versions; all migrations again afterwards."""
    executor = MigrationExecutor(connection)
    former = [
        node for node in executor.loader.graph.node_map[_migration()].parents if node[0] == "responders"
    ]
    executor.migrate([tuple(node) for node in former])
    yield executor.loader.project_state([tuple(node) for node in former]).apps
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_what_an_owner_had_written_becomes_version_1(before: Any) -> None:
    brand = before.get_model("monitor", "Brand").objects.create(name="Tin Shop", slug="tin-shop")
    before.get_model("responders", "PlaybookEntry").objects.create(
        brand_id=brand.pk, topic="billing", act="I'll pay it back", by_when="today", offer="£5", limit="5.50"
    )
    executor = MigrationExecutor(connection)
    executor.migrate([_migration()])
    kept = playbook_of(Brand.objects.get(pk=brand.pk))
    assert kept.version == 1
    assert (kept.remedies["billing"].act, kept.remedies["billing"].limit) == ("I'll pay it back", 5.5)
    assert kept.remedies["delivery"].by_when == "within two hours"
