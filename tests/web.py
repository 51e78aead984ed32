"""The web application of the tests: that of `make up`, whose translations are read once."""

from tests.kept_readings import read_once
from tools.engine.web import application

__all__ = ["application"]

read_once()
