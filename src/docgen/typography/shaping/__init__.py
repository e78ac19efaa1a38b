"""HarfBuzz shaping and its caches."""
