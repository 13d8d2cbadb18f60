"""A link as a QR picture, for a sheet of paper or a chat."""

import io

import segno


def png(link: str) -> bytes:
    """The picture as PNG, readable when printed small."""
    out = io.BytesIO()
    segno.make(link, error="m").save(out, kind="png", scale=8, border=3)
    return out.getvalue()
