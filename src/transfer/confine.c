#include "transfer/confine.h"

#ifndef __linux__

int confine(const char *const *files, size_t count, const char *folder,
	    struct buffer *why)
{
	(void)files;
	(void)count;
	(void)folder;
	(void)why;
	return 0;
}

#else

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Newer than the headers we build with may be; the number is for good. */
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

/* What each version of the interface can forbid on top of those before. */
static const uint64_t forbidden[] = {
	LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
	    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
	    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
	    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
	    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
	    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
	    LANDLOCK_ACCESS_FS_MAKE_SYM,
	LANDLOCK_ACCESS_FS_REFER,
	LANDLOCK_ACCESS_FS_TRUNCATE,
};

/* Settings and certificates; the libraries that looking names up loads, also
 * where there is a store of them; what resolv.conf leads to, which may be
 * anywhere; random numbers; what a process may know of itself. */
static const char *const readable[] = {
	"/etc",
	"/usr",
	"/lib",
	"/lib64",
	"/nix/store",
	"/gnu/store",
	"/var/lib/ca-certificates",
	"/run/systemd/resolve",
	"/run/nscd",
	"/etc/resolv.conf",
	"/etc/hosts",
	"/dev/null",
	"/dev/random",
	"/dev/urandom",
	"/proc/self",
	"/proc/sys/crypto",
};

/* 0 where there is none. */
static long landlock_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
			       LANDLOCK_CREATE_RULESET_VERSION);

	return version < 0 ? 0 : version;
}

/* All that this version can forbid. */
static uint64_t all_forbidden(long version)
{
	uint64_t all = 0;

	for (long i = 0; i < version; i++)
		if ((size_t)i < sizeof(forbidden) / sizeof(*forbidden))
			all |= forbidden[i];
	return all;
}

static int open_ruleset(uint64_t all)
{
	struct landlock_ruleset_attr rules = { .handled_access_fs = all };

	return (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules),
			    0);
}

/* Let this be done to what is there and all below it; if it is not there, it
 * need not be. */
static int allow(int ruleset, const char *path, uint64_t access,
		 uint64_t in_folders)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = access,
		.parent_fd = open(path, O_PATH | O_CLOEXEC),
	};
	struct stat status;
	int done;

	if (rule.parent_fd < 0)
		return 0;
	if (fstat(rule.parent_fd, &status) == 0 && S_ISDIR(status.st_mode))
		rule.allowed_access |= in_folders;
	done = (int)syscall(SYS_landlock_add_rule, ruleset,
			    LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
	return done;
}

static int allow_reading(int ruleset, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (allow(ruleset, paths[i], LANDLOCK_ACCESS_FS_READ_FILE,
			  LANDLOCK_ACCESS_FS_READ_DIR) < 0)
			return -1;
	return 0;
}

/* Only what the kernel knows to forbid can be allowed. */
static int allow_writing(int ruleset, const char *folder, uint64_t all)
{
	return allow(
	    ruleset, folder,
	    all & (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE),
	    LANDLOCK_ACCESS_FS_MAKE_REG);
}

static int restrict_files(const char *const *files, size_t count,
			  const char *folder)
{
	uint64_t all = all_forbidden(landlock_version());
	int ruleset, status;

	if (!all)
		return 0;
	ruleset = open_ruleset(all);
	if (ruleset < 0)
		return -1;
	status = allow_reading(ruleset, readable,
			       sizeof(readable) / sizeof(*readable));
	if (status == 0)
		status = allow_reading(ruleset, files, count);
	if (status == 0 && folder)
		status = allow_writing(ruleset, folder, all);
	if (status == 0)
		status = (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
	close(ruleset);
	return status;
}

int confine(const char *const *files, size_t count, const char *folder,
	    struct buffer *why)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    restrict_files(files, count, folder) == 0)
		return 0;
	buffer_printf(why, "the helper cannot be confined: %s",
		      strerror(errno));
	return -1;
}

#endif
