"""What the solution prints."""
import os

_MOST_KEPT = 64 << 10


class Output:
    """One of the candidate's output streams: drained always, kept up to a cap, never interpreted."""

    def __init__(self, fd, limit):
        self.fd = fd
        self.bytes = 0
        self._room = min(limit, _MOST_KEPT)
        self._kept = bytearray()
        os.set_blocking(fd, False)

    def drain(self):
        """Reads what is there; False at the end of the stream."""
        try:
            data = os.read(self.fd, 65536)
        except BlockingIOError:
            return True
        self.bytes += len(data)
        self._kept += data[:self._room - len(self._kept)]
        return bool(data)

    def summary(self):
        return {"text": bytes(self._kept).decode("utf-8", "backslashreplace"), "bytes": self.bytes,
                "truncated": self.bytes > len(self._kept)}
