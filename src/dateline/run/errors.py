"""What ends a run; in a file of its own, so that catching it costs no import of the reader."""


class ReaderError(RuntimeError):
    """Nothing can be read, whatever the page: a model or a rule file is missing or broken."""
