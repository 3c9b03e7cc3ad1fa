"""Cadenza: open, self-hosted, streaming text-to-speech with the wire contract of Sonic 3 on Amazon SageMaker."""
