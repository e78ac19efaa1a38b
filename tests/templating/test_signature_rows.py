"""Who signs for no side stands under no side's head: in a table of signatures they begin a row of their own."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

import docgen
from docgen import api
from docgen.document.blocks import SignatureRow
from docgen.document.signing import TABLE_FROM

COMMISSION = Path(__file__).parents[2] / "examples" / "joint-commission.yaml"
DATA = yaml.safe_load(COMMISSION.read_text(encoding="utf-8"))
PEOPLE = tuple(DATA["people"])


@given(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=1, max_size=len(PEOPLE)))
def test_nobody_without_a_side_follows_one_with_a_side_in_a_table(signing: list[str]) -> None:
    model = docgen.parse({**DATA, "signatures": signing}, folder=COMMISSION.parent, warn=lambda problem: None)
    tree = api.document(model, warn=lambda problem: None)
    rows = [block for block in tree.blocks if isinstance(block, SignatureRow)]
    signatories = [one for row in rows for one in row.signatories]
    assert len(signatories) >= len(signing)
    for row in rows:
        if len(row.signatories) >= TABLE_FROM:
            parties = [one.party is not None for one in row.signatories]
            assert parties == sorted(parties), "somebody without a side stands below a side's head"
