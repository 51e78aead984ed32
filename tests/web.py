"""The web application of the tests: that of `make up`, whose translations are read once."""

from tests.kept_translations import read_each_file_once
from tools.engine.web import application

__all__ = ["application"]

read_each_file_once()
