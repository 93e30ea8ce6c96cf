"""`disclosure`: the table of commands; each is loaded only when it is called, so that `--help` answers at once.

Exit codes: 0 done · 1 a check failed · 2 usage error · 3 some held or unreadable · 4 some blocked by the leak gate.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import cast

import click

#: command → (module with a click command named `command`, one line of help)
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("service.cli.demo", "Walk every sample through the whole road, in a folder of its own."),
    "serve": ("service.cli.serve", "Serve the API, with jobs run beside it."),
    "worker": ("service.cli.worker", "Run jobs in processes of their own."),
    "migrate": ("service.cli.migrate", "Bring the database to the shape that this version needs."),
    "call": ("service.cli.call", "Create calls for evidence."),
    "submit": ("service.cli.submit", "Bring in responses to a call."),
    "key": ("service.cli.key", "Create keys for persons and services."),
    "redact": ("service.cli.redact", "Redact files without a server; drafts and a report for each."),
    "check": ("service.cli.check", "Hunt for secrets in any file: the leak gate without a server."),
    "audit": ("service.cli.audit", "Prove that the audit trail is whole."),
    "publish": ("service.cli.publish", "Publish the responses to a call as a static site."),
    "letter": ("service.cli.letter", "Write, read and deliver letters on confidentiality decisions."),
    "retention": ("service.cli.retention", "List what is due to be destroyed; hold, propose and approve."),
    "release": ("service.cli.release", "Check a released bundle, offline."),
    "policy": ("service.cli.policy", "Explain a ground; check the policy packs: schema, sources, worked examples."),
    "clock": ("service.cli.clock", "Say when an answer to a request is due, and how that was counted."),
    "openapi": ("service.cli.openapi", "Check that the snapshots in openapi/ are what the code gives."),
    "evaluate": ("service.cli.evaluate", "Measure detection and understanding on marked texts."),
    "quality": ("service.cli.quality", "Say what reviewers' decisions tell of detection, and suggest list changes."),
    "doctor": ("service.cli.doctor", "Say which optional programs are there and what is lost without them."),
}


class Commands(click.Group):
    """A group whose commands are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the library names the parameter
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import and return one command; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", import_module(COMMANDS[cmd_name][0]).command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the table without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="disclosure-service")
def disclosure() -> None:
    """Find, decide, redact and prove: responses to calls for evidence made fit for disclosure."""


def main() -> None:
    """Run the command line."""
    sys.exit(disclosure(prog_name="disclosure"))
