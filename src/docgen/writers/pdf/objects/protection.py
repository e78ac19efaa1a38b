"""Passwords and permissions: AES-256 (ISO 32000-2, 7.6.4), by pikepdf."""

from __future__ import annotations

import io

from docgen.errors import RenderError
from docgen.writers.options import Protection


def protect(data: bytes, protection: Protection) -> bytes:
    """The same file, encrypted. Readers for people who cannot see are always let in. Raises RenderError when there is no password at all."""
    if not (protection.user or protection.owner):
        raise RenderError("protection needs a password: one to open the file, one for its owner, or both")
    import pikepdf

    allow = protection.allow
    permissions = pikepdf.Permissions(
        accessibility=True,
        extract="copy" in allow,
        modify_annotation="annotate" in allow,
        modify_assembly="change" in allow,
        modify_form="change" in allow or "annotate" in allow,
        modify_other="change" in allow,
        print_highres="print" in allow,
        print_lowres="print" in allow,
    )
    encryption = pikepdf.Encryption(owner=protection.owner or protection.user, user=protection.user, R=6, allow=permissions)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=encryption, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return out.getvalue()
