// SPDX-License-Identifier: EUPL-1.2
// Mail goes out, against a real mail server: once, under its own Message-ID, over TLS, with nothing in it that tells who or what;
// and when a server or the worker is killed nothing is lost, and what is doubled is so under the same Message-ID.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { open_browser } from '../browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const KRING = process.env.KRING ?? join(here, '../../build/kring');
const QUEUE = process.env.MAIL_QUEUE ?? join(here, '../../build/gcc/tests/mail_queue');
const PAUSE = 4; // seconds before a mail is tried again; half of it is what one try may take
const root = mkdtempSync('/tmp/kring-post-');
const running = new Set();
let folders = 0;

after(() => {
	for (const child of running) child.kill('SIGKILL');
	rmSync(root, { recursive: true, force: true });
});

const folder = () => join(root, `folder-${++folders}`);
const queue = (dir, ...mails) => execFileSync(QUEUE, [dir, ...mails.flat()]);
const invite = (n) => ['invite', 'nl', `buur${n}@voorbeeld.example`, `/in/${n}`, `invite ${n}`];

function start(command, args) {
	const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	running.add(child);
	child.said = '';
	child.stderr.on('data', (text) => (child.said += text));
	child.ended = new Promise((done) => child.on('exit', (code, signal) => (running.delete(child), done(code ?? signal))));
	return child;
}

// What the mail server says, gathered; until(n) waits for the nth of a kind.
async function mailServer(...args) {
	const child = start('/usr/bin/python3', [join(here, 'smtp_server.py'), ...args]);
	const events = [];
	createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)));
	const of = (kind) => events.filter((e) => e.event === kind);
	const until = async (kind, n = 1) => {
		for (let i = 0; of(kind).length < n; i++) {
			assert.ok(i < 400, `no ${kind}: ${child.said}`);
			await sleep(25);
		}
		return of(kind)[n - 1];
	};
	const { port } = await until('open');
	return { port, of, until, ended: child.ended, stop: () => (child.kill('SIGKILL'), child.ended) };
}

function settings(server, ...lines) {
	const file = join(root, `settings-${++folders}`);
	writeFileSync(file, ['base-url = https://kring.example', 'mail.from = Kring <post@kring.example>', `mail.pause = ${PAUSE}`,
		`mail.server = ${server}`, ...lines, ''].join('\n'));
	return file;
}
const plainTo = (server) => settings(`127.0.0.1:${server.port}`, 'mail.tls = plain');
const workArgs = (dir, config) => ['work', '--data', dir, '--config', config];
async function work(dir, config) {
	const child = start(KRING, workArgs(dir, config)), status = await child.ended;
	await sleep(50); // what the mail server said of it is on its way to us
	return { status, stderr: child.said };
}
const pause = () => sleep(PAUSE * 1000 + 200);

function unfold(text) {
	const [head, ...rest] = text.split('\r\n\r\n');
	const headers = Object.fromEntries(head.replace(/\r\n[ \t]/g, ' ').split('\r\n').map((line) => {
		const at = line.indexOf(': ');
		return [line.slice(0, at).toLowerCase(), line.slice(at + 2)];
	}));
	const bytes = rest.join('\r\n\r\n').replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, x) => String.fromCharCode(parseInt(x, 16)));
	return { headers, body: Buffer.from(bytes, 'latin1').toString('utf8') };
}
const messageId = (event) => unfold(event.text).headers['message-id'];

const TELLS = /jeugd|zorg|gezin|famili|hulp|wijkteam|gemeente|privé|besloten|doel|kind|moeder|vader|ouder|youth|care|child|parent|goal|council/i;

test('each kind of mail arrives once, in its language, and tells nothing', async () => {
	const dir = folder(), server = await mailServer();
	queue(dir, ['code', 'nl', 'an@voorbeeld.example', '123456', 'a'], ['code', 'en', 'bo@voorbeeld.example', '654321', 'b'],
		['invite', 'nl', 'cas@voorbeeld.example', '/in/0123456789abcdefghjkmnpqrs', 'c'], invite(1),
		['invite', 'en', 'dee@voorbeeld.example', '/in/0', 'd'], ['none', 'nl', 'nobody@voorbeeld.example', '123456', 'e']);
	assert.deepEqual(await work(dir, plainTo(server)), { status: 0, stderr: '' });
	assert.deepEqual(await work(dir, plainTo(server)), { status: 0, stderr: '' });
	const taken = server.of('taken').map((e) => ({ ...e, ...unfold(e.text) }));
	assert.deepEqual(taken.map((m) => m.to), [['an@voorbeeld.example'], ['bo@voorbeeld.example'], ['cas@voorbeeld.example'],
		['buur1@voorbeeld.example'], ['dee@voorbeeld.example']]);
	assert.match(taken[0].body, /^Je code is 123456\. Hij werkt tien minuten\.\r\n/);
	assert.match(taken[1].body, /^Your code is 654321\. /);
	assert.match(taken[2].body, /\r\nhttps:\/\/kring\.example\/in\/0123456789abcdefghjkmnpqrs\r\n/);
	assert.match(taken[2].body, /één keer/);
	assert.equal(taken[3].headers.subject, 'Een uitnodiging voor jou');
	assert.equal(taken[4].headers.subject, 'An invitation for you');
	assert.equal(new Set(taken.map(messageId)).size, 5);
	for (const m of taken) {
		assert.doesNotMatch(m.text + m.body + m.helo, TELLS);
		assert.equal(m.from, 'post@kring.example');
		assert.deepEqual(Object.keys(m.headers).filter((h) => h !== 'x-peer' && h !== 'x-mailfrom' && h !== 'x-rcptto').sort(),
			['auto-submitted', 'content-language', 'content-transfer-encoding', 'content-type', 'date', 'from', 'message-id',
				'mime-version', 'subject', 'to']);
		assert.ok(Math.abs(Date.parse(m.headers.date) - Date.now()) < 60_000, m.headers.date);
		assert.equal(m.headers.from, 'Kring <post@kring.example>');
		assert.match(m.headers['message-id'], /^<[0-9a-z]{26}@kring\.example>$/);
		assert.ok(m.text.split('\r\n').every((line) => line.length <= 76));
		assert.doesNotMatch(m.text, /<img|<a |text\/html/);
	}
	await server.stop();
});

test('over TLS and signed in, or not at all', async () => {
	const pem = (name) => join(root, name), password = join(root, 'password');
	for (const name of ['ours', 'other'])
		execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj',
			'/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', pem(`${name}.key`), '-out', pem(`${name}.pem`)],
		{ stdio: 'ignore' });
	writeFileSync(password, 'open sesam\n');
	const server = await mailServer('--cert', pem('ours.pem'), '--key', pem('ours.key'), '--user', 'kring', '--password', 'open sesam');
	const signed = (...lines) => settings(`localhost:${server.port}`, 'mail.user = kring', `mail.password = ${password}`, ...lines);
	const wrong = { 'an authority nobody believes': signed(`mail.ca = ${pem('other.pem')}`), 'no TLS': signed('mail.tls = plain'),
		'a wrong word': settings(`localhost:${server.port}`, `mail.ca = ${pem('ours.pem')}`, 'mail.user = kring', `mail.password = ${pem('ours.pem')}`),
		'not signed in': settings(`localhost:${server.port}`, `mail.ca = ${pem('ours.pem')}`) };
	for (const [what, config] of Object.entries(wrong)) {
		const dir = folder();
		queue(dir, invite(1));
		const { status, stderr } = await work(dir, config);
		assert.equal(status, 1, what);
		assert.match(stderr, /^kring: not everything could be sent, it is tried again later: .*\n$/, what);
		assert.doesNotMatch(stderr, /buur1|sesam/, what);
	}
	assert.equal(server.of('taken').length, 0);
	const fresh = folder();
	queue(fresh, invite(3));
	assert.equal((await work(fresh, signed(`mail.ca = ${pem('ours.pem')}`))).status, 0);
	assert.deepEqual(server.of('taken').map((e) => [e.to, e.tls, e.user]), [[['buur3@voorbeeld.example'], true, 'kring']]);
	await server.stop();

	const without = await mailServer(), dir3 = folder();
	queue(dir3, invite(4));
	assert.equal((await work(dir3, settings(`localhost:${without.port}`))).status, 1, 'a server that offers no TLS');
	assert.equal(without.of('mail').length, 0);
	const away = spawnSync(KRING, workArgs(dir3, settings('mail.example:25', 'mail.tls = plain')), { encoding: 'utf8' });
	assert.equal(away.status, 2);
	assert.match(away.stderr, /without TLS to a mail server on this machine only/);
	await without.stop();
});

test('a mail that is put off is tried again later, one that is refused holds up no other', async () => {
	const dir = folder(), server = await mailServer('--later', '1', '--refuse', 'buur2');
	queue(dir, invite(1), invite(2), invite(3));
	assert.equal((await work(dir, plainTo(server))).status, 1);
	assert.deepEqual(server.of('taken').map((e) => e.to[0]), ['buur3@voorbeeld.example']);
	assert.equal((await work(dir, plainTo(server))).status, 0, 'nothing is due before its time');
	assert.equal(server.of('taken').length, 1);
	await pause();
	assert.equal((await work(dir, plainTo(server))).status, 1);
	assert.deepEqual(server.of('taken').map((e) => e.to[0]), ['buur3@voorbeeld.example', 'buur1@voorbeeld.example']);
	assert.equal(messageId(server.of('later')[0]), messageId(server.of('taken')[1]));
	await server.stop();
});

test('a mail server that is killed in the middle of a message loses nothing', async () => {
	const dir = folder(), dying = await mailServer('--die');
	queue(dir, invite(1), invite(2));
	assert.equal((await work(dir, plainTo(dying))).status, 1);
	await dying.ended;
	const server = await mailServer();
	await pause();
	assert.equal((await work(dir, plainTo(server))).status, 0);
	assert.equal((await work(dir, plainTo(server))).status, 0);
	assert.deepEqual(server.of('taken').map((e) => e.to[0]).sort(), ['buur1@voorbeeld.example', 'buur2@voorbeeld.example']);
	await server.stop();
});

test('a worker killed after the message and before its mark repeats it once, later, under the same Message-ID', async () => {
	const dir = folder(), holding = await mailServer('--hold');
	queue(dir, invite(1));
	const worker = start(KRING, workArgs(dir, plainTo(holding)));
	const first = await holding.until('taken');
	worker.kill('SIGKILL');
	await worker.ended;
	await holding.stop();
	const server = await mailServer();
	assert.equal((await work(dir, plainTo(server))).status, 0, 'its mark holds it back');
	assert.equal(server.of('taken').length, 0);
	await pause();
	assert.equal((await work(dir, plainTo(server))).status, 0);
	await pause();
	assert.equal((await work(dir, plainTo(server))).status, 0);
	assert.deepEqual(server.of('taken').map(messageId), [messageId(first)]);
	await server.stop();
});

test('thirty mails and a worker that is killed again and again: none is lost, each kill doubles one at most', async () => {
	const dir = folder(), server = await mailServer();
	queue(dir, ...Array.from({ length: 30 }, (_, n) => invite(n)));
	let kills = 0;
	for (; kills < 6 && server.of('taken').length < 30; kills++) {
		const worker = start(KRING, workArgs(dir, plainTo(server)));
		await Promise.race([worker.ended, server.until('taken', Math.min(30, server.of('taken').length + 4))]);
		worker.kill('SIGKILL');
		await worker.ended;
	}
	await pause();
	assert.equal((await work(dir, plainTo(server))).status, 0);
	const ids = server.of('taken').map(messageId), to = server.of('taken').map((e) => e.to[0]);
	assert.equal(new Set(to).size, 30);
	assert.equal(new Set(ids).size, 30, 'doubles have the same Message-ID');
	assert.ok(ids.length <= 30 + kills, `${ids.length} mails of 30 after ${kills} kills`);
	await server.stop();
});

async function opened(child) {
	for await (const line of createInterface({ input: child.stdout })) {
		const at = /^Kring is open at (.*)$/.exec(line);
		if (at) return at[1];
	}
	throw new Error(`it did not open: ${child.said}`);
}

test('beside a server the worker asks for its mail, and the server has nothing of what sends it', async () => {
	const dir = folder(), server = await mailServer();
	queue(dir, invite(1), ['code', 'nl', 'an@voorbeeld.example', '123456', 'a']);
	const kring = start(KRING, ['serve', '--data', dir, '--listen', '127.0.0.1:0']);
	await opened(kring);
	assert.equal((await work(dir, plainTo(server))).status, 0);
	assert.equal(server.of('taken').length, 2);
	assert.ok(!readFileSync(`/proc/${kring.pid}/maps`, 'utf8').includes('curl'));
	assert.equal(spawnSync(KRING, ['mail', 'next', '9']).status, 2, 'what mail holds is not for a terminal');
	kring.kill('SIGTERM');
	assert.equal(await kring.ended, 0);
	await server.stop();
});

test('a worker that stays waits for a server, sends what comes, and ends calmly', async () => {
	const dir = folder(), server = await mailServer();
	queue(dir, invite(1));
	const worker = start(KRING, [...workArgs(dir, plainTo(server)), '--every', '1']);
	await sleep(1500);
	assert.equal(server.of('taken').length, 0, 'without a server it leaves the folder alone');
	const kring = start(KRING, ['serve', '--data', dir, '--listen', '127.0.0.1:0']);
	await opened(kring);
	await server.until('taken');
	worker.kill('SIGTERM');
	assert.equal(await worker.ended, 0);
	assert.equal(worker.said, '');
	kring.kill('SIGTERM');
	await kring.ended;
	await server.stop();
});

// Asks for a page, or sends a form, with the cookies it got.
function visitor(site) {
	const cookies = new Map();
	return async (path, form) => {
		const answer = await fetch(site + path, { method: form ? 'POST' : 'GET', redirect: 'manual', body: form && new URLSearchParams(form),
			headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'sec-fetch-site': 'same-origin' } });
		for (const line of answer.headers.getSetCookie()) {
			const [name, value] = line.split(';')[0].split('=');
			cookies.set(name, value);
		}
		return answer;
	};
}

// All of it is real: the server, the worker, the mail server, and a browser on a telephone without JavaScript.
test('a code that came by mail lets in the browser that asked, once, and an address nobody has gets no mail', async () => {
	const dir = folder(), server = await mailServer();
	const kring = start(KRING, ['serve', '--data', dir, '--listen', '127.0.0.1:0']), site = await opened(kring);
	const worker = start(KRING, [...workArgs(dir, plainTo(server)), '--every', '1']);
	const chrome = await open_browser();
	const telephone = async () => (await chrome.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 760 }, locale: 'nl-NL' })).newPage();
	const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
	const heading = (page) => page.locator('h1').first().innerText();
	const give = async (page, code, button) => (await page.locator('#code').fill(code), press(page, button));
	const mailed = async (n) => unfold((await server.until('taken', n)).text).body.match(/^Je code is (\d{6})\./)[1];
	const ask = async (page, mail) => {
		await page.goto(`${site}/binnen`);
		await page.getByLabel('Je e-mailadres').fill(mail);
		await press(page, 'Stuur mij een code');
		assert.equal(await heading(page), 'Welke code kreeg je?');
	};
	try {
		const own = await telephone();
		await own.goto(site);
		await press(own, 'Ons plan beginnen');
		await press(own, 'Nee, alleen ik');
		await own.goto(`${site}/instellingen`);
		await own.getByLabel('Je e-mailadres').fill('Linda@voorbeeld.example');
		await press(own, 'Stuur een code om te bewaren');
		await give(own, await mailed(1), 'Bewaar');
		assert.match(await own.locator('main').innerText(), /Je e-mailadres is bewaard/);
		await press(own, 'Log mij uit');

		const [other, unknown] = [await telephone(), await telephone()];
		await ask(unknown, 'niemand@voorbeeld.example');
		await ask(own, 'linda@voorbeeld.example');
		const code = await mailed(2);
		assert.deepEqual(server.of('taken')[1].to, ['linda@voorbeeld.example']);
		await ask(other, 'linda@voorbeeld.example');
		await mailed(3);
		await give(other, code, 'Naar binnen'); // read over a shoulder: it is not the code of this browser
		assert.match(await other.locator('main').innerText(), /Deze code klopt niet, of is te oud/);
		await give(own, `${code.slice(0, 3)} ${code.slice(3)}`, 'Naar binnen');
		assert.match(own.url(), /\/plan\/\w{26}/);
		await press(await own.goto(`${site}/instellingen`).then(() => own), 'Log mij uit');
		await own.goto(`${site}/binnen/code`);
		await give(own, code, 'Naar binnen');
		assert.match(await own.locator('main').innerText(), /Deze code klopt niet, of is te oud/);
		for (let i = 0; i < 12 && server.of('taken').length < 4; i++) await sleep(100);
		assert.equal(server.of('taken').length, 3);
		assert.ok(!server.of('taken').some((mail) => mail.to[0].startsWith('niemand')));
	} finally {
		await chrome.close();
	}
	for (const child of [worker, kring]) {
		child.kill('SIGTERM');
		assert.equal(await child.ended, 0);
	}
	await server.stop();
});

test('the demonstration lays its mail in a folder and sends none', async () => {
	const dir = folder(), links = join(root, 'links'), server = await mailServer();
	const demo = start(KRING, ['demo', '--data', dir, '--listen', '127.0.0.1:0', '--links', links]);
	const site = await opened(demo);
	const visit = visitor(site);
	await visit(JSON.parse(readFileSync(links, 'utf8'))[0].url.slice(site.length));
	await visit('/in', { antwoord: 'ja' });
	const bewijs = /name="bewijs" value="([^"]+)"/.exec(await (await visit('/instellingen')).text())[1];
	assert.equal((await visit('/instellingen/mail', { bewijs, mail: 'an@voorbeeld.example' })).status, 303);
	const letters = () => existsSync(join(dir, 'post')) ? readdirSync(join(dir, 'post')).filter((name) => /^\d{6}\.txt$/.test(name)) : [];
	for (let i = 0; i < 50 && !letters().length; i++) await sleep(100);
	assert.equal(letters().length, 1);
	assert.match(readFileSync(join(dir, 'post', letters()[0]), 'utf8'), /^To: an@voorbeeld\.example\nSubject: Je code\n\nJe code is \d{6}\. Hij werkt tien minuten\.\n/);
	assert.match(await (await visit('/post')).text(), /Je code is \d{6}\./);
	assert.deepEqual(readdirSync(join(dir, 'post')), letters());
	const { status, stderr } = await work(dir, plainTo(server));
	assert.equal(status, 1);
	assert.match(stderr, /is a demonstration/);
	demo.kill('SIGTERM');
	assert.equal(await demo.ended, 0);
	await server.stop();
});
