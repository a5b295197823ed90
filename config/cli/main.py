"""All commands, by name. `amends --help` imports none of their machinery."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="amends",
    help="Hear what people say about a brand, and answer so that it makes things right.",
    no_args_is_help=True,
    context_settings={"max_content_width": 110},
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
sources_app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
app.add_typer(sources_app, name="sources")


@app.command()
def setup(
    email: Annotated[str, typer.Option(help="The owner's e-mail address, for alerts.")] = "",
    sample: Annotated[bool, typer.Option(help="Start with the sample brand on the practice square.")] = True,
    if_needed: Annotated[bool, typer.Option("--if-needed", help="Say nothing where all is ready.")] = False,
) -> None:
    """Make the database, the keys, the first owner and the sample brand. Safe to run again."""
    from config.cli.setup import setup as command

    command(email=email, sample=sample, if_needed=if_needed)


@app.command()
def run(
    restart: Annotated[bool, typer.Option(help="Restart a process that dies.")] = True,
    window: Annotated[
        bool | None,
        typer.Option("--open/--no-open", help="Open the desk in the browser; by itself at a screen."),
    ] = None,
) -> None:
    """Start the desk and the clock, and stop both cleanly on Ctrl-C."""
    from config.cli.run import run as command

    command(restart=restart, window=window)


@app.command()
def web() -> None:
    """Start the desk alone (for systemd or a container)."""
    from config.cli.web import web as command

    command()


@app.command()
def clock(
    once: Annotated[
        bool, typer.Option("--once", help="Run every step until nothing is left, then stop.")
    ] = False,
) -> None:
    """Start the clock alone: it collects, reads, files, drafts, posts and sends mail."""
    from config.cli.clock import clock as command

    command(once=once)


@app.command()
def link(
    username: Annotated[str, typer.Argument(help="Whom to sign in; the first owner if left out.")] = "",
) -> None:
    """Print a one-time sign-in link."""
    from config.cli.people import link as command

    command(username)


@app.command("add-user")
def add_user(
    username: str,
    role: Annotated[str, typer.Option(help="owner or manager")] = "manager",
    email: Annotated[str, typer.Option(help="Their e-mail address.")] = "",
    signature: Annotated[str, typer.Option(help="The first name that signs replies.")] = "",
) -> None:
    """Add somebody who signs in, and print their one-time link."""
    from config.cli.people import add_user as command

    command(username, role=role, email=email, signature=signature)


@app.command()
def doctor() -> None:
    """Check the installation; each finding says what is wrong and what to type."""
    from config.cli.doctor import doctor as command

    command()


@app.command()
def connect(
    platform: Annotated[str, typer.Argument(help="The platform; left out, all are listed.")] = "",
    brand: Annotated[str, typer.Option(help="Whose account it is; made where it is new.")] = "",
    given: Annotated[
        list[str] | None,
        typer.Option("--set", help="NAME=VALUE, or NAME=@FILE for a secret; repeatable."),
    ] = None,
    cap: Annotated[str, typer.Option(help="US dollars a month at which collecting stops.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Connect it without asking.")] = False,
) -> None:
    """Connect an account: what to do, a live check, what it may do and costs."""
    from config.cli.connecting import connect as command

    command(platform, brand=brand, given=given or [], cap=cap, yes=yes)


@app.command()
def brand(
    name: Annotated[str, typer.Argument(help="The brand; left out, the only one.")] = "",
    given: Annotated[
        list[str] | None,
        typer.Option("--set", help="FIELD=VALUE, with commas between the pieces of a list; repeatable."),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Make it where there is none of this name.")] = False,
) -> None:
    """Show what a brand watches for, whom it mails and how it signs; `--set` sets it."""
    from config.cli.brands import brand as command

    command(name, given=given or [], new=new)


@sources_app.callback()
def sources(context: typer.Context) -> None:
    """Show how each source is doing; `add` adds one."""
    if context.invoked_subcommand is None:
        from config.cli.sources import sources as command

        command()


@sources_app.command("add")
def sources_add(
    channel: Annotated[str, typer.Argument(help="The number of the channel, as `amends sources` shows it.")],
    stream: Annotated[str, typer.Argument(help="What to listen to, such as search.")],
    query: Annotated[
        str, typer.Argument(help="The words, the tag or the address that the stream takes.")
    ] = "",
    trying: Annotated[
        bool, typer.Option("--try", help="Only say what it would have brought in the last day.")
    ] = False,
) -> None:
    """Listen to something more."""
    from config.cli.sources import add as command

    command(channel, stream, query, trying=trying)


@app.command("rotate-key")
def rotate_key() -> None:
    """Encrypt the accounts' secrets with a new key."""
    from config.cli.keys import rotate_key as command

    command()


@app.command("import")
def import_(  # noqa: PLR0917
    file: Annotated[Path, typer.Argument(help="A JSON Lines or CSV file; - for standard input.")],
    brand: Annotated[str, typer.Option("--brand", help="The brand's name; made where it is new.")],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="FIELD=COLUMN, for example text=tweet_text; repeatable.")
    ] = None,
    rejects: Annotated[Path | None, typer.Option(help="Where rows that can't be used go.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check the file; store nothing.")] = False,
    work: Annotated[
        bool, typer.Option(help="Read, file and draft at once, without waiting for the clock.")
    ] = True,
    alert: Annotated[
        bool, typer.Option(help="Mail the owner of what must not wait, as for fresh mentions.")
    ] = False,
) -> None:
    """Read a file of posts, as mentions of a brand."""
    from config.cli.importing import import_file as command

    command(
        file, brand=brand, mapping=mapping or [], rejects=rejects, dry_run=dry_run, work=work, alert=alert
    )


@app.command()
def export(
    what: Annotated[str, typer.Argument(help="mentions, cases, drafts, replies or labels")],
    brand: Annotated[str, typer.Option(help="Only this brand.")] = "",
    form: Annotated[str, typer.Option("--format", help="jsonl or csv")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; standard output if left out.")
    ] = None,
) -> None:
    """Write mentions, cases, drafts, replies or labels as JSON Lines or CSV."""
    from config.cli.exporting import export as command

    command(what, brand=brand, form=form, output=output)


@app.command()
def reread(
    brand: Annotated[str, typer.Option(help="Only this brand, by its name.")] = "",
    days: Annotated[int | None, typer.Option(help="How far back; 30 days if left out.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every post, however old.")] = False,
) -> None:
    """Read posts again that an earlier version has read; what a person said of one stands."""
    from config.cli.rereading import reread as command

    command(brand=brand, days=days, everything=everything)


@app.command()
def read(
    json: Annotated[bool, typer.Option("--json", help="JSON Lines on stdin and stdout.")] = False,
) -> None:
    """Say what the machine makes of texts; needs no database."""
    from config.cli.engine import read as command

    command(json=json)


@app.command()
def draft(
    json: Annotated[bool, typer.Option("--json", help="JSON Lines on stdin and stdout.")] = False,
) -> None:
    """Propose replies to texts; needs no database."""
    from config.cli.engine import draft as command

    command(json=json)


@app.command()
def check(
    reply: Annotated[str, typer.Argument(help="The reply; standard input if left out.")] = "",
    *,
    json: Annotated[bool, typer.Option("--json", help="JSON Lines on stdin and stdout.")] = False,
    mention: Annotated[str, typer.Option("--mention", help="The post that it answers.")] = "",
    platform: Annotated[str, typer.Option("--platform", help="Where it is posted.")] = "",
    brand: Annotated[str, typer.Option("--brand", help="Who we are.")] = "",
    customer: Annotated[str, typer.Option("--customer", help="Their first name.")] = "",
    kind: Annotated[str, typer.Option("--kind", help="complaint, praise, question or other.")] = "",
) -> None:
    """Run the tone check on replies; needs no database."""
    from config.cli.engine import check as command

    given = {"mention": mention, "platform": platform, "brand": brand, "customer": customer, "kind": kind}
    command({"reply": reply, **{name: value for name, value in given.items() if value}}, json=json)


@app.command()
def train(
    data: Annotated[Path, typer.Option("--data", help="The folder with the training sets.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the weights go; the shipped ones if left out.")
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option("--base", help="A folder with MiniLM's weights: teach the transformer anew, too."),
    ] = None,
    seed: Annotated[int, typer.Option(help="The same data and seed give the same weights.")] = 0,
    allow_missing: Annotated[
        bool, typer.Option("--allow-missing", help="Go on where the folder lacks a set.")
    ] = False,
) -> None:
    """Train the reading pipeline again."""
    from config.cli.engine import train as command

    command(data=data, out=out, base=base, seed=seed, allow_missing=allow_missing)


@app.command("train-grammar")
def train_grammar(
    data: Annotated[Path, typer.Option("--data", help="The folder that holds ud_ewt/train.conllu.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the weights go; the shipped ones if left out.")
    ] = None,
) -> None:
    """Train the grammar pipeline again; takes about 25 minutes on one core."""
    from config.cli.engine import train_grammar as command

    command(data=data, out=out)


@app.command("train-tone")
def train_tone(
    base: Annotated[Path, typer.Option("--base", help="A folder with MiniLM's weights.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the weights go; the shipped ones if left out.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Another seed gives other weights, about as good.")] = 0,
) -> None:
    """Train the tone check's sentence model again; takes about half an hour on one core."""
    from config.cli.engine import train_tone as command

    command(base=base, out=out, seed=seed)


@app.command()
def evaluate(  # noqa: PLR0917
    file: Annotated[Path, typer.Argument(help="A labelled JSON Lines or CSV file; - for standard input.")],
    json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
    recall: Annotated[
        float, typer.Option(help="The share of complaints that the suggested threshold must find.")
    ] = 0.95,
    errors: Annotated[int, typer.Option(min=0, help="Show so many of the surest mistakes.")] = 0,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="text=COLUMN or kind=COLUMN; repeatable.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same interval.")] = 0,
) -> None:
    """Say how well texts are read, on a file in which a person has said what each is; needs no database."""
    from config.cli.evaluating import evaluate as command

    command(file, mapping=mapping or [], recall=recall, errors=errors, seed=seed, as_json=json)


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)
def manage(context: typer.Context) -> None:
    """Run one of Django's own commands."""
    from config.cli.manage import manage as command

    command(context.args)


def main() -> None:
    """The entry point."""
    try:
        app()
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong, and nothing more can be said.
        sys.stderr.close()
        raise SystemExit(0) from None
