"""A draft of the return as XML in two files: the cases without names, and who the people are.

The official schema is not public, and this is not it: the files say so in three places. Official
values stand in them where the council's mapping table has them. The two are joined by reference.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from xml.etree import ElementTree as ET

from tso_desktop.domain.hclic.answers import Value
from tso_desktop.domain.hclic.composition import composition
from tso_desktop.domain.hclic.disadvantage import disadvantage
from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.domain.hclic.items import SECTIONS, ReturnRules
from tso_desktop.domain.hclic.lines import Line, lines
from tso_desktop.formats.plain_text import writable

NAMESPACE = "urn:tso-desktop:draft-return:1"
NOT_OFFICIAL = (
    "DRAFT. This is not the official schema of the homelessness return, and it cannot be submitted."
)


def case_xml(cases: Sequence[HclicCase], rules: ReturnRules, as_at: date) -> bytes:
    """Everything but the personal items: no name, no date of birth, no number, no address."""
    root = _root("draft-case-data", cases, rules, as_at)
    for case in cases:
        about = {
            "reference": case.reference,
            "composition": composition(case),
            "multiple-disadvantage": "yes" if disadvantage(case).is_multiple else "no",
        }
        element = _under(root, "case", about)
        asked = (line for line in lines(case, rules) if not line.item.personal)
        for number, group in groupby(asked, key=lambda line: line.item.section):
            section = _under(element, "section", {"number": number, "name": SECTIONS[number]})
            for line in group:
                _answer(section, line, case, rules, as_at)
    return _written(root)


def personal_xml(cases: Sequence[HclicCase], rules: ReturnRules, as_at: date) -> bytes:
    """Who the people are, by the reference that the file of the cases has for each."""
    root = _root("draft-personal-data", cases, rules, as_at)
    for case in cases:
        asked = [line for line in lines(case, rules) if line.item.personal]
        for key, group in groupby(asked, key=lambda line: line.key):
            person = _under(
                root, "person", {"case": case.reference, "reference": f"{case.reference}-{key}"}
            )
            for line in group:
                _answer(person, line, case, rules, as_at)
    return _written(root)


def _root(name: str, cases: Sequence[HclicCase], rules: ReturnRules, as_at: date) -> ET.Element:
    about = {
        "xmlns": NAMESPACE,
        "official-schema": "no",
        "as-at": as_at.isoformat(),
        "spec-version": rules.code_map.spec_version or "not loaded",
    }
    ends = {case.quarter_end_on for case in cases if case.quarter_end_on}
    if len(ends) == 1:
        about["quarter-ends"] = ends.pop().isoformat()
    root = ET.Element(name, {key: writable(value) for key, value in about.items()})
    _under(root, "notice", {}).text = NOT_OFFICIAL
    return root


def _answer(
    parent: ET.Element, line: Line, case: HclicCase, rules: ReturnRules, as_at: date
) -> None:
    state = "not_asked" if line.answer.is_open else str(line.answer.state)
    about = {"item": line.item.number, "label": line.item.label, "state": state}
    if line.item.of in {"identity", "person"}:
        about["person"] = f"{case.reference}-{line.key}"
    elif line.item.of == "assistance":
        needs = rules.lists.get("support_needs")
        about["need"] = line.key if needs and line.key in needs.records else ""
    elif line.about:
        about["about"] = line.about
    element = _under(parent, "answer", about)
    if state == "said":
        for value in line.answer.values:
            _value(element, line, value, rules, as_at)


def _value(parent: ET.Element, line: Line, value: Value, rules: ReturnRules, as_at: date) -> None:
    known = rules.list_of(line.item)
    if known is None:
        words = value.isoformat() if isinstance(value, date) else str(value)
        _under(parent, "value", {}).text = writable(words)
        return
    code = str(value)
    if code not in known.records:
        # Words where a code belongs could be anybody's name.
        _under(parent, "value", {"code": "", "problem": "not in the list"})
        return
    about = {"code": code}
    if official := rules.code_map.official(line.item.number, code):
        about["official"] = official
    _under(parent, "value", about).text = writable(known.label(code, line.on or as_at))


def _under(parent: ET.Element, name: str, about: dict[str, str]) -> ET.Element:
    return ET.SubElement(parent, name, {key: writable(value) for key, value in about.items()})


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- {NOT_OFFICIAL} -->\n'
    body: bytes = ET.tostring(root, encoding="utf-8")
    return head.encode() + body + b"\n"
