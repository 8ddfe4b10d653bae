"""What ends a run; in a file of its own, so that catching it costs no import of the reader."""


class WorkerError(RuntimeError):
    """A reading process could not be started: a model or a rule file is broken."""
