#!/usr/bin/env python3
"""Keeps a copy of one address book in a folder, one JSON file per entry. Run it again and it fetches what has changed.

    sync.py https://your-host FOLDER [WEBAIDE_ID]

WEBAIDE_ID is needed the first time, and only if the user has several address books. Credentials stand in the environment,
or in a file of lines such as LUXSCI_USER=ada@example.com, which LUXSCI_CREDENTIALS names and its owner alone can read:

    LUXSCI_TOKEN LUXSCI_SECRET      of an API code for this dialect with the scope webaides.contacts:read, in user mode at best
    LUXSCI_USER LUXSCI_PASSWORD     the user's name and password, or an application password

The folder is this copy's alone, and new or empty at first. It gets <Unique ID>.json for each entry, and state.json. Killed at
any moment, it goes on from the last whole page.
It ends with 0 when the copy is up to date, else with 1 and a line that says why. For a certificate of your own, name the file
of its authority in SSL_CERT_FILE.
"""
import fcntl
import hashlib
import hmac
import http.client
import json
import os
import re
import ssl
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

BASE = "/perl/api/v2"
PAGE = 500  # changes to ask for at a time
TRIES = 6
TIMEOUT = 60  # seconds
LONGEST_WAIT = 120  # seconds; told to come back later than that, it leaves it to the next run
AT_HOME = ("localhost", "127.0.0.1", "::1")
ENTRY = re.compile(r"([1-9][0-9]*)\.json")
CREDENTIALS = ("LUXSCI_TOKEN", "LUXSCI_SECRET", "LUXSCI_USER", "LUXSCI_PASSWORD")


class Failure(Exception):
    """Why the copy is not up to date, for people."""


class Refusal(Failure):
    """What the server does not do, in its words."""

    def __init__(self, status, answer):
        super().__init__(f"The server refuses: {answer.get('error_message')} ({status} {answer.get('comment')})")
        self.status = status
        self.is_full_sync_required = (answer.get("data") or {}).get("full_sync_required") == 1


def credentials():
    """The four of them."""
    found = {}
    if name := os.environ.get("LUXSCI_CREDENTIALS"):
        if os.stat(name).st_mode & 0o077:
            raise Failure(f"{name} can be read by others: chmod 600 {name}")
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        found = dict(line.split("=", 1) for line in lines if "=" in line)  # a password may have more of them
    found |= {name: os.environ[name] for name in CREDENTIALS if name in os.environ}
    if missing := [name for name in CREDENTIALS if not found.get(name)]:
        raise Failure(f"{', '.join(missing)}: neither in the environment nor in the file of LUXSCI_CREDENTIALS")
    return [found[name] for name in CREDENTIALS]


def signature(secret, *lines):
    """HMAC-SHA256 in hex over lines that each end with a line feed."""
    text = "".join(line + "\n" for line in lines)
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


class Session:
    """Calls in the name of a user. Logs in when there is no session, and again when it has ended."""

    def __init__(self, server, auth, keep):
        self.token, self.secret, self.user, self.password = credentials()
        self.server = urlsplit(server)
        if self.server.scheme != "https" and self.server.hostname not in AT_HOME:
            raise Failure("A password goes over https only")
        self.auth, self.keep = auth, keep

    def get(self, path, **query):
        """What the server has to say about it."""
        if not self.auth:
            self.log_in()
        try:
            return self.get_once(path, urlencode(query))
        except Refusal as refusal:
            if refusal.status != 401:
                raise
        # Unused for half an hour, a day old, revoked, or the code has another secret: a session is not for ever.
        self.log_in()
        return self.get_once(path, urlencode(query))

    def get_once(self, path, query):
        # What is signed are the bytes that are sent: path and query as they are escaped. A GET has no body, so no hash of it.
        path = f"{BASE}/user/{quote(self.user, safe='@')}/{path}"
        signed = signature(self.secret, self.auth, "GET", path, query, "")
        headers = {"Cookie": f"signature={self.auth}:{signed}"}
        return self.patiently(lambda: self.send("GET", f"{path}?{query}" if query else path, None, headers))["data"]

    def log_in(self):
        # It is not ended by DELETE /auth: that would end all sessions of the same code and user, of other programs too. It is
        # kept for the next run, and without the secret nobody can do anything with it.
        self.auth = self.patiently(lambda: self.send("POST", BASE + "/auth", self.login(), {}))["auth"]
        self.keep(self.auth)

    def login(self):
        date = str(int(time.time()))  # the server's clock may differ by five minutes
        signed = signature(self.secret, self.token, date, self.user, self.password)
        return {"token": self.token, "date": date, "user": self.user, "pass": self.password, "signature": signed}

    def patiently(self, call):
        """Calls again when the server asks for that, or cannot be reached."""
        for attempt in range(TRIES):
            wait = 2**attempt
            try:
                status, retry_after, answer = call()
                if status in (200, 201) and answer.get("success") == 1:
                    return answer
                failure = Refusal(status, answer)
                if status not in (200, 201, 429, 500, 502, 503, 504):  # the first two broke off behind their status
                    break
                wait = int(retry_after) if (retry_after or "").isdigit() else wait
            except ssl.SSLCertVerificationError as error:
                raise Failure(f"This may be anybody: {error}") from error
            except (OSError, http.client.HTTPException) as error:
                failure = Failure(f"The server cannot be reached: {error}")
            if wait > LONGEST_WAIT or attempt == TRIES - 1:
                break
            time.sleep(wait)
        raise failure

    def send(self, method, path, body, headers):
        """Sends it once. Redirects are not followed: they would take the password elsewhere."""
        kind = http.client.HTTPSConnection if self.server.scheme == "https" else http.client.HTTPConnection
        connection = kind(self.server.hostname, self.server.port, timeout=TIMEOUT)
        try:
            headers = {"Accept": "application/json", "Content-Type": "application/json"} | headers
            connection.request(method, path, json.dumps(body) if body else None, headers)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        try:
            envelope = json.loads(text)
        except ValueError:
            envelope = None
        if not isinstance(envelope, dict):
            envelope = {"error_message": "no whole answer of this API"}
        return answer.status, answer.headers["Retry-After"], envelope


class Copy:
    """The folder. Whatever is written twice does no harm, so what has been done is noted when it has been done."""

    def __init__(self, folder, server, user, webaide_id):
        self.folder = folder
        self.file = folder / "state.json"
        self.of = {"server": server, "user": user, "webaide_id": webaide_id}
        self.state = self.read()
        if self.state["of"]:
            for name, value in self.of.items():
                if value is not None and value != self.state["of"][name]:
                    raise Failure(f"It is a copy of another {name}: {self.state['of'][name]}")
            self.of = self.state["of"]
        if not self.state["sync"]:
            self.start_over()  # of a page that was not kept whole there may be files

    def read(self):
        """How far it was. Nothing is lost with a file that cannot be read: it starts over."""
        if self.file.exists():
            try:
                state = json.loads(self.file.read_text(encoding="utf-8"))
                if isinstance(state, dict) and {"of", "auth", "sync", "untold"} <= state.keys():
                    return state
            except ValueError:
                pass
            print("state.json is damaged; starting over", file=sys.stderr)
        elif others := {file.name for file in self.folder.iterdir()} - {"lock", "temporary"}:
            raise Failure(f"It is no copy, and not empty: {min(others)}")  # whose files they are nobody knows
        return {"of": None, "auth": None, "sync": None, "untold": []}

    def start_over(self):
        """Forgets how far it was. Entries stay, until all are known that there are."""
        names = [ENTRY.fullmatch(file.name) for file in self.folder.iterdir()]
        self.note(sync=None, untold=[int(name[1]) for name in names if name])

    def note(self, **news):
        self.state |= news
        self.write(self.file, self.state, for_sure=True)

    def keep(self, page):
        """Takes over a page of changes: what is gone, then what there is, then how far that is."""
        told = page["added"] + page["updated"]
        untold = set(self.state["untold"]) - {int(entry["entry_id"]) for entry in told}
        last = not page["more"]
        for number in page["deleted"] + (sorted(untold) if last else []):
            self.path(number).unlink(missing_ok=True)
        for entry in told:
            self.write(self.path(entry["entry_id"]), entry)
        if told or page["deleted"]:
            os.sync()  # a power cut must not leave the note and take an entry
        self.note(of=self.of, sync=page["sync"], untold=[] if last else sorted(untold))

    def path(self, number):
        return self.folder / f"{int(number)}.json"

    def write(self, path, value, for_sure=False):
        """All or nothing: whoever reads sees the old file or the new one."""
        temporary = self.folder / "temporary"
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
            if for_sure:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, path)


def address_book(session):
    """The number of the one that the user has."""
    books = session.get("webaides/addressbooks")
    if len(books) != 1:
        names = ", ".join(f"{book['webaide_id']} ({book['title']})" for book in books)
        raise Failure(f"Which address book? There are: {names or 'none'}")
    return books[0]["webaide_id"]


def synchronize(session, copy):
    """Fetches what has changed, page by page; how many entries of which kind of change."""
    if copy.of["webaide_id"] is None:
        copy.of["webaide_id"] = address_book(session)
    path = f"webaides/addressbooks/{copy.of['webaide_id']}/changes"
    counts, more, is_anew = {"added": 0, "updated": 0, "deleted": 0}, True, False
    while more:
        since = {"since": copy.state["sync"]} if copy.state["sync"] else {}
        try:
            page = session.get(path, matches=PAGE, **since)
        except Refusal as refusal:
            if not refusal.is_full_sync_required or is_anew:
                raise
            print("The server has forgotten what changed since then; starting over", file=sys.stderr)
            copy.start_over()
            is_anew = True
            continue
        copy.keep(page)
        counts = {kind: count + len(page[kind]) for kind, count in counts.items()}
        more = page["more"]
    return counts


def main(server, folder, webaide_id=None):
    os.umask(0o077)  # people's addresses, and a session
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # gone with the process, however that ends
        except BlockingIOError:
            raise Failure(f"Another run is at work in {folder}") from None
        copy = Copy(folder, server, credentials()[2], webaide_id and int(webaide_id))
        session = Session(server, copy.state["auth"], lambda auth: copy.note(auth=auth))
        counts = synchronize(session, copy)
    print(", ".join(f"{kind} {count}" for kind, count in counts.items()))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (Failure, OSError) as error:
        sys.exit(f"{sys.argv[2]} is not up to date. {error}")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        sys.exit(f"{sys.argv[2]} is not up to date. What the server says cannot be understood: {error!r}")
