"""HTTP surfaces: the only part that knows HTTP. Each route encodes the same stream of events."""
