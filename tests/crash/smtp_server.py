#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# A mail server for test_post.mjs. It says each thing that happens as a line of JSON: the port it is open at, each message it has
# taken or put off. Options: --cert FILE --key FILE (STARTTLS, then required), --user U --password P (required), --later N (the
# first N messages are answered 451), --die (ends in the middle of the first message), --hold (takes it and never says so).
import argparse
import asyncio
import json
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult, syntax

options = argparse.ArgumentParser()
for name in ("--cert", "--key", "--user", "--password"):
    options.add_argument(name)
options.add_argument("--later", type=int, default=0)
options.add_argument("--refuse", default="")
options.add_argument("--die", action="store_true")
options.add_argument("--hold", action="store_true")
options = options.parse_args()
later = options.later


def say(**what):
    print(json.dumps(what), flush=True)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if options.refuse and options.refuse in address:
            return "550 5.1.1 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global later
        facts = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "text": envelope.content.decode("ascii"),
                 "tls": session.ssl is not None, "user": session.auth_data and session.auth_data.decode(), "helo": session.host_name}
        if later > 0:
            later -= 1
            say(event="later", **facts)
            return "451 4.7.1 try again later"
        say(event="taken", **facts)
        if options.hold:
            await asyncio.sleep(60)
        return "250 2.0.0 taken"


class Server(SMTP):
    @syntax("DATA")
    async def smtp_DATA(self, arg):
        if not options.die:
            return await super().smtp_DATA(arg)
        await self.push("354 go on")
        await self._reader.readline()
        say(event="died")
        os._exit(1)

    async def smtp_MAIL(self, arg):
        say(event="mail")
        return await super().smtp_MAIL(arg)


def sign_in(server, session, envelope, mechanism, data):
    right = data.login == options.user.encode() and data.password == options.password.encode()
    return AuthResult(success=right, handled=False, auth_data=data.login)


def server():
    more = {}
    if options.cert:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(options.cert, options.key)
        more.update(tls_context=tls, require_starttls=True)
    if options.user:
        more.update(authenticator=sign_in, auth_required=True, auth_require_tls=bool(options.cert))
    return Server(Handler(), hostname="mail.test", **more)


async def main():
    open_at = await asyncio.get_running_loop().create_server(server, "127.0.0.1", 0)
    say(event="open", port=open_at.sockets[0].getsockname()[1])
    await open_at.serve_forever()


asyncio.run(main())
