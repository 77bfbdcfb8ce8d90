# What the tests of packages share; sourced from the top folder of the source.
# shellcheck shell=bash
# shellcheck source=scripts/packages.sh
. scripts/packages.sh

scratch=$(mktemp -d)
# The clean root has had file systems mounted; nothing outside may go with it.
trap 'rm -rf --one-file-system "$scratch"' EXIT
chmod 755 "$scratch"

# packages.sh has a variable for the version of something else.
# shellcheck disable=SC2034 # for who sources this
release=$(sed -n 's/^[[:blank:]]*VERSION \([0-9.]*\)$/\1/p' CMakeLists.txt)

say() {
	echo "-- $*"
}

# problem WORDS: go on, to see what else there is, but fail in the end
problems=0
problem() {
	echo "FAILED: $*" >&2
	problems=$((problems + 1))
}

# cannot_run WHY: nothing was tested, which CI must not take for a success
cannot_run() {
	echo "CANNOT RUN $0: $*" >&2
	[[ ${CI:-} != true ]] || exit 1
	exit 77
}

finish() {
	((problems == 0)) || exit 1
	say "$1"
}

# Do the install rules bring manual pages and completions?
has_manual() {
	grep -q -r --include=CMakeLists.txt --include='*.cmake' \
		--exclude-dir=build CMAKE_INSTALL_MANDIR .
}

# quietly COMMAND...: its output only if it fails
quietly() {
	"$@" > "$scratch/log" 2>&1 && return
	cat "$scratch/log" >&2
	echo "FAILED: $*" >&2
	return 1
}

# as_nobody COMMAND...: without rights, where there are any to lose
as_nobody() {
	if [[ $(id -u) == 0 ]]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups \
			--no-new-privs "$@"
	else
		"$@"
	fi
}

# for_nobody FILE...: give them to whom as_nobody runs as
for_nobody() {
	[[ $(id -u) != 0 ]] || chown -R 65534:65534 "$@"
}
