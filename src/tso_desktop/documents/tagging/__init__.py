"""Our own tagging layer: what makes reportlab's PDF readable for a screen reader and archivable.

`docs/decisions/0004-our-own-tagging-layer.md` says why it exists. Nothing here knows of plans.
"""
