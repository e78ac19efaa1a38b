"""Makes the pictures that the README shows: page 1 of both examples, from the PDF and from the DOCX. Needs pdftoppm and soffice.

`.venv/bin/python scripts/example_pictures.py`
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import docgen

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
RESOLUTION = 80  # dots an inch; A4 is 661 by 935 pixels


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for example in ("statement", "minutes"):
            model = docgen.load(EXAMPLES / f"{example}.yaml")
            picture(docgen.render(model, work / "page.pdf"), EXAMPLES / example)
            docgen.render(model, work / "word.docx")
            profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work, work / "word.docx"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            picture(work / "word.pdf", EXAMPLES / f"{example}-docx")


def picture(pdf: Path, target: Path) -> None:
    """Page 1 of `pdf` as `target`.png."""
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-png", "-singlefile", pdf, target], check=True)
    print(target.with_suffix(".png"))


if __name__ == "__main__":
    main()
