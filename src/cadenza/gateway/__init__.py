"""A SageMaker runtime of one's own: the AWS SDKs talk to it as to an endpoint, and it talks to containers.

It knows HTTP, processes and bytes, and nothing of speech: `tests/test_layers.py` has it above everything that does.
"""
