"""No test measures time: hypothesis, too, lets an example take as long as it takes on a busy machine."""

from hypothesis import settings

settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")
