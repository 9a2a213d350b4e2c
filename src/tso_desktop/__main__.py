"""python -m tso_desktop."""

import sys

from tso_desktop.app import main

sys.exit(main())
