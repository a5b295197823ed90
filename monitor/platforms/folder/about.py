"""A folder of files as a platform among others."""

from __future__ import annotations

from datetime import timedelta

from monitor.platforms.about import About, Asked, Stream

ABOUT = About(
    platform="folder",
    name="Folder of files",
    summary="Posts that another program drops as files (CSV, JSON Lines) into a folder on this machine.",
    streams=(
        Stream(
            name="files",
            label="Every file in a folder",
            takes="the folder's path",
            help="The whole path, on the machine where Amends runs: below the folder inbox of its data, or below "
            "one that AMENDS_FOLDERS names. Files are read and left where they are.",
            example="/srv/amends/incoming",
            every=timedelta(minutes=1),
            at_least=timedelta(seconds=10),
        ),
    ),
    steps=(
        "Make a folder, and give the user that runs Amends the right to read it.",
        "Let your program write each file under a name that begins with a dot, and rename it when it is whole.",
    ),
    asks=(
        Asked(
            name="columns",
            label="Which column is which",
            help="Only where the names are not known by themselves: pairs like text=body, with spaces between.",
            secret=False,
            optional=True,
            example="text=body author=customer",
        ),
    ),
    rules=(
        "Every post in the files is taken in, whether it names the brand or not.",
        "Files are never changed, moved or deleted. Clear the folder yourself: it may hold 2,000 files.",
    ),
    answers="by_hand",
)
