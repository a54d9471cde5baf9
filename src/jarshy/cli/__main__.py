"""`python -m jarshy.cli` is `jarshy`."""

import sys

from jarshy.cli import main

sys.exit(main())
