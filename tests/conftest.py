"""How hard Hypothesis looks: `HYPOTHESIS_PROFILE=thorough uv run pytest` looks further than the default, and elsewhere each time."""

import os

from hypothesis import HealthCheck, settings

# Slow machines, and coverage, make no test fail: how fast something is, benchmarks tell.
settings.register_profile("any", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
# The same examples in every run: a failure is about the change at hand, not about luck.
settings.register_profile("ci", settings.get_profile("any"), derandomize=True, max_examples=100)
# The same laws on fewer examples: on every other Python, what is asked is whether it runs there alike.
settings.register_profile("brief", settings.get_profile("ci"), max_examples=20)
settings.register_profile("thorough", settings.get_profile("any"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
