"""`docgen serve`: documents over HTTP, for programs and for people. Nothing that is sent is kept.

`asked`, `findings` and `work` know nothing of HTTP servers; `workers` runs work in processes; `app` is the Starlette application, `server` runs it.
"""
