"""Messages read back, by Python's parser and by postal-mime, and drawn by Chromium as a program for mail that drops what it likes would."""

from __future__ import annotations

import json
import re
import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import unescape
from pathlib import Path
from typing import Any

from proofs import need, need_file

_ROOT = Path(__file__).parents[1]
_LIBRARY = _ROOT / ".tools" / "mail" / "node_modules" / "postal-mime" / "dist" / "esm" / "postal-mime.js"
_LOOK = """
const found = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const text = walk.currentNode.textContent.trim();
  if (!text) continue;
  let one = walk.currentNode.parentElement;
  while (getComputedStyle(one).display === "inline") one = one.parentElement;
  const style = getComputedStyle(one);
  found.push([text, style.direction, style.textAlign]);
}
document.title = "LOOK" + JSON.stringify(found);
"""


def by_python(data: bytes) -> EmailMessage:
    """The message, which has no fault that Python's parser knows."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def part(message: EmailMessage, kind: str) -> str:
    """The text of the body of a kind (`plain`, `html`)."""
    found = message.get_body((kind,))
    assert found is not None
    text: str = found.get_content()
    return text


def by_postal_mime(paths: list[Path]) -> list[dict[str, Any]]:
    """What an independent parser reads in messages."""
    need("node")
    need_file(_LIBRARY)
    made = subprocess.run(
        ["node", str(_ROOT / "tests" / "mail_reader.mjs"), str(_LIBRARY), *map(str, paths)], capture_output=True, text=True, check=True
    )
    read: list[dict[str, Any]] = json.loads(made.stdout)
    return read


def bared(html: str) -> str:
    """The page as it is shown where style sheets and the attributes of `html` and `body` are dropped."""
    html = re.sub(r"<style.*?</style>", "", html, flags=re.DOTALL)
    return re.sub(r"<(html|body)[^>]*>", r"<\1>", html)


def drawn(html: str, folder: Path) -> list[tuple[str, str, str]]:
    """Each text of the bared page as Chromium draws it: its words, the direction and the side of the block that it stands in."""
    need("chromium")
    page = folder / "mail.html"
    page.write_text(bared(html).replace("</body>", f"<script>{_LOOK}</script></body>"), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--window-size=700,1400", "--virtual-time-budget=5000", "--dump-dom", page.as_uri()]
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    told = re.search(r"<title>LOOK(.*?)</title>", made.stdout, re.DOTALL)
    assert told is not None, made.stderr[-400:]
    return [(text, way, side) for text, way, side in json.loads(unescape(told[1]))]
