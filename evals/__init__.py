"""Quality against labelled data: `python -m evals` measures, `python -m evals.fit` fits what is shipped.

A task is a module here with `run() -> list[Row]`; it is found by its name alone.
"""
