/* The files of a directory, small ones side by side. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/crew.h"
#include "smolcmp/memory.h"
#include "smolcmp/progress.h"
#include "source/batch.h"
#include "source/inlet.h"
#include "source/reader_internal.h"
#include "source/source_internal.h"
#include "source/tree.h"

/* A small file of a directory, for one thread. */
struct small_file {
	struct text text;
	struct batch batch;
	uint64_t size;
	bool packed; /* and so not small at all, perhaps */
	int status;
};

enum {
	SMALL_FILE = 1024 * 1024, /* what is made of one waits in memory */
	FILES_PER_THREAD = 4,
	/* Waking a thread takes as long as reading a few pages. */
	FILES_BYTES = 8 * 1024 * 1024, /* of all, at least, */
	FILE_BYTES = 32 * 1024,	       /* and of one on average */
};

static bool is_packed(int fd)
{
	uint8_t start[2];
	ssize_t length = pread(fd, start, sizeof(start), 0);

	return length > 0 && inlet_is_packed(start, (size_t)length);
}

static void work(void *job)
{
	struct small_file *file = job;
	struct reader *reader = &file->batch.reader;
	struct scan *scan = &reader->decoder.scan;
	struct error *error = &file->batch.error;
	int fd = open(file->text.name, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0) {
		scan_init_bytes(scan, file->text.name, "", 0, error);
		file->status = error_add(error, file->text.name,
					 "cannot open: %s", strerror(errno));
		return;
	}
	file->packed = is_packed(fd);
	if (file->packed) {
		scan_init_bytes(scan, file->text.name, "", 0, error);
		close(fd);
		return;
	}
	scan_init_file(scan, file->text.name, fd, SCAN_BLOCK, error);
	reader->team_from = UINT64_MAX; /* this is a team already */
	file->status = file->text.read(reader);
	close(fd);
}

static int take_small(struct small_file *file, const struct sum *sum)
{
	const struct progress *progress = sum->sink->progress;
	int status;

	if (file->packed) {
		batch_release(&file->batch);
		return source_file(file->text.name, true, sum);
	}
	status = batch_replay(&file->batch, 0, sum->error);
	if (status == 0)
		status = source_settle(&file->batch.reader, file->status,
				       &file->text, sum);
	if (progress)
		progress->more(progress->context, file->size);
	batch_release(&file->batch);
	return status;
}

/* Read files of a directory in order, small ones side by side. */
static int read_files(const struct tree *tree, struct crew *crew,
		      struct small_file *files, size_t most,
		      const struct sum *sum)
{
	size_t given = 0;
	int status = 0;

	for (size_t i = 0; i < tree->count && !error_is_full(sum->error); i++) {
		for (; given < tree->count && given < i + most; given++) {
			struct small_file *file = &files[given % most];
			const char *path = tree->files[given].path;

			file->text = source_text(path, strlen(path), true);
			file->size = tree->files[given].size;
			if (file->size > SMALL_FILE)
				continue;
			batch_init(&file->batch, sum->sink,
				   sum->error->taker != NULL);
			crew_give(crew, file);
		}
		if (tree->files[i].size > SMALL_FILE) {
			if (source_file(tree->files[i].path, true, sum) < 0)
				status = -1;
		} else if (take_small(crew_take(crew), sum) < 0) {
			status = -1;
		}
	}
	return status;
}

/* The same, with as many threads as are allowed and worth while. */
static int read_tree(const struct tree *tree, uint64_t bytes,
		     const struct sum *sum)
{
	unsigned threads = crew_size(sum->sink->threads);
	size_t most = threads * FILES_PER_THREAD;
	/* Whoever watches files may know what is in them. */
	bool worth = !sum->sink->files && threads > 1 && bytes >= FILES_BYTES &&
		     bytes / tree->count >= FILE_BYTES;
	struct crew *crew = worth ? crew_new(threads, most, work) : NULL;
	struct small_file *files, *left;
	int status = 0;

	if (!crew) {
		for (size_t i = 0; i < tree->count; i++)
			if (!error_is_full(sum->error) &&
			    source_file(tree->files[i].path, true, sum) < 0)
				status = -1;
		return status;
	}
	files = memory_zero(most, sizeof(*files));
	status = read_files(tree, crew, files, most, sum);
	while ((left = crew_take(crew)))
		batch_release(&left->batch);
	crew_free(crew);
	free(files);
	memory_trim();
	return status;
}

int source_directory(const char *name, const struct source_filter *filter,
		     const struct sum *sum)
{
	struct tree tree;
	int status = tree_list(name, filter, sum->arena, &tree, sum->error);
	uint64_t total = 0;

	for (size_t i = 0; i < tree.count; i++)
		total += tree.files[i].size;
	source_announce(sum, total);
	if (read_tree(&tree, total, sum) < 0)
		status = -1;
	if (!tree.count && status == 0)
		status = error_add(sum->error, name,
				   "holds no .json, .jsonl or .ndjson file");
	tree_release(&tree);
	return status;
}
