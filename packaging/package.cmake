# What CPack makes: the Debian package. scripts/package calls it, with Debian's
# compiler options and a date that does not change from build to build.

set(CPACK_GENERATOR DEB)
# Nobody's address yet, and no Homepage: the project has no public home.
set(CPACK_PACKAGE_CONTACT "smolcmp maintainers <smolcmp@example.org>")
set(CPACK_PACKAGE_VENDOR "")
# Debian's summaries begin with a small letter.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
	"compare tools by verdicts that a team keeps in git")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"smolcmp answers which of several tools to ship with, and how sure one can
be, from what a team keeps as JSON files in git: who reviewed what, ship or
skip, what the community votes, what it costs, under which licence.

It compares two to eight tools side by side, gives the verdict on one, lists
and ranks many, and guards builds by its exit status. Every share comes with
its count and its interval, what is absent is said to be absent, and bad data
is refused with file, line, column and reason. Results are text for people
or JSON for programs.")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
	OWNER_READ OWNER_WRITE OWNER_EXECUTE
	GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# How xz splits its work shows in what it writes.
set(CPACK_THREADS 1)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# Below the first revision of Debian's own, should there ever be one.
set(CPACK_DEBIAN_PACKAGE_RELEASE 0upstream1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# It is loaded when it is first used, so nothing shows that it is.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsqlite3-0 (>= 3.33.0)")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# Debian's layout, where it is not that of our install rules.
set(CPACK_PRE_BUILD_SCRIPTS
	${PROJECT_SOURCE_DIR}/packaging/debian/prepare.cmake)
# For that script: CPack hands over what begins with its name, and no more.
set(CPACK_SMOLCMP_SOURCE_DIR ${PROJECT_SOURCE_DIR})

# The target package_source, where somebody prefers it to scripts/package.
set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME smolcmp-${PROJECT_VERSION})
set(CPACK_SOURCE_IGNORE_FILES "/\\\\.git(/|$)" "^${PROJECT_SOURCE_DIR}/build/")

include(CPack)
