#include "smolcmp/guard.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "smolcmp/memory.h"

/* A file or a folder. Never freed, since a signal may come at any time: without
 * a path it is there for the next one. */
struct slot {
	const char *volatile path;
	volatile size_t count; /* of files in a folder */
	struct slot *volatile next;
};

/* What a signal finds. */
static struct slot *volatile files;
static struct slot *volatile folders;

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
	for (const struct slot *slot = files; slot; slot = slot->next)
		if (slot->path)
			unlink(slot->path);
	for (const struct slot *slot = folders; slot; slot = slot->next)
		if (slot->path)
			remove_folder(slot->path, slot->count);
	raise(number); /* now what it does by itself */
}

static void handle_signals(void)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE,
				       SIGXFSZ };
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

static struct slot *find_slot(struct slot *slot, const char *path)
{
	while (slot && slot->path != path)
		slot = slot->next;
	return slot;
}

/* Fill the slot of a path, else one that is empty. */
static void guard(struct slot *volatile *slots, const char *path, size_t count)
{
	struct slot *slot = find_slot(*slots, path);

	if (!slot)
		slot = find_slot(*slots, NULL);
	if (!slot) {
		slot = memory_zero(1, sizeof(*slot));
		slot->next = *slots;
		*slots = slot;
	}
	slot->count = count;
	slot->path = path;
	handle_signals();
}

static void leave(struct slot *slots, const char *path)
{
	struct slot *slot = find_slot(slots, path);

	if (slot)
		slot->path = NULL;
}

void guard_file(const char *path)
{
	guard(&files, path, 0);
}

void guard_leave_file(const char *path)
{
	leave(files, path);
}

void guard_folder(const char *path, size_t count)
{
	guard(&folders, path, count);
}

void guard_leave_folder(const char *path)
{
	leave(folders, path);
}
