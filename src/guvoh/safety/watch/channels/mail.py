"""Mail: SMTP with TLS. The same message has the same Message-ID at each sending, so a mail program shows it once.

Nothing goes to a server whose certificate does not fit, nor in the clear where TLS was asked for and is not offered:
that is a failure, and the contact's next channel is used. `tls: none` is for a server on this machine only.
"""

from __future__ import annotations

import base64
import contextlib
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate

from guvoh.safety.watch.channels.post import LONGEST, cut_after
from guvoh.safety.watch.outbox import Failure
from guvoh.safety.watch.plan import Message
from guvoh.safety.watch.settings import Settings
from guvoh.safety.watch.words import subject
from guvoh.text.i18n import using

SECONDS = 20.0
_HERE = ("127.0.0.1", "::1", "localhost")


def send(settings: Settings, message: Message, text: str, code: str, now: int) -> Failure | None:
    part = settings.part("mail")
    host, tls = str(part.get("host") or ""), str(part.get("tls") or "starttls")
    if not host:
        return Failure("not_set_up")
    if tls not in ("starttls", "tls") and host not in _HERE:
        return Failure("without_tls")
    letter = written(message, text, str(part.get("sender") or ""), now)
    try:
        safe = ssl.create_default_context(cafile=settings.file("mail", "trust") or None)
        port = int(part.get("port") or 587)
        line: smtplib.SMTP
        if tls == "tls":
            line = smtplib.SMTP_SSL(host, port, local_hostname="localhost", timeout=SECONDS, context=safe)
        else:
            line = smtplib.SMTP(host, port, local_hostname="localhost", timeout=SECONDS)
        with contextlib.closing(line), cut_after(LONGEST, lambda: line.sock):
            if tls == "starttls":
                line.starttls(context=safe)
            if part.get("user"):
                line.login(str(part["user"]), settings.secret("mail", "password_file"))
            line.send_message(letter)
            with contextlib.suppress(OSError):  # it was taken: how the server says good-bye changes nothing
                line.quit()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [answer[0] for answer in error.recipients.values()]
        return Failure("refused", lasting=all(500 <= one < 600 for one in codes))
    except smtplib.SMTPResponseException as error:
        return Failure(f"smtp_{error.smtp_code}")
    except ssl.SSLCertVerificationError:
        return Failure("certificate")
    except (smtplib.SMTPNotSupportedError, ssl.SSLError):
        return Failure("without_tls")  # not offered, or taken out on the way: nothing is said in the clear
    except (OSError, smtplib.SMTPException, ValueError):
        return Failure("not_reached")
    return None


def written(message: Message, text: str, sender: str, now: int) -> EmailMessage:
    """The letter. Its head says no more than its text; a sealed letter goes along as a file with a plain name."""
    letter = EmailMessage()
    domain = sender.rpartition("@")[2] or "localhost"
    with using(message.language):
        letter["Subject"] = subject()
    letter["From"], letter["To"] = sender, message.to
    letter["Date"] = formatdate(now)
    letter["Message-ID"] = f"<{message.key}@{domain}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text)
    if message.sealed:
        sealed = base64.b64decode(message.sealed)
        letter.add_attachment(sealed, maintype="application", subtype="octet-stream", filename="letter.age")
    return letter
