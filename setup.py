"""Stub for tools that still ask setup.py; everything is declared in pyproject.toml."""

from setuptools import setup

name = "appeals_app"

setup(name=name)
