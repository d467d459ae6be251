"""The terminal UI: an app, its screens and widgets, and one list of commands.

Textual is imported here and nowhere else in the package.
"""
