"""Memory and start-up of a fresh process, ours and default Presidio; and whether a long document stays linear and flat."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

#: What a fresh process does: load, read one short text, say how long and how large. Peak memory is the kernel's own count.
_FRESH = """
import json, resource, time
wall, cpu = time.perf_counter(), time.process_time()
{load}
loaded_wall, loaded_cpu = time.perf_counter() - wall, time.process_time() - cpu
work("Jane Orde wrote to us from Leeds on 3 May.")
status = dict(line.split(":", 1) for line in open("/proc/self/status") if line.startswith("Vm"))
print(json.dumps({{"wall": loaded_wall, "cpu": loaded_cpu, "rss": int(status["VmRSS"].split()[0]) / 1024, **extra()}}))
"""
_OURS = """
from service.detection.detecting import load_detector
from service.workflow.evaluation.running import as_lines
from tests.benchmarks.texts import samples
detector = load_detector()
def work(text):
    return detector.detect(as_lines(text))
def extra():
    page = "\\n".join(document.text for document in samples())
    answer = {}
    for pages in (30, 300):
        text = (page * (pages * 3000 // len(page) + 1))[: pages * 3000]
        start = time.process_time()
        work(text)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        answer[str(pages)] = [len(text) / (time.process_time() - start), peak]
    return answer
"""
_THEIRS = """
from tests.benchmarks.peer import default_presidio
presidio = default_presidio()
def work(text):
    return presidio.analyze(text, language="en")
def extra():
    return {}
"""


def fresh(load: str) -> dict[str, Any]:
    """Run one fresh process and return what it says of itself."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", _FRESH.format(load=load)], capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def table() -> str:
    """Return memory, start-up and long documents as Markdown tables."""
    ours, theirs = fresh(_OURS), fresh(_THEIRS)
    rows = [
        "## Memory and start-up\n",
        "A fresh process, all default models loaded, one sentence read. Target: ≤ 500 MB.\n",
        "| | ours | default Presidio |",
        "|---|---|---|",
        f"| resident memory | {ours['rss']:.0f} MB | {theirs['rss']:.0f} MB |",
        f"| start-up, CPU seconds (imports and models) | {ours['cpu']:.1f} | {theirs['cpu']:.1f} |",
        f"| start-up, seconds by the clock | {ours['wall']:.1f} | {theirs['wall']:.1f} |",
        "\n## One long document\n",
        "Sample texts one after another, pages of 3,000 characters, detection only, one process; memory is the peak of that process.\n",
        "| pages | characters per CPU-second | peak memory |",
        "|---|---|---|",
        *(f"| {pages} | {ours[pages][0]:,.0f} | {ours[pages][1]:.0f} MB |" for pages in ("30", "300")),
    ]
    return "\n".join(rows)
