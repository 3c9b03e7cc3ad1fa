"""The command `cadenza`: it parses, it prints, and leaves the work to the parts."""

from __future__ import annotations

import errno
import os
import signal
import sys

import click

from cadenza.bench.command import bench
from cadenza.client.errors import NotConfigured, RequestError, SpeechError
from cadenza.deploy.command import deploy
from cadenza.errors import CadenzaError, ConfigurationError, InvalidRequest
from cadenza.gateway.command import gateway
from cadenza.say import say
from cadenza.settings import Settings
from cadenza.voices import Voices


class _Command(click.Group):
    """Shows our errors as one line and ends with code 2 for what the caller can mend, 1 otherwise."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CadenzaError as error:
            click.echo(f"cadenza: {error}", err=True)
            ctx.exit(2 if error.status < 500 or isinstance(error, ConfigurationError) else 1)
        except SpeechError as error:
            click.echo(f"cadenza: {error}", err=True)
            ctx.exit(2 if isinstance(error, RequestError | NotConfigured) else 1)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            click.echo(f"cadenza: {error.strerror}", err=True)
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the rest is tried again at the end
            ctx.exit(1)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cadenza", message="%(prog)s %(version)s")
def main() -> None:
    """Open, self-hosted, streaming text-to-speech."""


@main.command()
@click.option("--host", help="Address to listen on.  [default: 0.0.0.0]")
@click.option("--port", type=int, help="Port to listen on, 0 for a free one.  [default: 8080]")
@click.option("--replicas", type=int, help="Model replicas.  [default: 1]")
@click.option("--slots", type=int, help="Concurrent generations per replica.  [default: 4]")
@click.option("--engine", type=click.Choice(["auto", "fast", "full", "tone"]), help="Acoustic engine.  [default: auto]")
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), help="[default: info]")
@click.option("--tls-cert", type=click.Path(), help="Certificate chain (PEM) to serve TLS with.")
@click.option("--tls-key", type=click.Path(), help="Its private key (PEM).")
@click.option("--tls-self-signed", is_flag=True, default=None, help="Serve TLS with a certificate made here.")
@click.option("--until-stdin-ends", is_flag=True, help="Drain when standard input ends, as on SIGTERM.")
def serve(until_stdin_ends: bool, **given: str | int | None) -> None:
    """Run the server: the container's routes, Cartesia's API and OpenAI's speech endpoint.

    Every option, and more, can be set by an environment variable: see docs/settings.md.
    """
    # Before the heavy imports: the first process of a container would else not hear the signal until it is killed.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    from cadenza.http.server import serve as run
    from cadenza.telemetry import configure_logging

    settings = Settings.from_env(os.environ, **given)
    configure_logging(settings.log_level)
    code = run(settings, until_stdin_ends=until_stdin_ends)
    sys.stdout.flush()
    os._exit(code)  # the interpreter's own end would abort if a thread is still loading a model, or in a step


main.add_command(say)


@main.command()
@click.option("--language", help="Only voices of this language, as en or en-GB.")
def voices(language: str | None) -> None:
    """List the voices."""
    known = Voices.load().all()
    wanted = (language or "").lower().replace("_", "-")
    rows = [v for v in known if wanted in {"", v.locale.lower(), v.language}]
    if not rows:
        locales = ", ".join(sorted({v.locale for v in known}))
        raise InvalidRequest.of("language", language, f"{locales}; other languages can be spoken by any voice")
    click.echo(f"{'voice':<14}{'name':<12}{'locale':<8}{'gender':<11}{'id':<38}description")
    for v in rows:
        click.echo(f"{v.key:<14}{v.name:<12}{v.locale:<8}{v.gender:<11}{v.id:<38}{v.description}")


main.add_command(bench)
main.add_command(deploy)
main.add_command(gateway)
