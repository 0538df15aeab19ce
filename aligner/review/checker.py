"""Checking a pair in a thread of its own, while the screen goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

from aligner.errors import AlignerError
from aligner.pipeline import Hooks
from aligner.session import Look, Session


@dataclass(frozen=True, slots=True)
class Progressed:
    """So much of a stage is done; `total` is None where that is not known."""

    stage: str
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A line for the user, such as where an encoder is built."""

    line: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A check has ended well."""

    look: Look


@dataclass(frozen=True, slots=True)
class Failed:
    """A check could not be made: `error` says why; what is no AlignerError is a fault of ours."""

    error: Exception


News = Progressed | Noted | Checked | Failed


class Checker:
    """Runs one check at a time.

    Args:
        opened: makes the session, which may take its time; called once, in the thread.
        tell: called in the thread with what comes of it.
    """

    def __init__(self, opened: Callable[[Hooks], Session], tell: Callable[[News], None]) -> None:
        self._opened = opened
        self._tell = tell
        self._session: Session | None = None
        self._thread: Thread | None = None
        self._stage = "read"
        self._stopping = False

    @property
    def busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def begin(self) -> bool:
        """Starts a check; False where one still runs."""
        if self.busy:
            return False
        # A daemon: who leaves does not wait for an encoder that is being loaded.
        self._thread = Thread(target=self._run, name="check", daemon=True)
        self._thread.start()
        return True

    def stop(self, patience: float) -> bool:
        """Ends a check at the next place where it says something; whether none runs any more.

        Args:
            patience: seconds to wait for it.
        """
        self._stopping = True
        if self._thread is not None:
            self._thread.join(patience)
        return not self.busy

    def _run(self) -> None:
        try:
            if self._session is None:
                hooks = Hooks(self._noted, self._progress, self._begun)
                self._session = self._opened(hooks)
            self._say(Checked(self._session.check()))
        except Exception as error:
            if not self._stopping:
                self._tell(Failed(error))

    def _begun(self, stage: str) -> None:
        self._stage = stage
        self._say(Progressed(stage))

    def _noted(self, line: str) -> None:
        self._say(Noted(line))

    def _progress(self, done: int, total: int) -> None:
        self._say(Progressed(self._stage, done, total))

    def _say(self, news: News) -> None:
        if self._stopping:
            raise _StoppedError
        self._tell(news)


class _StoppedError(AlignerError):
    """The user has left."""
