#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Each command does what it says, and says no in one sentence: tests/crash/test_cli.sh, with the program in $KRING.
set -u
here=$(mktemp -d)
server=
finish() {
	[ -n "$server" ] && kill "$server" 2>/dev/null
	wait 2>/dev/null
	rm -rf "$here"
}
trap finish EXIT
failed=0

# says STATUS WORDS COMMAND...: it ends with this status, and what it prints holds these words.
says() {
	wanted=$1 words=$2
	shift 2
	"$@" >"$here/out" 2>&1 </dev/null
	got=$?
	if [ $got != "$wanted" ] || ! grep -q -- "$words" "$here/out"; then
		echo "wanted $wanted and '$words', got $got from: $*"
		cat "$here/out"
		failed=1
	fi
}

begin() { # folder, log: a demonstration that answers
	rm -f "$2" # of an earlier start, which said that it was open
	"$KRING" demo --data "$1" --listen 127.0.0.1:0 --links "$here/links.json" >"$2" 2>&1 &
	server=$!
	for _ in $(seq 100); do
		grep -qs 'is open at' "$2" && return 0
		sleep 0.1
	done
	echo 'the demonstration did not begin'
	cat "$2"
	exit 1
}
end() {
	kill "$server"
	wait "$server"
	status=$?
	server=
	[ $status = 0 ] || { echo "the server ended with $status" && failed=1; }
}

# Calls that are wrong.
says 2 'say what to do' "$KRING"
says 2 'no command' "$KRING" dance
says 2 'no option' "$KRING" serve --data "$here/x" --faster yes
says 2 'wants a value' "$KRING" serve --data
says 2 'is needed' env -u KRING_DATA "$KRING" verify
says 0 'kring 0' "$KRING" version
says 0 'kring serve' "$KRING" help
says 0 'SIGTERM' "$KRING" help serve
says 2 'no command' "$KRING" help dance
# Not for others than this machine without saying whose it is: by where it listens, by its name, or by a proxy before it.
for public in '--listen 0.0.0.0:0' '--listen [::]:0' '--base-url https://kring.example.nl' '--base-url http://127.0.0.1.example.nl' \
	'--base-url https://localhost.example' '--proxy 10.0.0.1' '--proxy 127.0.0.1'; do
	# shellcheck disable=SC2086
	says 1 'settings file must name' "$KRING" serve --data "$here/x" $public
done
printf 'base-url = https://kring.example.nl\nhost = Ons\nofficer = fg@example.nl\ncomplaints = k@example.nl\n' >"$here/three.conf"
says 1 'settings file must name' "$KRING" serve --data "$here/x" --config "$here/three.conf"
[ ! -e "$here/x" ] || { echo 'what may not be served left a folder' && failed=1; }
printf 'hosd = x\n' >"$here/wrong.conf"
says 2 'line 1' "$KRING" serve --data "$here/x" --config "$here/wrong.conf"
says 1 'cannot read' "$KRING" serve --data "$here/x" --config "$here/none.conf"
for memory in 7 1048577 many -1 '48 MB'; do
	printf 'memory = %s\n' "$memory" >"$here/memory.conf"
	says 2 'memory is a number of megabytes from 8 to 1048576' "$KRING" serve --data "$here/x" --config "$here/memory.conf"
done
for memory in 8 1048576; do # read, and then it is the public address that it stops at
	printf 'memory = %s\n' "$memory" >"$here/memory.conf"
	says 1 'settings file must name' "$KRING" serve --data "$here/x" --config "$here/memory.conf" --proxy 10.0.0.1
done
says 2 'base-url' "$KRING" serve --data "$here/x" --base-url ftp://x
says 1 'is not empty' "$KRING" demo --data "$(dirname "$0")"

# The demonstration is filled, serves, and answers commands that come beside it.
demo=$here/demo
begin "$demo" "$here/log"
for role in ouder verzorger jongere kind netwerk professional coordinator gemeente organisatie; do
	grep -q "\"rol\":\"$role\"" "$here/links.json" || { echo "nobody is $role" && failed=1; }
done
says 1 "in use by process $server" "$KRING" serve --data "$demo" --listen 127.0.0.1:0
says 0 ' ouder eigenaar$' "$KRING" seat list --data "$demo"
seat=$(awk '/ouder eigenaar$/ { print $2; exit }' "$here/out")
plan=$(awk '/ouder eigenaar$/ { print $1; exit }' "$here/out")
[ "$(stat -c %a "$demo/kring.sock")" = 600 ] || { echo 'others can reach the socket' && failed=1; }
says 0 "$seat" env KRING_DATA="$demo" "$KRING" seat list --plan "$plan"
says 0 '/in/' "$KRING" seat link --data "$demo" --seat "$seat"
says 0 '^[0-9a-z]\{26\}$' "$KRING" token --data "$demo" --seat "$seat"
token=$(cat "$here/out")
url=$(sed -n 's/.*is open at //p' "$here/log")
says 0 "$plan" curl -s -H "Authorization: Bearer $token" "$url/api/v1/plannen"
says 1 'no such seat' "$KRING" token --data "$demo" --seat 0123456789abcdef
says 2 'id of a seat' "$KRING" token --data "$demo" --seat me
says 1 'no such plan' "$KRING" seat list --data "$demo" --plan 0123456789abcdefghjkmnpqr0
says 0 'Whole: 4 plans' "$KRING" verify --data "$demo"
says 0 'Copied' "$KRING" backup --data "$demo" --to "$here/copy.db"
says 1 'there already' "$KRING" backup --data "$demo" --to "$here/copy.db"
says 0 'is erased' "$KRING" erase --data "$demo" --plan "$plan"
says 1 'no such plan' "$KRING" erase --data "$demo" --plan "$plan"
says 0 'Copied' "$KRING" backup --data "$demo" --to "$here/later.db"
end

# A second start keeps what was done: the erased plan stays away.
begin "$demo" "$here/log"
says 0 'Whole: 3 plans' "$KRING" verify --data "$demo"
grep -q "$plan" "$here/links.json" && echo 'an erased plan came back' && failed=1
end

# A folder out of a copy: the master key first, and what was erased since is erased again.
mkdir "$here/again"
says 1 'master.key is missing' "$KRING" restore --from "$here/copy.db" --data "$here/again"
cp "$demo/master.key" "$here/again/"
says 0 'Erased again: 1' "$KRING" restore --from "$here/copy.db" --data "$here/again"
says 0 'Whole: 3 plans' "$KRING" verify --data "$here/again"
says 1 'not empty' "$KRING" restore --from "$here/copy.db" --data "$here/again"
says 1 'cannot read' "$KRING" restore --from "$here/none.db" --data "$here/new"

# Without its master key a folder stays shut, and no new key is made.
mv "$demo/master.key" "$here/key"
says 1 'master.key is missing' "$KRING" serve --data "$demo" --listen 127.0.0.1:0
[ -e "$demo/master.key" ] && echo 'a new master key was made' && failed=1
mv "$here/key" "$demo/master.key"

# A byte that changed is found. The last page of the file holds rows, whatever else.
size=$(stat -c %s "$demo/kring.db")
found=0
for back in 700 1900 5000 9000; do
	cp "$demo/kring.db" "$here/whole.db"
	printf '\125\252\125' | dd of="$demo/kring.db" bs=1 seek=$((size - back)) conv=notrunc 2>/dev/null
	"$KRING" verify --data "$demo" >"$here/out" 2>&1 || found=$((found + 1))
	cp "$here/whole.db" "$demo/kring.db"
done
[ $found -gt 0 ] || { echo 'no changed byte was found' && failed=1; }

says 0 '300 plans' "$KRING" seed --data "$here/seeded" --plans 300 --seed 7
says 0 'Whole: 300 plans' "$KRING" verify --data "$here/seeded"
says 1 'not empty' "$KRING" seed --data "$here/seeded" --plans 1
says 2 'number' "$KRING" seed --data "$here/y" --plans many

# Who asks much and takes no answer keeps nobody waiting for long, nor the server from ending.
says 0 '6000 plans' "$KRING" seed --data "$here/many" --plans 6000 # more than a socket holds by itself
"$KRING" serve --data "$here/many" --listen 127.0.0.1:0 >"$here/log" 2>&1 &
server=$!
until grep -qs 'is open at' "$here/log"; do kill -0 $server || exit 1; sleep 0.1; done
python3 - "$here/many" <<-'ASK' &
	import json, os, socket, sys, time
	asks = socket.socket(socket.AF_UNIX)
	os.chdir(sys.argv[1])
	asks.connect('kring.sock')
	asks.sendall(json.dumps({'woorden': ['seat', 'list', '--data', sys.argv[1]]}).encode() + b'\n')
	time.sleep(60)
ASK
silent=$!
sleep 1
kill $server
for _ in $(seq 30); do kill -0 $server 2>/dev/null || break; sleep 1; done
kill -0 $server 2>/dev/null && echo 'a server that nobody listens to does not end' && failed=1 && kill -9 $server
kill $silent
server=
exit $failed
