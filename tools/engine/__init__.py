"""Makes a Frappe bench with this app on a bare machine, runs it, and runs the tests in it.

Plain standard library, Python 3.10+; nothing here is imported by the app. See docs/engine.md.
"""
