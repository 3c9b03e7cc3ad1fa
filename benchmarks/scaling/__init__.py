"""How many instances N callers need, and what the deployment's scaling policy makes of an hour: a simulation.

    python -m benchmarks.scaling [--seed N] [--hours N] [--write]

`traces` draws the calls, `fleet` plays them to instances with slots, `policy` is what Application Auto Scaling does,
`questions` asks, and `page` is docs/scaling.md with its pictures. Nothing is measured here: what an instance can do
comes from docs/performance.md, or from what a vendor published.
"""
