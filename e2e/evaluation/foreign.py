#!/usr/bin/env python3
"""Files as other coding programs write them, made by rule, with what must be found in them. JSON to the standard output, the files
in base64.

One project as NVivo for Windows writes it (a byte-order mark that is not counted, CRLF counted as two, UTF-16 units, so that each
emoji counts two; its folder begins with a capital), one of an older namespace with an empty list of sets, and one codebook.
"""
import base64
import io
import json
import uuid
import zipfile

# Each round has another number of emoji, so that no other way of counting gives words.
LINES = [
    "Moderator: What has changed in your practice since the first session? 🩺",
    "Ines: I trust my peers more 😀 than before, and I ask earlier when a taper goes wrong.",
    "Paul: Déjà vu: the same question came back, but this time the pharmacist had an answer.",
    "Ines: We never knew whom to call 😀😀; now there is a name, a face and an hour for it.",
    "Paul: The naloxone kits are in every drawer. That is new, and it is because of the program.",
]
QUOTED = ["trust my peers more", "the pharmacist had an answer", "whom to call 😀😀; now", "a face and an hour", "in every drawer"]


def guid(name):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def nvivo():
    text = "".join(f"{line} ({number})\r\n" for number in range(6) for line in LINES)
    marks, codings = [], 0
    for quote in QUOTED:
        at = -1
        while (at := text.find(quote, at + 1)) >= 0:
            codings += 1
            start = len(text[:at].encode("utf-16-le")) // 2
            end = start + len(quote.encode("utf-16-le")) // 2
            marks.append(
                f'<PlainTextSelection guid="{guid(f"s{codings}")}" startPosition="{start}" endPosition="{end}">'
                f'<Coding guid="{guid(f"k{codings}")}" creatingUser="{guid("user")}">'
                f'<CodeRef targetGUID="{guid("c0" if codings % 2 else "c1")}"/></Coding></PlainTextSelection>'
            )
    source = guid("source")
    project = (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Practice" origin="NVivo for Windows 12.6">'
        f'<Users><User guid="{guid("user")}" name="Rita"/></Users>'
        f'<CodeBook><Codes><Code guid="{guid("c0")}" name="Turning to others" isCodable="true"/>'
        f'<Code guid="{guid("c1")}" name="What is at hand" isCodable="true"/></Codes></CodeBook>'
        f'<Sources><TextSource guid="{source}" name="Interview 1" plainTextPath="internal://{source}.txt">{"".join(marks)}</TextSource></Sources></Project>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", project)
        archive.writestr(f"Sources/{source}.txt", b"\xef\xbb\xbf" + text.encode())
    return packed.getvalue(), codings


def older():
    text = "Ines: We met every week. Paul: And we called each other in between."
    start = text.index("called")
    return (
        '<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:0:10" name="Older">'
        f'<Users><User guid="{guid("user")}" name="Rita"/></Users>'
        f'<CodeBook><Codes><Code guid="{guid("c2")}" name="Calling in between" isCodable="true"/></Codes></CodeBook>'
        f'<Sources><TextSource guid="{guid("old")}" name="Notes"><PlainTextContent>{text}</PlainTextContent>'
        f'<PlainTextSelection guid="{guid("o1")}" startPosition="{start}" endPosition="{start + len("called each other")}">'
        f'<Coding guid="{guid("o2")}" creatingUser="{guid("user")}"><CodeRef targetGUID="{guid("c2")}"/></Coding>'
        "</PlainTextSelection></TextSource></Sources><Sets/></Project>"
    ).encode()


def codebook():
    return (
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another program"><Codes>'
        f'<Code guid="{guid("c3")}" name="Working side by side" isCodable="false"><Description>Under one roof or not.</Description>'
        f'<Code guid="{guid("c4")}" name="In the same hallway" isCodable="true"/></Code></Codes></CodeBook>'
    ).encode()


def main():
    project, codings = nvivo()
    files = [
        {
            "name": "practice.qdpx", "bytes": project, "unit": "utf16", "breaks": "as-written",
            "holds": {"codes": 2, "sources": 1, "codings": codings, "coders": 1}, "quoted": QUOTED[0],
            "notes": ['is named "Sources" instead of "sources"'], "codes": ["Turning to others", "What is at hand"],
        },
        {
            "name": "older.qde", "bytes": older(), "unit": "code-point", "breaks": "as-written",
            "holds": {"codes": 1, "sources": 1, "codings": 1, "coders": 1}, "quoted": "called each other",
            "notes": ["urn:QDA-XML:project:0:10", "<Sets> is empty"], "codes": ["Calling in between"],
        },
        {
            "name": "book.qdc", "bytes": codebook(), "unit": None, "breaks": None,
            "holds": {"codes": 2, "sources": 0, "codings": 0, "coders": 0}, "quoted": None,
            "notes": [], "codes": ["Working side by side", "In the same hallway"],
        },
    ]
    print(json.dumps([{**file, "bytes": base64.b64encode(file["bytes"]).decode()} for file in files], ensure_ascii=False))


main()
