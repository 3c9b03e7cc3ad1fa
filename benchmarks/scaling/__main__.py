"""See the package."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from benchmarks.scaling import __doc__ as what
from benchmarks.scaling import page
from benchmarks.scaling.policy import Policy
from benchmarks.scaling.questions import CALLERS, EXAMPLE, KINDS, TRACES, Hours, need, policy_at_work


def main() -> None:
    """Play the traces, print the tables, and write page and pictures if asked to."""
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hours", type=int, default=5, help="hours of each trace [default: 5]")
    parser.add_argument("--write", action="store_true", help="write docs/scaling.md and its pictures")
    given = parser.parse_args()

    fixed = [need(kind, callers, hours=given.hours, seed=given.seed) for kind in KINDS for callers in kind.callers]

    def hours(trace: str, policy: Policy, number: int = -1) -> Hours:
        kind = KINDS[number]
        callers = CALLERS if kind is EXAMPLE else kind.callers[-1]
        return policy_at_work(kind, callers, trace, policy, hours=given.hours, seed=given.seed)

    usual = [hours(trace, Policy(), number) for number in range(len(KINDS)) for trace in TRACES]
    others = [
        hours(trace, Policy(utilization=utilization, startup_seconds=startup))
        for trace in ("bursty", "ramp")
        for utilization in (0.6, 0.7, 0.75)
        for startup in (120.0, 300.0, 600.0)
    ]
    parts = {
        "kinds": page.kinds_table(),
        "needs": page.needs_table(fixed),
        "hours": page.hours_table(usual),
        "policies": page.policies_table(others),
        "run": f"Simulated on {datetime.now(UTC):%-d %B %Y}, {given.hours} hours of each trace, seed {given.seed}.\n",
    }
    print("\n".join(parts.values()))
    if given.write:
        (page.DOCS / "scaling.md").write_text(page.written((page.DOCS / "scaling.md").read_text(), parts))
        title = f"{CALLERS} callers, instances of {EXAMPLE.slots} slots"
        for one in usual[-len(TRACES) :]:
            drawn = page.hour_picture(one.outcomes[0], EXAMPLE.slots, one.policy.utilization, f"{title}: {one.trace}")
            (page.DOCS / f"scaling-{one.trace}.svg").write_text(drawn)
        mine = [one for one in fixed if one.kind is EXAMPLE]
        (page.DOCS / "scaling-needs.svg").write_text(page.needs_picture(mine, f"Fixed fleets of {EXAMPLE.slots} slots"))


if __name__ == "__main__":
    main()
