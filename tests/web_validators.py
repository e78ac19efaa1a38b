"""html-validate and axe-core, which `scripts/install-proof-tools` fetches: what is wrong with a web page, and what is in the way of people who do not
see it."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

from proofs import need, need_file

_WEB = Path(__file__).parents[1] / ".tools" / "web" / "node_modules"
_RULES = {"extends": ["html-validate:standard"], "rules": {"long-title": "off"}, "root": True}
"""A title has as many letters as its author gave it."""


def markup_errors(pages: list[Path], folder: Path) -> list[str]:
    """What html-validate finds, each by page, rule and message."""
    need("node")
    program = _WEB / "html-validate" / "bin" / "html-validate.mjs"
    need_file(program)
    rules = folder / "rules.json"
    rules.write_text(json.dumps(_RULES))
    made = subprocess.run(
        ["node", str(program), "--config", str(rules), "--formatter", "json", *map(str, pages)], capture_output=True, text=True, check=False
    )
    found = json.loads(made.stdout)
    return [f"{Path(page['filePath']).name}: {message['ruleId']}: {message['message']}" for page in found for message in page["messages"]]


def accessibility_violations(page: Path, folder: Path, *, width: int = 1000) -> list[Any]:
    """What axe-core finds in the page as Chromium draws it: rule and first element."""
    need("chromium")
    axe = _WEB / "axe-core" / "axe.min.js"
    need_file(axe)
    run = "axe.run().then(r=>{document.title='AXE'+JSON.stringify(r.violations.map(v=>[v.id,v.nodes[0].html.slice(0,200)]))})"
    tried = folder / f"axe-{page.name}"
    text = page.read_text(encoding="utf-8")
    tried.write_text(text.replace("</body>", f"<script>{axe.read_text(encoding='utf-8')}</script><script>{run}</script></body>"), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", f"--window-size={width},1400", "--virtual-time-budget=10000", "--dump-dom", tried.as_uri()]
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    told = re.search(r"<title>AXE(\[.*?\])</title>", made.stdout, re.DOTALL)
    assert told is not None, made.stderr[-400:]
    found: list[Any] = json.loads(unescape(told[1]))
    return found
