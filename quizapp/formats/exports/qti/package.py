"""The package round a quiz: its list of contents, its settings, its pictures; the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from quizapp.formats.exports.qti.xml import UNFIT, element, fields, written
from quizapp.formats.exports.written import FileHead

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CONTENT = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
SETTINGS = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can say
MODE = 0o644 << 16
UNIX = 3


def quiz_of(head: FileHead, items: Sequence[Element]) -> bytes:
    """The file with the questions."""
    quiz = element("assessment", ident=_ident(head), title=_title(head))
    fields(quiz, {"cc_maxattempts": "1"})
    quiz.append(element("section", *items, ident="root_section"))
    return written(element("questestinterop", quiz, xmlns=QTI))


def packed(head: FileHead, quiz: bytes, points: Decimal, pictures: Mapping[str, bytes]) -> bytes:
    """The package as a zip. `pictures` are the contents of files by their paths."""
    ident = _ident(head)
    place, settings = f"{ident}/{ident}.xml", f"{ident}/assessment_meta.xml"
    files = {
        "imsmanifest.xml": _manifest(head, place, settings, sorted(pictures)),
        place: quiz,
        settings: _settings(head, points),
        **dict(sorted(pictures.items())),
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, OLDEST)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, MODE, UNIX
            archive.writestr(info, content)
    return whole.getvalue()


def _manifest(head: FileHead, place: str, settings: str, pictures: Sequence[str]) -> bytes:
    ident = _ident(head)
    root = element("manifest", identifier=f"{ident}-package", xmlns=CONTENT)
    root.set("xmlns:imsmd", METADATA)
    about = SubElement(root, "metadata")
    about.append(element("schema", text="IMS Content"))
    about.append(element("schemaversion", text="1.1.3"))
    about.append(_about(head))
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    resources.append(_resource(ident, "imsqti_xmlv1p2", place, f"{ident}-settings"))
    resources.append(_resource(f"{ident}-settings", SETTINGS, settings, ident))
    for number, path in enumerate(pictures, 1):
        resources.append(_resource(f"{ident}-picture-{number}", "webcontent", quote(path)))
    return written(root)


def _about(head: FileHead) -> Element:
    title = element("imsmd:langstring", text=_title(head))
    title.set("xml:lang", head.language)
    made = element("imsmd:datetime", text=head.made_at.date().isoformat())
    date = element("imsmd:contribute", element("imsmd:date", made))
    general = element("imsmd:general", element("imsmd:title", title))
    return element("imsmd:lom", general, element("imsmd:lifecycle", date))


def _resource(ident: str, kind: str, path: str, needs: str = "") -> Element:
    made = element("resource", element("file", href=path), identifier=ident, type=kind, href=path)
    if needs:
        made.append(element("dependency", identifierref=needs))
    return made


def _settings(head: FileHead, points: Decimal) -> bytes:
    """What Canvas reads of a quiz beside its questions: it stays hidden until somebody publishes it."""
    said = {
        "title": _title(head),
        "description": "",
        "quiz_type": "assignment",
        "points_possible": f"{points:f}",
        "allowed_attempts": "1",
        "available": "false",
    }
    parts = (element(name, text=value) for name, value in said.items())
    return written(element("quiz", *parts, identifier=_ident(head), xmlns=CANVAS))


def _title(head: FileHead) -> str:
    return " ".join(UNFIT.sub("", head.title).split()) or "Quiz"


def _ident(head: FileHead) -> str:
    return "quiz-" + (re.sub(r"[^A-Za-z0-9-]+", "-", head.slug).strip("-") or "questions")[:60]
