"""A long paper as PDF: seconds after start, and memory, ours beside WeasyPrint's on the same content, in one run.

    python bench/papers/run.py [PYTHON-WITH-WEASYPRINT [ANSWERS]]

The other Python: pip install --require-hashes -r bench/papers/peers.txt. Each program is its own process: it starts,
sets a small paper, then the long one. The content is invented: answers in four languages, tables whose head is
repeated, sources with hashes; WeasyPrint gets our HTML of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

OURS = """
import json, resource, sys, time
sys.path.insert(0, sys.argv[2])
from content import submission
from guvoh.report.document import pages, printed, word
printed.render(submission(1))
paper = submission(int(sys.argv[1]))
clock, used = time.perf_counter(), time.process_time()
drawn = printed.render(paper)
seconds, cpu = time.perf_counter() - clock, time.process_time() - used
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
clock = time.perf_counter(); word.render(paper); docx = time.perf_counter() - clock
print(json.dumps({"pages": pages.count(drawn), "seconds": seconds, "cpu": cpu, "MB": peak,
                  "KB": len(drawn) / 1024, "docx seconds": docx}))
"""
THEIRS = """
import json, logging, resource, sys, time
logging.disable()
import weasyprint
weasyprint.HTML(sys.argv[2]).write_pdf(pdf_variant="pdf/ua-1")
clock, used = time.perf_counter(), time.process_time()
made = weasyprint.HTML(sys.argv[1]).render(pdf_variant="pdf/ua-1")
drawn = made.write_pdf(pdf_variant="pdf/ua-1")
seconds, cpu = time.perf_counter() - clock, time.process_time() - used
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"pages": len(made.pages), "seconds": seconds, "cpu": cpu, "MB": peak, "KB": len(drawn) / 1024}))
"""
ANSWERS = 420  # some hundred pages


def main(peer: str = "", answers: str = str(ANSWERS)) -> None:
    here = str(Path(__file__).parent)
    sys.path.insert(0, here)
    from content import submission

    from guvoh.report.document import page

    _show("guvoh", [sys.executable, "-c", OURS, answers, here])
    if not peer:
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, many in (("small", 1), ("long", int(answers))):
            (Path(folder) / f"{name}.html").write_bytes(page.render(submission(many)))
        _show("WeasyPrint", [peer, "-c", THEIRS, f"{folder}/long.html", f"{folder}/small.html"])


def _show(name: str, command: list[str]) -> None:
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(name, ", ".join(f"{key} {value:.2f}" for key, value in json.loads(said).items()), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
