#include "smolcmp/guard.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* What a signal finds: NULL where there is nothing. */
static const char *volatile file;
static struct {
	const char *volatile path;
	volatile size_t count; /* of its files */
} folders[4];

enum { FOLDERS = sizeof(folders) / sizeof(*folders) };

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

static void remove_folder(const char *path, size_t count)
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
	for (size_t i = 0; i < FOLDERS; i++)
		if (folders[i].path)
			remove_folder(folders[i].path, folders[i].count);
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

/* The first place that has this path, NULL being that of none; FOLDERS: there
 * is no such place. */
static size_t place_of(const char *path)
{
	size_t place = 0;

	while (place < FOLDERS && folders[place].path != path)
		place++;
	return place;
}

void guard_folder(const char *path, size_t files)
{
	size_t place = place_of(path);

	if (place == FOLDERS)
		place = place_of(NULL);
	if (place == FOLDERS)
		place--;
	folders[place].count = files;
	folders[place].path = path;
	handle_signals();
}

void guard_leave_folder(const char *path)
{
	size_t place = place_of(path);

	if (path && place < FOLDERS)
		folders[place].path = NULL;
}
