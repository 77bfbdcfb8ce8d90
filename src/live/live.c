#include "smolcmp/live.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "config/json_file.h"
#include "live/kind.h"
#include "smolcmp/fetch.h"
#include "smolcmp/memory.h"
#include "smolcmp/url.h"
#include "smolcmp/workroom.h"

/* Models with thousands of files have long answers. */
enum { ANSWER_LONGEST = 16 * 1024 * 1024 };

const struct listing *live_listing(const struct tool_detail *detail)
{
	for (size_t i = 0; i < detail->listing_count; i++)
		if (live_kind_find(detail->listings[i].kind))
			return &detail->listings[i];
	return NULL;
}

const char *live_kinds_text(struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; i < live_kind_count; i++)
		text = arena_printf(arena, "%s%s'%s'", text,
				    !i			       ? ""
				    : i + 1 == live_kind_count ? " or "
							       : ", ",
				    live_kinds[i]->name);
	return text;
}

/* A variable that says something. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] ? value : NULL;
}

/* What is to be fetched, and for which question. */
struct asking {
	struct live_question *questions;
	struct fetch *files;
	size_t *numbers; /* of questions, by file */
	size_t count;	 /* of files */
	struct arena *arena;
};

/* Whom to ask, and by which token, is what variables say. */
static int check_variables(const struct live_kind *kind, const char *base,
			   struct error *error)
{
	const char *token = variable(kind->token);

	if (!url_is_base(base))
		return error_set(error, ERROR_USAGE, NULL,
				 "%s is '%s', want an http or https address",
				 kind->variable, base);
	for (; token && *token; token++)
		if (*token <= ' ' || *token > '~')
			return error_set(error, ERROR_USAGE, NULL,
					 "%s has a character that no token "
					 "has; see what it is set to",
					 kind->token);
	return 0;
}

static int add_file(struct asking *asking, size_t number, struct error *error)
{
	struct live_question *question = &asking->questions[number];
	const struct live_kind *kind = live_kind_find(question->listing->kind);
	const char *given = variable(kind->variable);
	const char *base = given ? given : kind->base;
	const char *path = kind->path(question->listing->id, asking->arena);
	struct fetch *file = &asking->files[asking->count];
	char name[WORKROOM_NAME];
	size_t length = strlen(base);

	if (check_variables(kind, base, error) < 0)
		return -1;
	question->facts = (struct live_facts){ .state = LIVE_NO_ID };
	if (!path)
		return 0;
	length -= base[length - 1] == '/';
	*file = (struct fetch){
		.url = arena_printf(asking->arena, "%.*s%s", (int)length, base,
				    path),
		.file = arena_string(asking->arena,
				     workroom_name(asking->count, name)),
		.typed = given != NULL,
		.accept = "application/json",
		.token = variable(kind->token) ? kind->token : NULL,
	};
	asking->numbers[asking->count++] = number;
	return 0;
}

/* Nobody knows the facts, since they were not told. */
static int fail(const struct fetch *file, const struct live_kind *kind,
		struct error *error)
{
	bool refused = file->code == 401 || file->code == 403;
	bool missing = file->code == 404 || file->code == 410;

	if (refused)
		return error_set(error, ERROR_SYSTEM, file->url, "%s; %s%s%s",
				 file->reason,
				 file->token ? "see whether "
					     : "a token for it is taken from ",
				 kind->token, file->token ? " is right" : "");
	if (missing)
		return error_set(error, ERROR_SYSTEM, file->url,
				 "%s; that is no answer of %s, whose address "
				 "is taken from %s",
				 file->reason, kind->name, kind->variable);
	return error_set(error, ERROR_SYSTEM, file->url, "%s",
			 file->reason ? file->reason
				      : "the server answered what it was not "
					"asked");
}

static int take_body(const struct fetch *file, const struct live_kind *kind,
		     const char *folder, struct arena *arena,
		     struct live_facts *facts, struct error *error)
{
	const char *path = arena_printf(arena, "%s/%s", folder, file->file);
	struct live_facts taken = { .state = LIVE_THERE };
	const char *problem;
	struct error inner;
	json_t *answer;

	error_init(&inner);
	if (json_file_read_most(path, ANSWER_LONGEST, &answer, &inner) < 0)
		return error_set(error, ERROR_SYSTEM, file->url,
				 "the answer is no JSON object: %s",
				 inner.items[0].text);
	problem = kind->read(answer, arena, &taken);
	json_decref(answer);
	if (problem)
		return error_set(error, ERROR_SYSTEM, file->url,
				 "the answer is not what %s says of one tool: "
				 "%s",
				 kind->name, problem);
	*facts = taken;
	return 0;
}

static int take(const struct asking *asking, size_t i, const char *folder,
		struct error *error)
{
	const struct fetch *file = &asking->files[i];
	struct live_question *question = &asking->questions[asking->numbers[i]];
	const struct live_kind *kind = live_kind_find(question->listing->kind);
	const struct live_refusal refusal = {
		.code = file->code,
		.token = file->token != NULL,
		.error =
		    file->error_code ? file->error_code : file->error_message,
	};

	if (file->outcome == FETCH_BODY)
		return take_body(file, kind, folder, asking->arena,
				 &question->facts, error);
	if (!kind->is_gone(&refusal))
		return fail(file, kind, error);
	question->facts = (struct live_facts){ .state = LIVE_REMOVED };
	return 0;
}

static int fetch(const struct asking *asking, const struct live_terms *terms,
		 struct error *error)
{
	struct fetch_terms fetching = { .timeout = terms->timeout,
					.limit = ANSWER_LONGEST,
					.progress = terms->progress };
	struct workroom room;
	int status;

	if (workroom_make(&room, NULL, asking->count) < 0) {
		status = error_set(error, ERROR_SYSTEM, NULL,
				   "cannot make a folder for what is fetched: "
				   "%s",
				   strerror(errno));
		workroom_release(&room);
		return status;
	}
	fetching.folder = room.path;
	status = fetch_all(asking->files, asking->count, &fetching,
			   asking->arena, asking->files[0].url, error);
	for (size_t i = 0; i < asking->count && status == 0; i++)
		status = take(asking, i, room.path, error);
	workroom_release(&room);
	return status;
}

int live_ask(struct live_question *questions, size_t count,
	     const struct live_terms *terms, struct arena *arena,
	     struct error *error)
{
	struct asking asking = { .questions = questions, .arena = arena };
	int status = 0;

	asking.files = memory_zero(count, sizeof(*asking.files));
	asking.numbers = memory_zero(count, sizeof(*asking.numbers));
	for (size_t i = 0; i < count && status == 0; i++)
		status = add_file(&asking, i, error);
	if (status == 0 && asking.count)
		status = fetch(&asking, terms, error);
	free(asking.files);
	free(asking.numbers);
	return status;
}
