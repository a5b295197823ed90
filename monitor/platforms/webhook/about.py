"""Incoming posts by webhook, as a platform among others. Nothing is pulled, so there is no stream."""

from __future__ import annotations

from monitor.platforms.about import About

ABOUT = About(
    platform="webhook",
    name="Webhook",
    summary="Posts that your own programs, or a service between, send to this machine as JSON.",
    streams=(),
    steps=(
        "Connect it: an address and a secret are made. The secret is shown once.",
        "Let the sender sign every request with the secret; docs/platforms/webhook.md shows how.",
    ),
    rules=(
        "A request may hold 500 posts and 1 MB; one that was signed more than five minutes ago is refused.",
        "The same post may be sent again: posts are known by their id.",
        "Every post is taken in, whether it names the brand or not.",
    ),
    answers="by_hand",
)
