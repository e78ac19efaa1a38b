from __future__ import annotations

import pytest

from docgen.checks.catalogue import ALWAYS, codes
from docgen.checks.names import FAMILIES, NAMES, codes_of
from docgen.errors import UsageError


def test_every_check_that_can_be_left_out_has_one_name():
    own = [code for code in codes() if code.startswith("DG") and code not in ALWAYS]
    assert sorted(NAMES.values()) == sorted(own)


def test_a_family_is_the_name_of_its_codes():
    assert codes_of("Parity") == tuple(code for code in codes() if code.startswith("DG1"))
    assert not ALWAYS & set(codes_of("meetings"))
    assert not FAMILIES.keys() & NAMES.keys()


def test_a_name_that_there_is_not_is_told_with_the_nearest():
    assert codes_of(" dg303 ") == codes_of("latin-punctuation") == ("DG303",)
    with pytest.raises(UsageError, match="there is no check 'tatwel' – did you mean tatweel"):
        codes_of("tatwel")
