"""The judge's end of the wire: frames to and from the candidate, while its output is drained, its
memory and CPU are watched, and the deadline is kept."""
import os
import select
import time

from . import frames, watch
from .outcome import Stop, of_death
from .output import Output

_FIRST_LOOK = 0.1
_TICK = 0.05


class Channel:
    """Raises outcome.Stop as soon as the case can no longer pass, and again at every later use."""

    def __init__(self, case, limits, host):
        self._case = case
        self._host = host
        self._limits = limits
        self._link = case.link
        self._link.setblocking(False)
        self._received = bytearray()
        self._told = bytearray()
        self.stdout = Output(case.stdout, limits["output_bytes"])
        self.stderr = Output(case.stderr, limits["output_bytes"])
        self._open = {output.fd: output for output in (self.stdout, self.stderr)}
        self._ours = {1, os.getpid(), os.getppid()}
        self._last_look = 0.0
        self.started = time.monotonic()
        self.deadline = self.started + limits["wall_ms"] / 1000
        self.peak_bytes = 0
        self.cpu_ms = 0
        self.exit_status = None
        self.used = None
        self.stop = None

    def halt(self, outcome, kind=None, message="", **details):
        """Records why the case is over, the first time, and raises it."""
        if self.stop is None:
            self.stop = Stop(outcome, kind, message, **details)
        raise self.stop

    def send(self, message):
        data = memoryview(frames.pack(message))
        if len(data) > frames.MAX_FRAME:
            self.halt("unsupported", "value", "an argument of %d bytes is more than a call can carry" % len(data))
        while data:
            if self.stop is not None:
                raise self.stop
            try:
                data = data[self._link.send(data):]
            except BlockingIOError:
                self._turn(select.POLLOUT)
            except OSError:
                self._gone()

    def receive(self):
        """The next message of the candidate; waits for it within the deadline."""
        while True:
            if self.stop is not None:
                raise self.stop
            body = self._next_body()
            if body is not None:
                try:
                    return frames.unpack(body)
                except frames.FrameError as problem:
                    self.halt("error", "protocol_error", "a malformed answer: %s" % problem)
                except MemoryError:
                    self.halt("output_limit", "reply", "an answer too large to read")
            self._turn()

    def is_clean(self):
        """Whether nothing unasked has come, which an honest candidate never sends."""
        self._receive_bytes()
        return not self._received

    def _next_body(self):
        if len(self._received) < frames.HEADER.size:
            return None
        try:
            length = frames.body_length(bytes(self._received[:frames.HEADER.size]))
        except frames.FrameError as problem:
            self.halt("error", "protocol_error", "a malformed answer: %s" % problem)
        end = frames.HEADER.size + length
        if len(self._received) < end:
            return None
        body = bytes(self._received[frames.HEADER.size:end])
        del self._received[:end]
        return body

    def _turn(self, wanted=0):
        """One wait: for the candidate, its output, news of its end, or the time to look at its usage."""
        now = time.monotonic()
        if now >= self.deadline:
            self.time_out()
        poll = select.poll()
        for fd in (self._link.fileno(), self._case.status, *self._open):
            poll.register(fd, select.POLLIN | (wanted if fd == self._link.fileno() else 0))
        poll.register(self._host, 0)
        ready = dict(poll.poll(max(1, min(self.deadline - now, _TICK) * 1000)))
        if self._host in ready:
            os._exit(71)  # the host hung up: nobody waits for a verdict, and with us the whole case ends
        if now - self.started > _FIRST_LOOK and now - self._last_look > _TICK:
            self._look(now)
        self.drain(ready)
        if ready.get(self._link.fileno(), 0) & ~select.POLLOUT:
            self._receive_bytes()
        if self._case.status in ready:
            self._listen()
            if self.exit_status is not None:
                self._receive_bytes()
                if self._next_is_missing():
                    self._gone()

    def _next_is_missing(self):
        have = len(self._received)
        return have < frames.HEADER.size or have < frames.HEADER.size + frames.HEADER.unpack(self._received[:4])[0]

    def drain(self, ready=None):
        """Takes what the solution printed; over the limit the case is over."""
        for fd in [fd for fd in self._open if ready is None or fd in ready]:
            if not self._open[fd].drain():
                del self._open[fd]
        if self.printed > self._limits["output_bytes"]:
            self.halt("output_limit", "stdout", "printed more than %d bytes" % self._limits["output_bytes"])

    @property
    def printed(self):
        return self.stdout.bytes + self.stderr.bytes

    def time_out(self):
        self.halt("timeout", "wall", "over the wall limit of %d ms" % self._limits["wall_ms"])

    def _receive_bytes(self):
        try:
            data = self._link.recv(1 << 20)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._gone()
        self._received += data

    def _look(self, now):
        self._last_look = now
        resident, cpu_ms = watch.tree_usage(self._case.init_pid, self._ours)
        self.peak_bytes = max(self.peak_bytes, resident)
        self.cpu_ms = max(self.cpu_ms, cpu_ms)
        # Pages that forked processes share are counted in each, hence the allowance.
        if resident > self._limits["memory_bytes"] * 1.25:
            self.halt("memory", "tree", "the solution's processes held %d bytes" % resident)
        if cpu_ms > self._limits["cpu_ms"]:
            self.halt("timeout", "cpu", "over the CPU limit of %d ms" % self._limits["cpu_ms"])

    def _listen(self):
        """Takes what init has to tell; its pipe ends only with it."""
        data = os.read(self._case.status, 4096)
        if not data:
            self.halt("sandbox_error", "init", "the sandbox's init ended by itself")
        self._told += data
        while len(self._told) >= 4:
            end = 4 + frames.HEADER.unpack(self._told[:4])[0]
            if len(self._told) < end:
                break
            news = frames.unpack(bytes(self._told[4:end]))
            del self._told[:end]
            self.exit_status = news.get("exit", self.exit_status)
            self.used = news.get("used", self.used)
            if "setup" in news:
                self.halt("sandbox_error", "setup", news["setup"])

    def _gone(self):
        """The candidate closed its end: asks init briefly for how it ended. Never a pass."""
        limit = min(self.deadline, time.monotonic() + 0.5)
        poll = select.poll()
        poll.register(self._case.status, select.POLLIN)
        while self.exit_status is None and time.monotonic() < limit:
            if poll.poll(50):
                self._listen()
        _, cpu_ms = watch.tree_usage(self._case.init_pid, self._ours)
        self.cpu_ms = max(self.cpu_ms, cpu_ms)
        self.halt(**of_death(self.exit_status, self.cpu_ms, self._limits["cpu_ms"]))

    def finish(self, patience=5.0):
        """Has everything of the case killed and reaped; True when init proved it and ended itself."""
        os.close(self._case.control)
        limit = time.monotonic() + patience
        poll = select.poll()
        poll.register(self._case.status, select.POLLIN)
        while self.used is None and time.monotonic() < limit:
            if poll.poll(50):
                try:
                    self._listen()
                except Stop:
                    return False
        if self.used is None:
            return False
        os.waitpid(self._case.init_pid, 0)  # it said its last word; the kernel lets it go when its namespace is empty
        return True

    def drain_rest(self):
        """What was still in the pipes; only after finish, when no writer is left."""
        while self._open:
            self.drain()
