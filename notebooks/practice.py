"""An AWS account in memory and SageMaker's runtime on this machine, for the notebook to practise on.

The notebook does the same on AWS. All that differs is the environment that is set here: where AWS's services are, and
credentials that are good for nothing.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import boto3
from moto.server import ThreadedMotoServer

ACCOUNT, REGION = "123456789012", "us-east-1"
"""The account is moto's."""

ROLE = f"arn:aws:iam::{ACCOUNT}:role/cadenza-execution"
IMAGE = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/cadenza:1"


def start() -> ExitStack:
    """Start it all, with the role and the image that a deployment expects; closing what is returned ends it."""
    with ExitStack() as stack:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)  # or each call to the account is a line below a cell
        account = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
        account.start()
        stack.callback(account.stop)
        address = "http://{}:{}".format(*account.get_host_and_port())
        stack.enter_context(_environment(AWS_ENDPOINT_URL=address))
        stack.enter_context(_environment(AWS_ENDPOINT_URL_SERVICE_QUOTAS=stack.enter_context(_quotas())))
        stack.enter_context(_environment(AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME=stack.enter_context(_gateway())))
        stack.enter_context(
            _environment(AWS_ACCESS_KEY_ID="practice", AWS_SECRET_ACCESS_KEY="practice", AWS_DEFAULT_REGION=REGION)  # noqa: S106
        )
        _furnish()
        return stack.pop_all()


def _furnish() -> None:
    """Make what a deployment takes from others."""
    trust = {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    boto3.client("iam").create_role(RoleName=ROLE.rpartition("/")[2], AssumeRolePolicyDocument=document)
    registry = boto3.client("ecr")
    registry.create_repository(repositoryName="cadenza")
    kind, digest = "application/vnd.docker.distribution.manifest.v2+json", "sha256:" + "0" * 64
    manifest = {"schemaVersion": 2, "mediaType": kind, "config": {"size": 1, "digest": digest}, "layers": []}
    registry.put_image(repositoryName="cadenza", imageManifest=json.dumps(manifest), imageTag="1")


@contextmanager
def _gateway() -> Iterator[str]:
    """Run `cadenza gateway` on a free port; yield its address when it has a container that can speak."""
    command = [sys.executable, "-m", "cadenza", "gateway", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            records = map(json.loads, process.stdout)
            own = next(r for r in records if r["event"] == "listening" and "container" not in r)
            next(record for record in records if record["event"] == "healthy")
            Thread(target=process.stdout.read, daemon=True).start()
            yield f"http://{own['host']}:{own['port']}"
        finally:
            process.terminate()


@contextmanager
def _quotas() -> Iterator[str]:
    """Answer Service Quotas, which moto doesn't know: twenty instances; yield the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Quotas) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class _Quotas(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        """Answer ListServiceQuotas, the one call that is made."""
        answer = json.dumps({"Quotas": [{"QuotaName": "ml.c5.xlarge for endpoint usage", "Value": 20}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Set variables, and put back afterwards what was there."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
