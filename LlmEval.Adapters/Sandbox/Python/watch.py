"""What the processes of a case use, read from /proc: memory and CPU of all of them together."""
import os

_PAGE = os.sysconf("SC_PAGESIZE")
_TICK_MS = 1000 // os.sysconf("SC_CLK_TCK")


def tree_usage(init_pid, ours):
    """Resident bytes and CPU milliseconds of every process but ``ours``, ended children of init included."""
    resident = ticks = 0
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) in ours:
            continue
        fields = _stat(name)
        if fields is None:
            continue
        if int(name) == init_pid:
            ticks += int(fields[13]) + int(fields[14])
        else:
            ticks += sum(map(int, fields[11:15]))
            resident += int(fields[21]) * _PAGE
    return resident, ticks * _TICK_MS


def _stat(name):
    """The fields of /proc/<pid>/stat that follow the command's name; None when the process has just gone."""
    try:
        with open("/proc/%s/stat" % name, "rb") as file:
            return file.read().rpartition(b")")[2].split()
    except OSError:
        return None
