"""Cadenza: open, self-hosted, streaming text-to-speech with the wire contract of Sonic 3 on Amazon SageMaker."""

import os

# From 1.32 on, onnxruntime tells its maker that it runs, unless this is set before it is imported.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
