#!/usr/bin/env python3
"""Mirrors one WebAide into a folder, one JSON file per entry. Run it again and it fetches what has changed.

    GATEHOUSE_CODE=gate_… mirror.py http://localhost:8080 <id of the WebAide> <folder>

<folder>/state.json names the folder of the entries and the token. Killed at any moment, it goes on from the last whole page.
Not more than one at a time for a folder; to outlive a power cut, too, sync the files of a page to disk before its token.
"""
import json
import os
import shutil
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path

LIMIT = 50


def changes(server, webaide, since):
    """One page of what has changed; none if the server does not know any more what that is."""
    query = {"limit": LIMIT} | ({"since": since} if since else {})
    url = f"{server}/v1/webaides/{webaide}/changes?{urllib.parse.urlencode(query)}"
    headers = {"Authorization": "Bearer " + os.environ["GATEHOUSE_CODE"]}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == 410 and since:
            return None
        raise


class Mirror:
    def __init__(self, root):
        self.root = root
        self.root.mkdir(parents=True, exist_ok=True)
        # The copy in use stays whole while a new one is made beside it.
        self.in_use, self.begun = root / "state.json", root / "begun.json"
        self.file = self.begun if self.begun.exists() or not self.in_use.exists() else self.in_use
        if self.file.exists():
            self.state = json.loads(self.file.read_text())
        else:
            self.begin()

    def begin(self):
        """Starts over, with an empty copy and no token."""
        self.file = self.begun
        self.state = {"folder": f"entries-{uuid.uuid4()}", "token": None}
        self.write(self.file, self.state)

    def write(self, path, value):
        """All or nothing: whoever reads sees the old file or the new one."""
        temporary = self.root / "temporary"
        temporary.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        os.replace(temporary, path)

    def keep(self, page):
        """Keeps a page as a whole. Done twice it does no harm, so its token comes last."""
        folder = self.root / self.state["folder"]
        folder.mkdir(exist_ok=True)
        for entry in page["deleted"]:
            (folder / f"{uuid.UUID(entry['id'])}.json").unlink(missing_ok=True)
        for entry in page["added"] + page["updated"]:
            self.write(folder / f"{uuid.UUID(entry['id'])}.json", entry)
        self.state["token"] = page["next"]
        self.write(self.file, self.state)

    def finish(self):
        """Puts a new copy into use; what it was not told of goes with the old one."""
        if self.file == self.begun:
            os.replace(self.begun, self.in_use)
            self.file = self.in_use
        for other in self.root.glob("entries-*"):
            if other.name != self.state["folder"]:
                shutil.rmtree(other)


def main(server, webaide, root):
    mirror, counts, more = Mirror(Path(root)), {"added": 0, "updated": 0, "deleted": 0}, True
    while more:
        page = changes(server, webaide, mirror.state["token"])
        if page is None:
            print("The token has expired; starting over", file=sys.stderr)
            mirror.begin()
            page = changes(server, webaide, None)
        mirror.keep(page)
        counts = {kind: count + len(page[kind]) for kind, count in counts.items()}
        more = page["more"]
    mirror.finish()
    print(", ".join(f"{kind} {count}" for kind, count in counts.items()))


if __name__ == "__main__":
    if len(sys.argv) != 4 or "GATEHOUSE_CODE" not in os.environ:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except OSError as error:  # the server's refusals, too
        sys.exit(str(error))
