"""`python -m leidraad` is the command `leidraad`."""

from leidraad.cli import main

if __name__ == "__main__":
    main(prog_name="leidraad")
