#include "smolcmp/publish.h"

#include <string.h>

#include "publish/shelf.h"
#include "smolcmp/publication.h"
#include "smolcmp/render.h"

/* The bytes of a page, for which nothing of a terminal matters. */
static void render(const struct response *page, const char *format,
		   struct outlet *outlet)
{
	const struct renderer *renderer = render_find(format);
	const struct style style = { .width = STYLE_WIDTH, .utf8 = true };

	if (renderer->document)
		renderer->document(page->document, &page->series, outlet);
	else
		renderer->report(&page->report, &style, outlet);
}

static int publish_file(const struct publication *publication, size_t number,
			const char *path, struct shelf *shelf,
			struct outlet *outlet, struct error *error)
{
	const char *format = NULL;
	struct response page;
	bool written = false;
	int status;

	response_init(&page);
	buffer_clear(&outlet->text);
	status = publication->make(publication->context, number, &page, &format,
				   error);
	if (status == 0) {
		render(&page, format, outlet);
		status = shelf_put(shelf, path, &outlet->text, &written, error);
	}
	response_release(&page);
	if (status == 0)
		publication->done(publication->context, number, written);
	return status;
}

static int publish_all(const struct publication *publication,
		       const struct progress *progress, struct shelf *shelf,
		       struct error *error)
{
	struct outlet outlet;
	struct arena arena;
	int status = 0;

	arena_init(&arena);
	for (size_t i = 0; i < publication->count && status == 0; i++) {
		status = shelf_plan(
		    shelf, publication->path(publication->context, i, &arena),
		    error);
		arena_reset(&arena);
	}
	outlet_init(&outlet);
	if (progress)
		progress->begin(progress->context, publication->folder,
				PROGRESS_FILES, publication->count);
	for (size_t i = 0; i < publication->count && status == 0; i++) {
		status = publish_file(
		    publication, i,
		    publication->path(publication->context, i, &arena), shelf,
		    &outlet, error);
		arena_reset(&arena);
		if (progress)
			progress->more(progress->context, 1);
	}
	outlet_release(&outlet);
	arena_release(&arena);
	return status;
}

int publish(const struct request *request, struct response *response,
	    struct error *error)
{
	const struct publication *publication = response->publication;
	struct shelf shelf;
	int status;

	status = shelf_open(&shelf, publication->folder, error);
	if (status == 0)
		status =
		    publish_all(publication, request->progress, &shelf, error);
	if (status == 0)
		status = shelf_finish(&shelf, error);
	if (status == 0)
		publication->finish(publication->context, &shelf.published,
				    response);
	shelf_release(&shelf);
	return status;
}
