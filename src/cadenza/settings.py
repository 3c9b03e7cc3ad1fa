"""Every setting, documented where it is declared, read once from the environment and then passed as a value."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from cadenza.errors import ConfigurationError

PREFIX = "CADENZA_"
SAGEMAKER_MODEL_DIR = Path("/opt/ml/model")
"""Where SageMaker mounts model artifacts; used when it holds the model and no other folder is named."""


_SAGEMAKER_LOG_LEVELS = {"10": "debug", "20": "info", "30": "warning", "40": "error"}
_SERVICE_LINK = re.compile(r"^CADENZA_(SERVICE_(HOST|PORT)|PORT_\d+_|PORT=\w+://)")


class Settings(BaseModel):
    """The settings of one server. The environment variable of a field is `CADENZA_` and its name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field("0.0.0.0", description="Address to listen on.")  # noqa: S104 - a container listens on all
    port: int = Field(8080, ge=0, le=65535, description="Port to listen on; 0 takes a free one and logs it.")
    engine: Literal["auto", "fast", "full", "tone"] = Field(
        "auto",
        description="`full` speaks with every voice; `fast` needs a fiftieth of the time but has only `af_heart`, in "
        "American English; `auto` takes `fast` where it can and `full` elsewhere; `tone` is a weightless engine of "
        "beeps for tests of plumbing.",
    )
    model_dir: Path | None = Field(
        None,
        description="Folder that holds `kokoro-v1.0.int8.onnx`; without it `/opt/ml/model` if the file is there, "
        "else the installed model packages. Checked by sha256 either way.",
    )
    fast_voices: str = Field(
        "",
        pattern=r"^(\s*[a-z]{2}_[a-z]+=[^#,]+#[0-9a-f]{64}\s*(,|$))*$",
        description="More voices for the fast engine, as `am_michael=/path/to/model.onnx#<sha256 of the file>`, "
        "separated by commas: files of the kind that hibari-tts has for `af_heart`.",
    )
    data_dir: Path = Field(
        Path("~/.local/share/cadenza"),
        description="Folder that keeps what callers store: the pronunciation dictionaries. On a local disk; servers of "
        "one machine may share it. Made when something is stored.",
    )
    replicas: int = Field(
        1,
        ge=1,
        le=64,
        description="Model replicas in this server; of several, each is a process of its own that is replaced if it "
        "dies, and their weights are in memory once.",
    )
    slots: int = Field(4, ge=1, le=1024, description="Concurrent generations per replica; the next request gets 429.")
    threads: int = Field(
        0, ge=0, le=256, description="Compute threads per replica; 0 shares the cores among the replicas."
    )
    max_transcript: int = Field(
        10_000, ge=1, le=1_000_000, description="Longest transcript in characters, tags included; longer gets 422."
    )
    max_body: int = Field(
        1_048_576, ge=1024, le=26_214_400, description="Largest request body in bytes; larger gets 413."
    )
    body_seconds: float = Field(
        10.0, gt=0, le=60, description="Seconds in which a body must have arrived; slower gets 408."
    )
    stall_seconds: float = Field(
        30.0, gt=0, le=480, description="Seconds after which a client that reads nothing is disconnected."
    )
    max_sockets: int = Field(
        256, ge=1, le=65_536, description="WebSocket connections at once; the next upgrade gets 429."
    )
    idle_seconds: float = Field(
        300.0, gt=0, le=86_400, description="Seconds after which a WebSocket that nothing is asked of is closed."
    )
    context_seconds: float = Field(
        30.0,
        gt=0,
        le=3600,
        description="Seconds that a WebSocket context may wait for more text, and hold its slot, before its input "
        "counts as ended.",
    )
    drain_seconds: float = Field(
        25.0, ge=0, le=3600, description="Seconds that live streams may go on after SIGTERM (SageMaker kills at 30)."
    )
    api_keys: str = Field(
        "",
        repr=False,
        description="Keys that callers must show, separated by commas; empty lets everybody in. As Bearer or as "
        "X-API-Key, or in the query as `api_key`; `POST /access-token` gives tokens for an hour at most.",
    )
    cors_origins: str = Field(
        "*",
        pattern=r"^\s*(\*|none|([a-z][a-z0-9+.-]*://[^\s,/]+\s*(,\s*|$))+)\s*$",
        description="Origins, as `https://app.example.com`, separated by commas, whose pages may call from a browser; "
        "`*` is any, `none` is none.",
    )
    tls_cert: Path | None = Field(None, description="File with the certificate chain (PEM) to serve TLS with.")
    tls_key: Path | None = Field(None, description="File with the certificate's private key (PEM).")
    tls_self_signed: bool = Field(
        False,
        description="Serve TLS with a certificate that signs itself: made once, kept in `tls/certificate.pem` of the "
        "data folder for clients to trust. Needs the extra `tls`.",
    )
    require_language: bool = Field(
        True, description="Whether `language` is required; if not, the voice's language is the default."
    )
    emf_dimensions: str = Field(
        "",
        max_length=1000,
        # CloudWatch's limits: at most 30, names of 255 characters, values of ASCII.
        pattern=r"^(\s*[A-Za-z]{1,255}=[!-+\--<>-~]+\s*(,|$)){0,30}$",
        description="Names by which CloudWatch finds this server's metrics, as `EndpointName=tts,VariantName=All`. "
        "With them the log has a line in its embedded metric format for each stream and each refusal.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least level that is logged; transcripts appear at `debug` only."
    )

    @field_validator("emf_dimensions")
    @classmethod
    def _name_each_once(cls, given: str) -> str:
        names = [part.partition("=")[0] for part in _listed(given)]
        if len(set(names)) < len(names):
            raise ValueError("Each name may be there once")
        return given

    @field_validator("api_keys")
    @classmethod
    def _hold_a_key(cls, given: str) -> str:
        if given and not _listed(given):
            raise ValueError("No key is in it; leave it out to let everybody in")
        return given

    @classmethod
    def from_env(cls, environ: Mapping[str, str], **given: object) -> Settings:
        """Read the settings from `environ`; those in `given` that are not None win.

        SageMaker's port and log level count where neither names one. An empty variable is one that isn't set, and those
        that Kubernetes makes for a service called cadenza are not ours. Raises ConfigurationError for a value that is
        out of range and for a `CADENZA_` variable that doesn't exist.
        """
        values: dict[str, object] = {}
        if port := environ.get("SAGEMAKER_BIND_TO_PORT"):
            values["port"] = port
        if level := _SAGEMAKER_LOG_LEVELS.get(environ.get("SAGEMAKER_CONTAINER_LOG_LEVEL", "")):
            values["log_level"] = level
        for name, value in environ.items():
            if name.startswith(PREFIX) and value and not _SERVICE_LINK.search(f"{name}={value}"):
                values[name.removeprefix(PREFIX).lower()] = value
        values |= {name: value for name, value in given.items() if value is not None}
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            raise ConfigurationError("; ".join(map(cls._told, error.errors()))) from None

    @classmethod
    def _told(cls, error: ErrorDetails) -> str:
        """Say what is wrong with one variable."""
        field = str(error["loc"][0])
        reason = error["msg"].removeprefix("Value error, ")
        match error["type"]:
            case "extra_forbidden":
                reason = f"No such setting; there are {', '.join(PREFIX + name.upper() for name in cls.model_fields)}"
            case "string_pattern_mismatch":
                reason = f"Allowed: {cls.model_fields[field].description}"
        return f"{PREFIX}{field.upper()}: got {str(error['input'])[:80]!r}. {reason.rstrip('.')}."

    @property
    def keys(self) -> list[str]:
        """The API keys."""
        return _listed(self.api_keys)

    @property
    def origins(self) -> list[str]:
        """The origins whose pages may call."""
        return [] if self.cors_origins.strip() == "none" else _listed(self.cors_origins)

    @property
    def cloudwatch(self) -> dict[str, str]:
        """The dimensions of the metrics that are written for CloudWatch; none if none are."""
        return dict(part.split("=", 1) for part in _listed(self.emf_dimensions))

    @property
    def weights(self) -> Path | None:
        """The folder to load the model from, None for the installed packages."""
        if self.model_dir is None and (SAGEMAKER_MODEL_DIR / "kokoro-v1.0.int8.onnx").is_file():
            return SAGEMAKER_MODEL_DIR
        return self.model_dir

    @property
    def more_fast_voices(self) -> dict[str, tuple[Path, str]]:
        """Path and SHA-256 of each further voice of the fast engine, by its key."""
        voices = {}
        for entry in _listed(self.fast_voices):
            key, _, file = entry.partition("=")
            path, _, digest = file.rpartition("#")
            voices[key] = (Path(path), digest)
        return voices

    @property
    def threads_per_replica(self) -> int:
        """Compute threads that each replica gets."""
        return self.threads or max(1, len(os.sched_getaffinity(0)) // self.replicas)

    @property
    def workers_per_replica(self) -> int:
        """Streams that a replica computes at the same moment; each may use all its threads when it is alone."""
        return min(self.threads_per_replica, self.slots)


def _listed(text: str) -> list[str]:
    return [part for given in text.split(",") if (part := given.strip())]
