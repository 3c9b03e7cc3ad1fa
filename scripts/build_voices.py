"""Rebuild src/cadenza/data/kokoro_voices.npz from the style tables as published.

    npm pack kokoro-js@1.2.1 && tar xzf kokoro-js-1.2.1.tgz
    python scripts/build_voices.py package/voices src/cadenza/data/kokoro_voices.npz

Each of the tables (raw little-endian float32, 510 lengths x 256 values, Apache-2.0, from hexgrad's
Kokoro-82M) has rank 10 but for rounding, so ten coefficients a length and a basis of ten vectors hold it: 1.6
MB rather than 28. The script prints the worst relative error (Frobenius norm), and stops rather than write
tables that are off by more than 1e-4.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RANK = 10
TOLERANCE = 1e-4

Table = NDArray[np.float32]


def factorise(table: Table) -> tuple[Table, Table]:
    """Split `table` [510, 256] into coefficients [510, 10] and a basis [10, 256], the best for their rank."""
    left, strength, right = np.linalg.svd(table.astype(np.float64), full_matrices=False)
    return (left[:, :RANK] * strength[:RANK]).astype(np.float32), right[:RANK].astype(np.float32)


def relative_error(table: Table, coefficients: Table, basis: Table) -> float:
    """Say how far the product is from `table`, relative to its size."""
    return float(np.linalg.norm(table - coefficients @ basis) / np.linalg.norm(table))


def main(source: Path, target: Path) -> None:
    """Factorise every `*.bin` in the folder `source` and write `target`."""
    paths = sorted(source.glob("*.bin"))
    if not paths:
        sys.exit(f"no *.bin in {source}")
    tables = [np.fromfile(path, "<f4").reshape(510, 256) for path in paths]
    factors = [factorise(table) for table in tables]
    errors = [relative_error(table, *parts) for table, parts in zip(tables, factors, strict=True)]
    worst = int(np.argmax(errors))
    print(f"{len(paths)} voices; worst relative error {errors[worst]:.1e} ({paths[worst].stem})")
    if errors[worst] > TOLERANCE:
        sys.exit(f"more than {TOLERANCE}: these tables are of another kind; nothing written")
    np.savez_compressed(
        target,
        names=np.array([path.stem for path in paths]),
        coef=np.stack([coefficients for coefficients, _ in factors]),
        basis=np.stack([basis for _, basis in factors]),
    )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
