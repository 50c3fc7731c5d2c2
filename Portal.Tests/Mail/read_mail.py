"""Reads mails with Python's own email package: one in base64 a line comes in, what it says goes out as JSON a line."""
import base64
import email
import email.header
import email.policy
import email.utils
import json
import sys


def words(value):
    return str(email.header.make_header(email.header.decode_header(value)))


def mailbox(value):
    name, address = email.utils.parseaddr("".join(value.splitlines()))
    return [words(name), address]


def part(message, kind):
    found = [p for p in message.walk() if p.get_content_type() == kind]
    return found[0].get_payload(decode=True).decode("utf-8") if len(found) == 1 else None


for line in sys.stdin:
    raw = base64.b64decode(line)
    message = email.message_from_bytes(raw)
    strict = email.message_from_bytes(raw, policy=email.policy.default)
    defects = list(message.defects) + [d for p in strict.walk() for d in p.defects]
    for p in strict.walk():
        for name in p.keys():
            defects += list(getattr(p[name], "defects", []))
    print(json.dumps({
        "headers": message.keys(),
        "subject": words("".join(message["Subject"].splitlines())),
        "strictSubject": str(strict["Subject"]),
        "from": mailbox(message["From"]),
        "to": mailbox(message["To"]),
        "recipients": [a.addr_spec for a in strict["To"].addresses],
        "date": int(email.utils.parsedate_to_datetime(message["Date"]).timestamp()),
        "messageId": message["Message-ID"],
        "mime": [message["MIME-Version"]] + [p.get_content_type() for p in message.walk()],
        "text": part(message, "text/plain"),
        "html": part(message, "text/html"),
        "defects": [str(d) or type(d).__name__ for d in defects],
    }), flush=True)
