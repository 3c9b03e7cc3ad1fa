"""`python -m cadenza` is the command `cadenza`."""

from cadenza.cli import main

main(prog_name="cadenza")
