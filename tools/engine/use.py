"""Several runs may use the running services at once; the last one stops those that were started for tests only."""

import contextlib
import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path


class SharedUse:
	"""Who uses the services, and whether they live only as long as the tests."""

	def __init__(self, home: Path) -> None:
		self._lock = home / "in-use"
		self._for_tests = home / "started-for-tests"

	def started_for_tests(self) -> None:
		"""The services were started by a run of tests: its end, or that of the last such run, ends them."""
		self._for_tests.touch()

	def started_to_stay(self) -> None:
		self._for_tests.unlink(missing_ok=True)

	@contextlib.contextmanager
	def of_tests(self, stop: Callable[[], object]) -> Iterator[None]:
		"""Use them; afterwards stop them if they were started for tests and nobody else uses them."""
		with self._lock.open("a") as lock:
			fcntl.flock(lock, fcntl.LOCK_SH)
			try:
				yield
			finally:
				fcntl.flock(lock, fcntl.LOCK_UN)
				with contextlib.suppress(BlockingIOError):
					fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
					self._stop(stop)

	def _stop(self, stop: Callable[[], object]) -> None:
		if self._for_tests.exists():
			stop()
			self._for_tests.unlink(missing_ok=True)
