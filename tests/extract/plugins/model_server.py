"""A small model server on this machine that answers as a test tells it to, over real HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


class Server:
    """`say` writes the whole answer to one question; `asked` holds every question, `heads` their headers."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.heads: list[dict[str, str]] = []
        self.say: Say = lambda line, _asked: answer(line, [])
        self.over = threading.Event()
        outer = self

        class Line(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(question)
                outer.heads.append(dict(self.headers))
                try:
                    outer.say(self, question)
                except OSError:
                    self.close_connection = True  # whoever asked went away

            def do_GET(self) -> None:
                outer.asked.append({"GET": self.path})

            def log_message(self, *_words: Any) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Line)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}/v1"

    def claims(self, *claims: dict[str, Any]) -> None:
        """Every answer holds these claims."""
        self.say = lambda line, _asked: answer(line, list(claims))

    def content(self, words: Any) -> None:
        """Every answer says these words."""
        self.say = lambda line, _asked: send(line, json.dumps({"choices": [{"message": {"content": words}}]}).encode())


def answer(line: BaseHTTPRequestHandler, claims: list[dict[str, Any]]) -> None:
    content = json.dumps({"claims": claims}, ensure_ascii=False)
    send(line, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())


def send(line: BaseHTTPRequestHandler, body: bytes, status: int = 200, **heads: str) -> None:
    line.send_response(status)
    for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **heads}.items():
        line.send_header(name.replace("_", "-"), value)
    line.end_headers()
    line.wfile.write(body)
