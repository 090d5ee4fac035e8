"""Starts the untrusted side of a case: init (pid 1 of a fresh pid namespace) and, under it, the candidate.

Called before the tests of the case have been read, so that nothing of them is in the memory that the
candidate inherits. Afterwards only three things join it to the judge: one socket, stdout and stderr.
"""
import os
import select
import signal
import socket

from . import frames, kernel, limits, mounts

_MAX_DESCRIPTOR = 4096


class Case:
    """The judge's ends of everything that leads to a started candidate."""

    def __init__(self, init_pid, link, stdout, stderr, status, control):
        self.init_pid = init_pid
        self.link = link
        self.stdout = stdout
        self.stderr = stderr
        self.status = status
        self.control = control


def spawn(settings):
    """Forks init and candidate; the caller needs CAP_SYS_ADMIN in its user namespace, and then no more."""
    link, candidate_link = socket.socketpair()
    out, out_writer = os.pipe()
    err, err_writer = os.pipe()
    status, status_writer = os.pipe()
    control_reader, control = os.pipe()
    kernel.unshare(kernel.CLONE_NEWPID)
    pid = os.fork()
    if pid == 0:
        try:
            _close_all_but({2, candidate_link.fileno(), out_writer, err_writer, status_writer, control_reader})
            _run_init(settings, candidate_link.fileno(), out_writer, err_writer, status_writer, control_reader)
        except BaseException as problem:
            _report(status_writer, {"setup": "init: %r" % problem})
        finally:
            os._exit(70)
    for fd in (out_writer, err_writer, status_writer, control_reader):
        os.close(fd)
    candidate_link.close()
    return Case(pid, link, out, err, status, control)


def _run_init(settings, link, out, err, status, control):
    null = os.open("/dev/null", os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(woken, False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    bounds = settings["limits"]
    mounts.separate(kernel.CLONE_NEWIPC, kernel.CLONE_NEWUTS)
    mounts.private_tmp(bounds["tmp_bytes"], bounds["tmp_inodes"])
    mounts.private_shared_memory()
    mounts.own_processes()
    from . import candidate as untrusted  # imported here, its time is not counted as the solution's
    candidate = os.fork()
    if candidate == 0:
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _become_candidate(settings, link, out, err, status)
        except BaseException as problem:
            _report(status, {"setup": "candidate: %r" % problem})
            os._exit(70)
        _serve(untrusted, link)
    for fd in (link, out, err):
        os.close(fd)
    kernel.hide_from_debuggers()
    limits.give_up_privileges(settings["judge_uid"], keep=(kernel.CAP_KILL,))
    _attend(candidate, status, control, woken)
    os._exit(0)


def _become_candidate(settings, link, out, err, status):
    os.setsid()
    os.chdir("/tmp")
    os.umask(0o077)
    os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    _close_all_but({0, 1, 2, link, status})
    if settings["candidate_uid"] is not None:
        for fd in (1, 2):
            os.fchown(fd, settings["candidate_uid"], -1)  # or it could not open /dev/stdout
    limits.limit_candidate(settings["limits"], settings["extra_processes"])
    limits.give_up_privileges(settings["candidate_uid"])
    kernel.hide_from_debuggers(False)  # changing user hid it; /dev/stdout and /proc/self are for every program
    os.close(status)


def _serve(untrusted, link):
    """From here on nothing of this process is relied upon."""
    try:
        untrusted.main(link)
    except BaseException:
        import traceback
        os.write(2, traceback.format_exc().encode("utf-8", "backslashreplace"))
        os._exit(1)
    os._exit(0)


def _attend(candidate, status, control, woken):
    """Reaps whatever ends, tells of the candidate's end, and on command (or when the judge is gone)
    kills all that is left and tells what the whole tree used. With this process the namespace ends."""
    poll = select.poll()
    poll.register(control, select.POLLIN)
    poll.register(woken, select.POLLIN)
    while True:
        ready = dict(poll.poll())
        if woken in ready:
            os.read(woken, 4096)
        _reap(candidate, status, os.WNOHANG)
        if control in ready:
            break
    while True:
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        if not _reap(candidate, status, 0):
            break
    _report(status, {"used": _usage()})


def _reap(candidate, status, options):
    """Waits for children; False when none is left, True when some are still alive (WNOHANG only)."""
    while True:
        try:
            pid, code = os.waitpid(-1, options)
        except ChildProcessError:
            return False
        if pid == 0:
            return True
        if pid == candidate:
            _report(status, {"exit": code})


def _usage():
    import resource
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"cpu_ms": round((used.ru_utime + used.ru_stime) * 1000), "peak_bytes": used.ru_maxrss * 1024}


def _report(fd, message):
    try:
        frames.write(fd, message)
    except OSError:
        pass


def _close_all_but(kept):
    low = 0
    for fd in sorted(kept):
        if low < fd:  # closerange(0, 0) closes everything
            os.closerange(low, fd)
        low = fd + 1
    os.closerange(low, _MAX_DESCRIPTOR)
