# What has to be installed, by system; sourced by the other scripts here, by
# .ci/run and tests/package. Plain sh, since it runs before anything is
# installed.
# shellcheck shell=sh

# package_list SYSTEM:PURPOSE prints names. What testing takes comes on top of
# what building takes, and what only CI takes on top of that; npm is what tests
# that take programs from there need, which on Debian is 400 packages: some of
# those programs run on Java or drive a browser. Packages are made on Debian
# only. Only Debian and Homebrew are known to have cmark-gfm, and Homebrew has
# none of pandas, PyYAML, feedparser, aiosmtpd and h2. Debian's libcurl is the one
# with OpenSSL, as everybody else's is, so that TLS is the same everywhere.
package_list() {
	case $1 in
	apt:build) echo gcc libc6-dev make cmake pkgconf libjansson-dev \
		libunistring-dev libmd-dev libcurl4-openssl-dev libsqlite3-dev \
		zlib1g-dev ;;
	apt:test) echo libcmocka-dev less locales python3 python3-pandas jq git \
		bash zsh fish mandoc cmark-gfm pre-commit python3-yaml \
		python3-feedparser python3-aiosmtpd python3-h2 openssl ;;
	# They may be there from elsewhere, which Debian's do not go with.
	apt:npm) { command -v node && command -v npm; } > /dev/null ||
		echo nodejs npm
		command -v java > /dev/null || echo default-jre-headless
		echo chromium ;;
	apt:ci) echo clang libclang-rt-14-dev clang-format shellcheck \
		valgrind ;;
	apt:package) echo dpkg-dev file ;;
	apt:package-test) echo debootstrap lintian rpm rpmlint makepkg \
		fakeroot libarchive-tools curl ruby ninja-build shellcheck ;;

	dnf:build) echo gcc make cmake pkgconf-pkg-config jansson-devel \
		libunistring-devel libmd-devel libcurl-devel sqlite-devel \
		zlib-devel ;;
	dnf:test) echo libcmocka-devel glibc-locale-source less libasan \
		libubsan python3 python3-pandas jq git bash zsh fish mandoc \
		pre-commit python3-pyyaml python3-feedparser \
		python3-aiosmtpd python3-h2 openssl ;;
	dnf:npm) echo nodejs-npm chromium java-latest-openjdk-headless ;;
	dnf:ci) echo clang compiler-rt clang-tools-extra ShellCheck \
		valgrind ;;

	apk:build) echo gcc musl-dev make cmake pkgconf jansson-dev \
		jansson-static libunistring-dev libunistring-static libmd-dev \
		curl-dev sqlite-dev sqlite-static zlib-dev zlib-static ;;
	apk:test) echo cmocka-dev less python3 py3-pandas jq git bash zsh fish \
		mandoc pre-commit py3-yaml py3-feedparser \
		py3-aiosmtpd py3-h2 openssl ;;
	apk:npm) echo nodejs npm chromium openjdk17-jre-headless ;;
	apk:ci) echo clang compiler-rt clang-extra-tools shellcheck \
		valgrind ;;

	pacman:build) echo gcc make cmake pkgconf jansson libunistring libmd \
		curl sqlite zlib ;;
	pacman:test) echo cmocka less python python-pandas jq git bash zsh fish \
		mandoc pre-commit python-yaml python-feedparser \
		python-aiosmtpd python-h2 openssl ;;
	pacman:npm) echo nodejs npm chromium jre-openjdk-headless ;;
	pacman:ci) echo clang compiler-rt shellcheck valgrind ;;

	brew:build) echo cmake pkgconf jansson libunistring libmd curl sqlite \
		zlib ;;
	brew:test) echo cmocka less python jq git bash zsh fish mandoc \
		cmark-gfm pre-commit openssl ;;
	brew:npm) echo node chromium openjdk ;;
	brew:ci) echo llvm clang-format shellcheck ;;
	esac
}

install_command() {
	case $1 in
	apt) echo apt-get install --no-install-recommends ;;
	dnf) echo dnf install ;;
	apk) echo apk add ;;
	pacman) echo pacman -S --needed ;;
	brew) echo brew install ;;
	esac
}

package_system() {
	for system in apt-get dnf apk pacman brew; do
		if command -v "$system" > /dev/null; then
			echo "${system%-get}"
			return
		fi
	done
	echo unknown
}

# The package names of SYSTEM for PURPOSE...
package_lists() {
	system=$1
	shift
	for purpose; do
		package_list "$system:$purpose"
	done | xargs
}

# Those of the Debian packages named that are not installed.
debian_missing() {
	installed=$(dpkg-query -W \
		-f ' ${Package} ${db:Status-Status} ' "$@" 2> /dev/null || true)
	for package; do
		case $installed in
		*" $package installed "*) ;;
		*) echo "$package" ;;
		esac
	done | xargs
}

# as_root COMMAND...
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

# Install the Debian packages for PURPOSE... that are missing, if any.
install_debian() {
	# shellcheck disable=SC2046 # names without blanks
	missing=$(debian_missing $(package_lists apt "$@"))
	[ "$missing" ] || return 0
	if [ "$(id -u)" != 0 ] && ! command -v sudo > /dev/null; then
		echo "packages are missing; as root, run:" >&2
		echo "  $(install_command apt) $missing" >&2
		exit 1
	fi
	echo "installing $missing"
	# A list that cannot be fetched matters only if something is in it.
	as_root apt-get update -qq < /dev/null > /dev/null || true
	# shellcheck disable=SC2086
	as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends \
		-o Dpkg::Use-Pty=0 $missing < /dev/null > /dev/null
}

# can_compile LIBRARY HEADER: is the library there, with its header?
can_compile() {
	flags=
	if command -v brew > /dev/null; then
		flags="-I$(brew --prefix)/include -L$(brew --prefix)/lib"
	fi
	program=$(mktemp)
	# cmocka.h wants the others before it.
	# shellcheck disable=SC2086
	printf '#include <%s>\n' stdarg.h stddef.h stdint.h setjmp.h "$2" |
		(cat && echo 'int main(void) { return 0; }') |
		cc -x c - $flags "-l$1" -o "$program" 2> /dev/null
	compiled=$?
	rm -f "$program"
	return "$compiled"
}

# What PURPOSE... lacks, by what would be looked for: names of packages differ
# too much to ask each system for them.
what_is_missing() {
	programs=
	for purpose; do
		case $purpose in
		build) programs="cc make cmake pkg-config" ;;
		test) programs="$programs python3 jq git less bash zsh fish mandoc \
cmark-gfm pre-commit openssl" ;;
		npm) programs="$programs node npm java" ;;
		ci) programs="$programs clang clang-format shellcheck" ;;
		esac
	done
	for program in $programs; do
		command -v "$program" > /dev/null || echo "$program"
	done
	can_compile jansson jansson.h || echo jansson
	can_compile unistring uniwidth.h || echo libunistring
	can_compile md sha2.h || echo libmd
	can_compile curl curl/curl.h || echo libcurl
	can_compile sqlite3 sqlite3.h || echo sqlite
	can_compile z zlib.h || echo zlib
	case $* in
	*test*) can_compile cmocka cmocka.h || echo cmocka ;;
	esac
}

# The version from which on CMake reads our presets.
check_cmake() {
	version=$(cmake --version | sed -n '1s/^cmake version //p')
	major=${version%%.*}
	minor=${version#*.}
	minor=${minor%%.*}
	if [ "$major" -lt 3 ] || { [ "$major" = 3 ] && [ "$minor" -lt 25 ]; }
	then
		echo "cmake is $version, want 3.25 or newer" >&2
		exit 1
	fi
}

# install_packages PURPOSE...: install what is missing, or say how and exit
install_packages() {
	system=$(package_system)
	if [ "$system" = apt ]; then
		install_debian "$@"
	else
		missing=$(what_is_missing "$@" | xargs)
		if [ "$missing" ]; then
			echo "missing: $missing" >&2
			[ "$system" = unknown ] ||
				echo "install what it takes with:" \
					"$(install_command "$system")" \
					"$(package_lists "$system" "$@")" >&2
			exit 1
		fi
	fi
	check_cmake
}

# Options for a release: where a system has no static libraries, the shared
# ones do, and without what tests need there are none to build.
release_options() {
	static=ON
	for library in libjansson.a libunistring.a libmd.a libsqlite3.a libz.a; do
		case $(cc "-print-file-name=$library") in
		/*) ;;
		*) static=OFF ;;
		esac
	done
	tests=ON
	{ can_compile cmocka cmocka.h && command -v python3 > /dev/null; } ||
		tests=OFF
	echo "-DSMOLCMP_STATIC=$static -DBUILD_TESTING=$tests"
}

# build PRESET TARGET [OPTION OF CMAKE...]: silent unless it fails
build() {
	preset=$1
	target=$2
	shift 2
	log=$(mktemp)
	if ! { cmake --preset "$preset" "$@" &&
		cmake --build --preset "$preset" --target "$target" \
			--parallel "$(getconf _NPROCESSORS_ONLN)"; } \
		> "$log" 2>&1; then
		cat "$log" >&2
		rm -f "$log"
		exit 1
	fi
	rm -f "$log"
}
