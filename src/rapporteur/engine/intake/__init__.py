"""Intake: tables, documents and folders become contributions, questions and texts.

Its parts are imported by their own names (`intake.reading`, `intake.review`, `intake.inspection`): the child process
that reads an upload loads this package, and is to load no more than it needs.
"""
