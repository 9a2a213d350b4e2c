"""Spreadsheets of every kind, made by hand: what no program here can write, and what is hostile."""

import zipfile
from io import BytesIO
from pathlib import Path
from struct import pack

_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Live" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="http://schemas.openxmlformats'
    '.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
)
_ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(pieces: dict[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pieces.items():
            archive.writestr(name, content)
    return packed.getvalue()


def xlsx(sheet_data: str, *, before: str = "", **more: str) -> bytes:
    """One sheet named Live; `more` are pieces by name, with __ for a slash."""
    pieces: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS,
        "xl/worksheets/sheet1.xml": before + _SHEET.format(f"<sheetData>{sheet_data}</sheetData>"),
    }
    pieces |= {name.replace("__", "/") + ".xml": content for name, content in more.items()}
    return zipped(pieces)


def ods(table: str, *, manifest: str = "") -> bytes:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Live">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    whole = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f"{manifest}</manifest:manifest>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": whole,
            "content.xml": content,
        }
    )


def ole(streams: dict[str, bytes]) -> bytes:
    """An old Office container; streams are padded so that each has sectors of its own."""
    size = 512
    sectors: list[bytes] = []
    chains: list[int] = []
    starts = {}
    for name, stream in streams.items():
        padded = stream.ljust(4096, b"\0")
        parts = [padded[at : at + size].ljust(size, b"\0") for at in range(0, len(padded), size)]
        starts[name] = (len(sectors), len(padded))
        chains += [len(sectors) + n + 1 for n in range(len(parts) - 1)] + [0xFFFFFFFE]
        sectors += parts
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    entries += [_entry(name, 2, *place) for name, place in starts.items()]
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % size)
    directory_at = len(sectors)
    for at in range(0, len(directory), size):
        last = at + size >= len(directory)
        chains.append(0xFFFFFFFE if last else len(sectors) + 1)
        sectors.append(directory[at : at + size])
    table_at = len(sectors)
    tables = (len(sectors) + 128) // 127
    chains += [0xFFFFFFFD] * tables
    table = pack(f"<{len(chains)}I", *chains)
    table += b"\xff" * (tables * size - len(table))
    sectors += [table[at : at + size] for at in range(0, len(table), size)]
    places = [table_at + n for n in range(tables)]
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += pack("<IIIII", 0, tables, directory_at, 0, 4096)
    header += pack("<IIII", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += pack("<109I", *places, *([0xFFFFFFFF] * (109 - len(places))))
    return header + b"".join(sectors)


def xls(*cells: bytes, globals_: bytes = b"", before_end: bytes = b"") -> bytes:
    """A BIFF8 workbook with one sheet named Live; `cells` are whole records."""
    begin = record(0x0809, pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    sheet = record(0x0809, pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    end = record(0x000A, b"")
    name = b"\x04\x00Live"
    position = len(begin) + len(globals_) + len(record(0x0085, b"\0" * 6 + name)) + len(end)
    position += len(before_end)
    book = begin + globals_ + record(0x0085, pack("<IH", position, 0) + name) + before_end + end
    return ole({"Workbook": book + sheet + b"".join(cells) + end})


def xlsb(*cells: bytes, more: dict[str, bytes] | None = None) -> bytes:
    """A binary workbook with one sheet named Live; `cells` are whole records."""
    wide = [pack("<I", len(text)) + text.encode("utf-16-le") for text in ("rId1", "Live")]
    book = _bin(131) + _bin(153, pack("<III", 0, 0, 0)) + _bin(143)
    book += _bin(156, pack("<II", 0, 1) + b"".join(wide)) + _bin(144) + _bin(132)
    sheet = _bin(129) + _bin(148, pack("<IIII", 0, 9, 0, 9)) + _bin(145)
    sheet += b"".join(cells) + _bin(146) + _bin(130)
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _ROOT.replace("workbook.xml", "workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _RELATIONS.replace("sheet1.xml", "sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet,
            **(more or {}),
        }
    )


def xlsb_row(row: int) -> bytes:
    return _bin(0, pack("<I", row) + b"\0" * 13)


def xlsb_cell(kind: int, column: int, body: bytes) -> bytes:
    return _bin(kind, pack("<II", column, 0) + body)


def _bin(kind: int, body: bytes = b"") -> bytes:
    opening = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    return (
        opening
        + bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        + (bytes([size >> 7]) if size > 0x7F else b"")
        + body
    )


def record(kind: int, body: bytes) -> bytes:
    return pack("<HH", kind, len(body)) + body


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    entry = raw.ljust(64, b"\0") + pack("<HBB", len(raw) + 2, kind, 1)
    entry += pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF) + b"\0" * 36
    return entry + pack("<IQ", start, size)
