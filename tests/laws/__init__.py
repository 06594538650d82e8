"""What must hold of any guideline. A folder of tests imports the laws that it holds its own guideline to.

`from laws.pages import *` takes its tests, which ask for the forms of a guideline as fixtures: see `helpers/forms.py`.
"""

from pathlib import Path

import pytest

pytest.register_assert_rewrite(*(f"{__name__}.{path.stem}" for path in Path(__file__).parent.glob("[a-z]*.py")))
