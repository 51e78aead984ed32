"""How many examples the property tests try: few and always the same by default, many on demand.

HYPOTHESIS_PROFILE=long python -m pytest tests/unit/domain
"""

import os

from hypothesis import settings

settings.register_profile("fast", max_examples=15, derandomize=True, deadline=None, database=None)
settings.register_profile("long", max_examples=3000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
