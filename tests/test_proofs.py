from __future__ import annotations

import pytest
from proofs import need, need_file, need_module


def test_what_is_there_is_no_reason_to_skip(monkeypatch):
    monkeypatch.setenv("DOCGEN_PROOFS", "required")
    need("python3")
    need_file(__file__)
    need_module("pytest")


@pytest.mark.parametrize(("ask", "name"), [(need, "no-such-command"), (need_file, "/no/such/file"), (need_module, "no_such_module")])
def test_what_is_missing_skips_with_a_reason_on_a_desk(monkeypatch, ask, name):
    monkeypatch.delenv("DOCGEN_PROOFS", raising=False)
    with pytest.raises(pytest.skip.Exception, match=name):
        ask(name)


@pytest.mark.parametrize(("ask", "name"), [(need, "no-such-command"), (need_file, "/no/such/file"), (need_module, "no_such_module")])
def test_what_is_missing_fails_where_proofs_are_required(monkeypatch, ask, name):
    monkeypatch.setenv("DOCGEN_PROOFS", "required")
    with pytest.raises(pytest.fail.Exception, match=name):
        ask(name)
