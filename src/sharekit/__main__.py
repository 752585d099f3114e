"""`python -m sharekit`."""

from sharekit.cli import main

if __name__ == "__main__":
    main()
