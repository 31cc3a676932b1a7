#!/usr/bin/python3
"""Starts Postfix, Dovecot and OpenDKIM with the configuration beside this file, on loopback ports and in a directory of its own,
against a running Gatehouse and its PostgreSQL; makes domains and users over /v1; and shows by real mail what is delivered, signed
and refused. Ends with 0 if all holds. Touches no mail server of this machine. Needs root, since the servers change their users.

    GATEHOUSE=http://localhost:8080 GATEHOUSE_CODE=… GATEHOUSE_MAIL_PASSWORD=… ./try.py 127.0.0.1:5432/gatehouse

The code holds the operators' scopes; the password is that of the role gatehouse_mail (role.sql), letters and digits. Gatehouse runs
with GATEHOUSE_DKIM_PUBLISH=true. With --keep the directory stays, with the logs.
"""

import contextlib
import email
import email.policy
import grp
import imaplib
import json
import os
import pathlib
import pwd
import random
import re
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = ["postfix", "dovecot", "doveadm", "opendkim", "openssl"]
PATIENCE = 30  # seconds, for each thing that is waited for
MOST = 300  # seconds, for all
PASSWORD = "four-odd-words-together"


class Failed(Exception):
    """What was to be shown is not so."""


def missing():
    """What this machine lacks."""
    lacks = [program for program in PROGRAMS if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin")]
    if os.geteuid() != 0:
        lacks.append("root")
    for library in ["/usr/lib/postfix/postfix-pgsql.so", "/usr/lib/dovecot/modules/auth/libdriver_pgsql.so",
                    "/usr/lib/opendbx/libpgsqlbackend.so"]:
        if not os.path.exists(library):
            lacks.append(library)
    try:
        import dkim  # noqa: F401
    except ImportError:
        lacks.append("python3-dkim")
    return lacks


def until(what, condition):
    """Waits for the condition and returns what it gave."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failed(f"waited in vain for {what}")
        time.sleep(0.1)


def free_port():
    """A free port of loopback, below the range of outgoing connections."""
    while True:
        port = random.randrange(15000, 32000)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def listens(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


class Gatehouse:
    """Calls of /v1 as one code."""

    def __init__(self, url, code):
        self.url, self.code = url.rstrip("/"), code

    def call(self, method, path, content=None):
        media = "application/merge-patch+json" if method == "PATCH" else "application/json"
        request = urllib.request.Request(
            f"{self.url}/v1/{path}", method=method,
            data=None if content is None else json.dumps(content).encode(),
            headers={"Authorization": f"Bearer {self.code}", "Content-Type": media})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                text = answer.read()
                return json.loads(text) if text else None
        except urllib.error.HTTPError as refused:
            raise Failed(f"{method} {path}: {refused.code} {refused.read().decode()}") from None

    def tenant(self, name):
        made = self.call("POST", "organizations", {"name": name})
        return Gatehouse(self.url, made["firstApiCode"]["secret"])

    def domain(self, name):
        return self.call("POST", "domains", {"name": name})

    def user(self, address, password=PASSWORD, **more):
        if "passwordHash" not in more:
            more["password"] = password
        return self.call("POST", "users", {"address": address, **more})

    def alias(self, address, *destinations, **more):
        return self.call("POST", "aliases", {"address": address, **({"destinations": destinations} if destinations else {}), **more})


class MailServers:
    """The three servers, in a directory of their own."""

    def __init__(self, database, password):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-mail-"))
        self.directory.chmod(0o755)
        self.smtp, self.submission, self.submissions, self.imaps = (free_port() for _ in range(4))
        self.place, self.name = database.split("/", 1)
        self.password = password
        self.running = []

    def start(self):
        self.certificate()
        self.configure()
        self.run("dovecot", "dovecot", "-F", "-c", self.path("dovecot/dovecot.conf"))
        self.run("opendkim", "opendkim", "-f", "-x", self.path("opendkim/opendkim.conf"))
        until("the sockets of Dovecot and OpenDKIM", lambda: all(
            self.path("queue", name).exists() for name in ["private/auth", "private/dovecot-lmtp", "opendkim/opendkim.sock"]))
        self.postfix("start", check=True)
        until("the ports", lambda: all(map(listens, [self.smtp, self.submission, self.submissions, self.imaps])))

    def stop(self):
        """Ends what was started, by its ids."""
        try:
            self.stop_postfix()
        finally:
            for process in self.running:
                process.terminate()
            for process in self.running:
                try:
                    process.wait(PATIENCE)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def stop_postfix(self):
        identity = self.path("queue/pid/master.pid")
        if identity.exists():
            master = int(identity.read_text())
            self.postfix("stop", check=False)
            until("the end of Postfix", lambda: not os.path.exists(f"/proc/{master}"))

    def path(self, *names):
        return self.directory.joinpath(*names)

    def run(self, name, *command):
        with open(self.path(name + ".out"), "wb") as log:
            self.running.append(subprocess.Popen(
                [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True))

    def postfix(self, deed, check):
        """Postfix knows its own process; to stop it is to wait for its end, and to kill it after some seconds."""
        with open(self.path("postfix.out"), "ab") as log:
            subprocess.run(["postfix", "-c", self.path("postfix"), deed], check=check, stdin=subprocess.DEVNULL, stdout=log,
                           stderr=subprocess.STDOUT, timeout=PATIENCE)

    def certificate(self):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
             "-keyout", self.path("key.pem"), "-out", self.path("certificate.pem")],
            check=True, capture_output=True)
        self.tls = ssl.create_default_context(cafile=self.path("certificate.pem"))

    def configure(self):
        """Copies the configuration, changing only paths, ports, hosts, users of the system, and how long wrong passwords wait."""
        keeper = "vmail" if "vmail" in [user.pw_name for user in pwd.getpwall()] else "mail"
        host, port = self.place.split(":")
        for folder in ["postfix", "dovecot", "opendkim"]:
            shutil.copytree(HERE / folder, self.path(folder))
        for folder in ["queue/private", "queue/opendkim", "data", "run", "vmail"]:
            self.path(folder).mkdir(parents=True)
        tls = self.path("key.pem").read_text() + self.path("certificate.pem").read_text()
        for folder in ["postfix", "dovecot"]:
            self.write(f"{folder}/tls.pem", tls, 0o600)

        for map_file in self.path("postfix").glob("*.cf"):
            if map_file.name not in ["main.cf", "master.cf"]:
                self.change(f"postfix/{map_file.name}", [
                    ("127.0.0.1:5432", f"{host}:{port}"), ("dbname = gatehouse", f"dbname = {self.name}"),
                    ("PASSWORD", self.password)], 0o640, "postfix")
        self.change("postfix/main.cf", [("myhostname = mail.example.com", "myhostname = localhost")])
        with open(self.path("postfix/main.cf"), "a") as main:
            main.write(f"\nqueue_directory = {self.path('queue')}\ndata_directory = {self.path('data')}\n"
                       f"maillog_file_prefixes = {self.directory}\nmaillog_file = {self.path('postfix.log')}\n"
                       "inet_protocols = ipv4\n")
        self.change("postfix/master.cf", [
            ("\nsmtp       inet", f"\n127.0.0.1:{self.smtp} inet"),
            ("\nsubmission inet", f"\n127.0.0.1:{self.submission} inet"),
            ("\nsubmissions inet", f"\n127.0.0.1:{self.submissions} inet")])
        os.chown(self.path("queue/private"), pwd.getpwnam("postfix").pw_uid, -1)
        os.chown(self.path("data"), pwd.getpwnam("postfix").pw_uid, -1)
        self.path("data").chmod(0o700)

        self.change("dovecot/dovecot.conf", [
            ("/var/spool/postfix", self.path("queue")), ("/etc/dovecot", self.path("dovecot")), ("port = 993", f"port = {self.imaps}"),
            ("listen = *, ::", "listen = 127.0.0.1"), ("id = vmail", f"id = {keeper}")])
        with open(self.path("dovecot/dovecot.conf"), "a") as dovecot:
            dovecot.write(f"\nbase_dir = {self.path('run/dovecot')}\nstate_dir = {self.path('run/state')}\n"
                          f"log_path = {self.path('dovecot.log')}\nauth_failure_delay = 0\n"
                          "service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}\n"
                          f"first_valid_uid = {pwd.getpwnam(keeper).pw_uid}\n"
                          f"first_valid_gid = {pwd.getpwnam(keeper).pw_gid}\n")
        self.change("dovecot/dovecot-sql.conf.ext", [
            ("host=127.0.0.1 port=5432 dbname=gatehouse", f"host={host} port={port} dbname={self.name}"),
            ("PASSWORD", self.password), ("/var/vmail", self.path("vmail"))], 0o600)
        os.chown(self.path("vmail"), pwd.getpwnam(keeper).pw_uid, -1)

        # as the user of Postfix, who would else have to be made a member of the group opendkim
        self.change("opendkim/opendkim.conf", [
            ("/var/spool/postfix", self.path("queue")), ("/run/opendkim", self.path("run")), ("opendkim\nUMask", "postfix\nUMask"),
            (":PASSWORD@5432+127.0.0.1/gatehouse/", f":{self.password}@{port}+{host}/{self.name}/")], 0o640, "postfix")
        os.chown(self.path("queue/opendkim"), pwd.getpwnam("postfix").pw_uid, grp.getgrnam("postfix").gr_gid)
        os.chown(self.path("run"), pwd.getpwnam("postfix").pw_uid, -1)

    def change(self, name, replacements, mode=0o644, group=None):
        text = self.path(name).read_text()
        for old, new in replacements:
            if old not in text:
                raise Failed(f"{name} has no {old!r}")
            text = text.replace(old, str(new))
        self.write(name, text, mode, group)

    def write(self, name, text, mode, group=None):
        self.path(name).touch(mode)
        self.path(name).chmod(mode)
        if group:
            os.chown(self.path(name), 0, grp.getgrnam(group).gr_gid)
        self.path(name).write_text(text)

    def hash(self, scheme):
        """A hash of the password, made by Dovecot."""
        made = subprocess.run(["doveadm", "-c", self.path("dovecot/dovecot.conf"), "pw", "-s", scheme, "-p", PASSWORD],
                              check=True, capture_output=True, text=True)
        return made.stdout.strip()

    # what clients do

    def arrives(self, recipient, sender="somebody@elsewhere.test", subject=None):
        """Sends by port 25, as other mail servers do; returns the subject. Raises what the server refuses with."""
        subject = subject or f"mail {random.getrandbits(64):x}"
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=PATIENCE) as smtp:
            smtp.sendmail(sender, [recipient], message(sender, recipient, subject))
        return subject

    def submits(self, login, password, sender, recipient, author=None):
        """Sends by port 587, as users do; returns the subject."""
        subject = f"mail {random.getrandbits(64):x}"
        with smtplib.SMTP("127.0.0.1", self.submission, local_hostname="localhost", timeout=PATIENCE) as smtp:
            smtp.starttls(context=self.tls)
            smtp.login(login, password)
            smtp.sendmail(sender, [recipient], message(author or sender, recipient, subject))
        return subject

    @contextlib.contextmanager
    def inbox(self, address, password=PASSWORD):
        with imaplib.IMAP4_SSL("127.0.0.1", self.imaps, ssl_context=self.tls, timeout=PATIENCE) as imap:
            imap.login(f'"{address}"', password)  # which imaplib does not quote
            imap.select("INBOX", readonly=True)
            yield imap

    def find(self, address, subject):
        """The message of this subject, as it lies in the mailbox, or None."""
        with self.inbox(address) as imap:
            numbers = imap.search(None, "HEADER", "SUBJECT", f'"{subject}"')[1][0].split()
            return imap.fetch(numbers[0], "(BODY.PEEK[])")[1][0][1] if numbers else None

    def awaits(self, address, subject):
        return until(f"mail in the box of {address}", lambda: self.find(address, subject))

    def count(self, address):
        with self.inbox(address) as imap:
            return len(imap.search(None, "ALL")[1][0].split())


def message(author, recipient, subject):
    return (f"From: {author}\r\nTo: {recipient}\r\nSubject: {subject}\r\nDate: {email.utils.formatdate()}\r\n"
            f"Message-ID: <{random.getrandbits(64):x}@localhost>\r\n\r\nGood morning.\r\n")


def shown(fact):
    print(f"ok      {fact}", flush=True)


def must(condition, otherwise):
    if not condition:
        raise Failed(otherwise)


@contextlib.contextmanager
def refused(*codes):
    """The server must refuse with one of these codes of SMTP."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as refusal:
        found = [code for code, _ in refusal.recipients.values()]
    except smtplib.SMTPResponseException as refusal:
        found = [refusal.smtp_code]
    else:
        raise Failed(f"was taken, and not refused with {codes}")
    must(set(found) <= set(codes), f"refused with {found}, not {codes}")


def login_refused(servers, address, password):
    try:
        with servers.inbox(address, password):
            pass
    except imaplib.IMAP4.error as refusal:
        must("AUTHENTICATIONFAILED" in str(refusal), f"IMAP says {refusal}")
        return
    raise Failed(f"{address} could log in")


def signatures(raw):
    return [dict(re.findall(r"(\w+)=([^;]*)", re.sub(r"\s+", "", value)))
            for value in email.message_from_bytes(raw, policy=email.policy.compat32).get_all("DKIM-Signature", [])]


def verifies(raw, record):
    """Whether the signature holds against this record as the only one of the DNS."""
    import dkim
    asked = record["name"].rstrip(".").encode() + b"."
    return dkim.verify(raw, dnsfunc=lambda name, timeout=5: record["value"].encode() if name == asked else None)


def show_delivery(gatehouse, servers, domain):
    ada, bob = f"ada@{domain}", f"bob@{domain}"
    gatehouse.user(ada)
    gatehouse.user(bob)
    servers.awaits(ada, servers.arrives(ada))
    shown("mail to a mailbox is read there by IMAP with the user's password")
    servers.awaits(ada, servers.arrives(f"Ada@{domain.upper()}"))
    shown("the case of an address does not count")
    gatehouse.alias(f"info@{domain}", ada, bob)
    subject = servers.arrives(f"info@{domain}")
    servers.awaits(ada, subject)
    servers.awaits(bob, subject)
    shown("mail to an alias is in the mailboxes of both that it delivers to")
    with refused(550):
        servers.arrives(f"nobody@{domain}")
    shown("an unknown address is refused")
    for elsewhere in ["somebody@elsewhere.test", f"@{domain}:somebody@elsewhere.test"]:
        with refused(501, 554):
            servers.arrives(elsewhere)
    for way in [f"somebody%elsewhere.test@{domain}", f"elsewhere.test!somebody@{domain}", f"somebody@elsewhere.test@{domain}"]:
        with refused(501, 550, 554):
            servers.arrives(way)
    shown("mail for another domain is not relayed, in no way of writing it")


def show_what_takes_no_mail(gatehouse, servers, domain):
    ada = f"ada@{domain}"
    gatehouse.alias(f"@{domain}", ada)
    servers.awaits(ada, servers.arrives(f"whoever@{domain}"))
    shown("a catch-all takes what nobody holds")
    gatehouse.alias(f"no-reply@{domain}", action="bounce")
    gatehouse.alias(f"old@{domain}", ada, enabled=False)
    gatehouse.user(f"carl@{domain}", status="disabled")
    for held in ["no-reply", "old", "carl"]:
        with refused(550):
            servers.arrives(f"{held}@{domain}")
    shown("an alias that bounces, a disabled one and a disabled user take no mail, and no catch-all takes it for them")
    for number, odd in enumerate(["ada+lists", "o'hara", "a%sb&c|d", "$id`x`{y}/z", "x=y?#!*~^"]):
        gatehouse.user(f"{odd}@{domain}", username=f"odd{number}")
        servers.awaits(f"{odd}@{domain}", servers.arrives(f"{odd}@{domain}"))
    shown("what follows a + belongs to the name, and no sign in it is more than a sign")


def show_logins(gatehouse, servers, domain):
    ada = f"ada@{domain}"
    login_refused(servers, ada, "not " + PASSWORD)
    login_refused(servers, f"carl@{domain}", PASSWORD)
    login_refused(servers, f"nobody@{domain}", PASSWORD)
    shown("a wrong password, a disabled user and an unknown address cannot log in")
    for scheme in ["SHA512-CRYPT", "MD5-CRYPT", "BLF-CRYPT", "ARGON2I"]:
        address = f"{scheme.lower()}@{domain}"
        gatehouse.user(address, passwordHash=servers.hash(scheme))
        servers.count(address)
        login_refused(servers, address, "not " + PASSWORD)
    shown("hashes of SHA512-CRYPT, MD5-CRYPT, bcrypt and Argon2i open the mailbox, as Argon2id does")
    gatehouse.call("PATCH", f"users/{ada}", {"status": "disabled"})
    login_refused(servers, ada, PASSWORD)
    with refused(550):
        servers.arrives(ada)
    gatehouse.call("PATCH", f"users/{ada}", {"status": "enabled"})
    servers.count(ada)
    shown("to disable a user binds at once, and to enable, too")
    gatehouse.call("PATCH", f"domains/{domain}", {"enabled": False})
    login_refused(servers, ada, PASSWORD)
    with refused(554, 550):
        servers.arrives(ada)
    gatehouse.call("PATCH", f"domains/{domain}", {"enabled": True})
    servers.count(ada)
    shown("so does a domain")


def show_submission(gatehouse, servers, domain):
    ada, bob = f"ada@{domain}", f"bob@{domain}"
    with smtplib.SMTP("127.0.0.1", servers.submission, timeout=PATIENCE) as smtp:
        smtp.ehlo()
        must(not smtp.has_extn("auth"), "passwords are asked for without TLS")
    with smtplib.SMTP("127.0.0.1", servers.smtp, timeout=PATIENCE) as smtp:
        smtp.starttls(context=servers.tls)
        smtp.ehlo()
        must(not smtp.has_extn("auth"), "passwords are asked for on port 25")
    with refused(535):
        servers.submits(ada, "not " + PASSWORD, ada, bob)
    with refused(535):
        servers.submits(f"carl@{domain}", PASSWORD, f"carl@{domain}", bob)
    shown("to send asks for TLS and the right password of an enabled user")
    servers.awaits(bob, servers.submits(ada, PASSWORD, ada, bob))
    with refused(553):
        servers.submits(ada, PASSWORD, bob, bob)
    with refused(553):
        servers.submits(ada, PASSWORD, f"info@{domain}", bob)
    with refused(553):
        servers.submits(ada, PASSWORD, "ada@elsewhere.test", bob)
    shown("users send as their own address, not as others, nor as an alias that delivers to them")
    with smtplib.SMTP_SSL("127.0.0.1", servers.submissions, context=servers.tls, timeout=PATIENCE) as smtp:
        smtp.login(ada, PASSWORD)
        must(smtp.noop()[0] == 250, "no session on port 465")
    shown("port 465 does so, too")
    gatehouse.call("POST", f"users/{ada}/from-addresses", {"address": f"info@{domain}"})
    gatehouse.call("POST", f"users/{bob}/from-addresses", {"domain": domain})
    servers.awaits(bob, servers.submits(ada, PASSWORD, f"info@{domain}", bob))
    servers.awaits(ada, servers.submits(bob, PASSWORD, f"ada@{domain}", ada))
    shown("and as the addresses and domains that they were given")


def show_signatures(gatehouse, other, servers, domain):
    ada, bob = f"ada@{domain}", f"bob@{domain}"
    key = gatehouse.call("POST", f"domains/{domain}/dkim-keys", {"algorithm": "rsa-2048", "active": True})
    mail = servers.awaits(bob, servers.submits(ada, PASSWORD, ada, bob))
    made = signatures(mail)
    must([(one["d"], one["s"]) for one in made] == [(domain, key["selector"])], f"signed by {made}")
    must(verifies(mail, key["record"]), "the signature does not hold")
    shown("what users send is signed with the key of their domain, and the signature holds")
    must(not signatures(servers.awaits(bob, servers.arrives(bob, sender=ada))), "mail from elsewhere is signed")
    shown("what comes from elsewhere is not")
    theirs = f"theirs-{domain}"
    other.domain(theirs)
    other.call("POST", f"domains/{theirs}/dkim-keys", {"algorithm": "rsa-2048", "active": True})
    forged = signatures(servers.awaits(bob, servers.submits(ada, PASSWORD, ada, bob, author=f"boss@{theirs}")))
    must(all(one["d"] == domain for one in forged), f"signed by {forged}")
    shown("nobody signs with the key of another organization by writing its domain into From:")
    gatehouse.call("POST", f"domains/{domain}/dkim-keys", {"algorithm": "rsa-4096", "selector": "next", "active": True})
    subjects = [servers.submits(ada, PASSWORD, ada, bob) for _ in range(10)]
    must(all(signatures(servers.awaits(bob, subject))[0]["s"] == "next" for subject in subjects), "an old key signs")
    shown("another key signs from its next message on")


def show_fresh_start(gatehouse, servers, domain):
    dora = f"dora@{domain}"
    gatehouse.user(dora)
    servers.awaits(dora, servers.arrives(dora))
    gatehouse.call("DELETE", f"users/{dora}")
    login_refused(servers, dora, PASSWORD)
    gatehouse.user(dora)
    must(servers.count(dora) == 0, "the new account has the old one's mail")
    servers.awaits(dora, servers.arrives(dora))
    shown("an account made again with the same address starts empty")


def show_quota(gatehouse, servers, domain):
    emil = f"emil@{domain}"
    gatehouse.user(emil)
    servers.awaits(emil, servers.arrives(emil))
    gatehouse.call("PATCH", f"users/{emil}/quota", {"mailboxBytes": 300})
    with refused(552):
        servers.arrives(emil)
    gatehouse.call("PATCH", f"users/{emil}/quota", {"mailboxBytes": 10_000_000})
    servers.awaits(emil, servers.arrives(emil))
    shown("a full mailbox refuses mail, until it has more room")


def show_all(gatehouse, servers):
    name = f"mail-{random.getrandbits(40):x}"
    ours, others = gatehouse.tenant(name), gatehouse.tenant(f"{name}-other")
    domain = f"{name}.example"
    ours.domain(domain)
    show_delivery(ours, servers, domain)
    show_what_takes_no_mail(ours, servers, domain)
    show_logins(ours, servers, domain)
    show_submission(ours, servers, domain)
    show_signatures(ours, others, servers, domain)
    show_fresh_start(ours, servers, domain)
    show_quota(ours, servers, domain)


def too_long(*_):
    raise Failed(f"took longer than {MOST} s")


def main(arguments):
    keep = "--keep" in arguments
    databases = [argument for argument in arguments if not argument.startswith("--")]
    lacks = missing()
    if lacks:
        print(f"needs {', '.join(lacks)}")
        return 77
    if "--check" in arguments:
        return 0
    os.environ["PATH"] += ":/usr/sbin"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(MOST)
    gatehouse = Gatehouse(os.environ.get("GATEHOUSE", "http://localhost:8080"), os.environ["GATEHOUSE_CODE"])
    servers = MailServers(databases[0], os.environ["GATEHOUSE_MAIL_PASSWORD"])
    held = False
    try:
        servers.start()
        show_all(gatehouse, servers)
        held = True
    except Failed as failure:
        print(f"FAILED  {failure}", flush=True)
    except Exception:  # of a library: a failure, too, and the servers must stop
        print(f"FAILED  {traceback.format_exc()}", flush=True)
    finally:
        signal.alarm(0)
        servers.stop()
        if not held:
            for log in ["dovecot.out", "opendkim.out", "postfix.out", "postfix.log", "dovecot.log"]:
                if servers.path(log).exists():
                    print(f"--- {log}", *servers.path(log).read_text(errors="replace").splitlines()[-15:], sep="\n")
        if keep:
            print(f"left in {servers.directory}")
        else:
            shutil.rmtree(servers.directory, ignore_errors=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
