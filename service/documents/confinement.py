"""What a child may not do: grow, run on, write files, reach the network, outlive its parent. Linux only."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct

from service.documents.limits import Limits

_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_ALLOW, _DENY_WITH_EPERM = 0x7FFF0000, 0x00050001
#: machine → (audit architecture, number of socket(2), number of io_uring_setup(2))
_SYSCALLS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def leave_the_network() -> str:
    """Cut this process off the network for good; return which lock holds: "namespace", "seccomp" or "none"."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0:
        return "namespace"
    return "seccomp" if _deny_sockets(libc) else "none"


def _deny_sockets(libc: ctypes.CDLL) -> bool:
    known = _SYSCALLS.get(platform.machine())
    if known is None:
        return False
    architecture, socket_call, ring_call = known
    instructions = (
        (0x20, 0, 0, 4),  # load the architecture
        (0x15, 0, 5, architecture),  # a foreign one: deny
        (0x20, 0, 0, 0),  # load the call's number
        (0x35, 3, 0, 0x40000000),  # the other numbering of the same machine: deny
        (0x15, 2, 0, socket_call),
        (0x15, 1, 0, ring_call),
        (0x06, 0, 0, _ALLOW),
        (0x06, 0, 0, _DENY_WITH_EPERM),
    )
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    program = _Program(len(instructions), code)
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when `parent`, the process that forked it, is gone."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def confine(limits: Limits) -> None:
    """Set the kernel's limits on this process: memory, processor and wall time, size of written files, no core dump."""
    for what, size in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.written_file),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
