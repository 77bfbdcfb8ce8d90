#include "smolcmp/guard.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* What a signal finds: NULL where there is nothing. */
static const char *volatile file;
static const char *volatile folder;
static volatile size_t count;

/* A number in text, in a handler, which may not print. */
static const char *write_number(size_t number, char text[24])
{
	char *at = text + 23;

	*at = '\0';
	do
		*--at = (char)('0' + number % 10);
	while (number /= 10);
	return at;
}

static void remove_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char text[24];

	if (fd < 0)
		return;
	for (size_t i = 0; i < count; i++)
		unlinkat(fd, write_number(i, text), 0);
	rmdir(path);
}

static void remove_guarded(int number)
{
	if (file)
		unlink(file);
	if (folder)
		remove_folder(folder);
	raise(number); /* now what it does by itself */
}

static void handle_signals(void)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGXFSZ };
	struct sigaction action = { .sa_handler = remove_guarded,
				    .sa_flags = (int)SA_RESETHAND };

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		struct sigaction before;

		/* Who started us may have asked for it to be ignored. */
		if (sigaction(numbers[i], NULL, &before) == 0 &&
		    before.sa_handler == SIG_DFL)
			sigaction(numbers[i], &action, NULL);
	}
}

void guard_file(const char *path)
{
	file = path;
	handle_signals();
}

void guard_leave_file(const char *path)
{
	if (file == path)
		file = NULL;
}

void guard_folder(const char *path, size_t files)
{
	count = files;
	folder = path;
	handle_signals();
}

void guard_leave_folder(const char *path)
{
	if (folder == path)
		folder = NULL;
}
