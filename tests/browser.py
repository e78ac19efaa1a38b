"""Chromium without a window, driven over its pipe (Chrome DevTools Protocol): what a person does with a page of the service."""

from __future__ import annotations

import base64
import json
import os
import select
import subprocess
import time
from pathlib import Path
from typing import Any

from proofs import need, need_file

LONGEST = 60.0
"""Seconds in which a page does what it is waited for, on a machine that is busy with other things."""


class Browser:
    """A browser of one page. `language` is what it asks servers for; downloads go to `folder`."""

    def __init__(self, folder: Path, language: str = "en", *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        need("chromium")
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        reads, self._write = os.pipe()
        self._read, writes = os.pipe()
        command = [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--hide-scrollbars", "--no-first-run",
            "--disable-background-networking", "--force-prefers-reduced-motion", f"--accept-lang={language}", f"--lang={language}",
            f"--user-data-dir={folder / 'profile'}", "about:blank",
        ]  # fmt: skip

        def inherited() -> None:
            held = os.dup(reads), os.dup(writes)  # the pipes may be 3 and 4 themselves
            os.dup2(held[0], 3)
            os.dup2(held[1], 4)

        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=inherited, start_new_session=True
        )
        os.close(reads)
        os.close(writes)
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.errors: list[str] = []
        page = next(one for one in self.send("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self._session = self.send("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable")
        self.resize(width, height)
        if dark:
            self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder / "downloads"), eventsEnabled=False)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command, and what it returns."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") == self._number:
                assert "error" not in found, (method, found["error"])
                result: dict[str, Any] = found["result"]
                return result
            self._noted(found)

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + LONGEST
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._read], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            data = os.read(self._read, 1 << 20)
            assert data, "the browser has ended"
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(line)
        return found

    def _noted(self, event: dict[str, Any]) -> None:
        """Errors of the page are kept: there shall be none."""
        if event.get("method") == "Runtime.exceptionThrown":
            details = event["params"]["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
            self.errors.append(f"{event['params']['entry']['text']} {event['params']['entry'].get('url', '')}")

    def resize(self, width: int, height: int) -> None:
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def go(self, address: str) -> None:
        self.send("Page.navigate", url=address)
        self.until("document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """The value of an expression, awaited."""
        made = self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in made, made["exceptionDetails"].get("exception", {}).get("description", made)
        return made["result"].get("value")

    def until(self, script: str, seconds: float = LONGEST) -> Any:
        """Waits for an expression to be true, and returns it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.run(f"(()=>{{try{{const v={script};return v instanceof Node||v}}catch{{return false}}}})()")
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"never came true: {script}; errors: {self.errors}; {self.run('document.body.innerText')[:2000]}")

    def click(self, selector: str) -> None:
        """Clicks an element as a mouse does, having brought it into view."""
        self.until(f"document.querySelector({json.dumps(selector)})")
        place = self.run(
            f"(()=>{{const e=document.querySelector({json.dumps(selector)});e.scrollIntoView({{block:'center',behavior:'instant'}});"
            "const r=e.getBoundingClientRect();return [r.x+r.width/2,r.y+r.height/2,r.width]})()"
        )
        assert place[2] > 0, f"{selector} is not shown"
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def type(self, selector: str, text: str) -> None:
        """Replaces what stands in a control by a text, as typed."""
        self.click(selector)
        self.run(f"document.querySelector({json.dumps(selector)}).select()")
        if text:
            self.send("Input.insertText", text=text)
        else:
            self.key("Delete")

    def key(self, name: str, *, shift: bool = False) -> None:
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "Delete": 46}
        given = {"key": name, "windowsVirtualKeyCode": codes[name], "modifiers": 8 if shift else 0}
        text = {"Enter": "\r", " ": " "}.get(name)
        self.send("Input.dispatchKeyEvent", type="keyDown", **given, **({"text": text} if text else {}))
        self.send("Input.dispatchKeyEvent", type="keyUp", **given)

    def choose(self, selector: str, value: str) -> None:
        """Chooses an option of a select."""
        self.until(f"document.querySelector({json.dumps(selector)})")
        self.run(
            f"(()=>{{const e=document.querySelector({json.dumps(selector)});e.value={json.dumps(value)};"
            "e.dispatchEvent(new Event('change',{bubbles:true}))})()"
        )

    def downloaded(self, suffix: str) -> Path:
        """The file that came, by its suffix, when it is whole."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            found = [one for one in (self.folder / "downloads").glob(f"*{suffix}") if one.stat().st_size]
            if found:
                return found[0]
            time.sleep(0.05)
        raise AssertionError(f"no file {suffix} came; {self.run('document.body.innerText')[:500]}")

    def picture(self, file: Path, *, whole: bool = False) -> None:
        made = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(made["data"]))

    def violations(self) -> list[Any]:
        """What axe-core finds in the page as it is: rule and first element."""
        axe = Path(__file__).parents[1] / ".tools" / "web" / "node_modules" / "axe-core" / "axe.min.js"
        need_file(axe)
        self.send("Runtime.evaluate", expression=axe.read_text(encoding="utf-8"))
        found: list[Any] = self.run("axe.run().then(r=>r.violations.map(v=>[v.id,v.nodes[0].html.slice(0,200),v.nodes[0].failureSummary]))")
        return found
