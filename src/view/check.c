/* What check found, and by which rules. */
#include <inttypes.h>

#include "view/item.h"

static struct cell rule(const struct item *item)
{
	return cell_text(item->finding->rule->id);
}

static struct cell toned(const struct finding *finding, struct cell cell)
{
	static const enum tone tones[SEVERITIES] = {
		[SEVERITY_ERROR] = TONE_BAD,
		[SEVERITY_WARNING] = TONE_MIXED,
	};

	cell.tone = tones[finding->severity];
	return cell;
}

static struct cell severity(const struct item *item)
{
	return toned(item->finding,
		     cell_text(severity_words[item->finding->severity]));
}

static struct cell file(const struct item *item)
{
	return cell_text(item->finding->place.file);
}

/* Numbers of lines and columns begin with 1. */
static struct cell position(uint64_t number)
{
	return cell_count((struct count){ number > 0, number });
}

static struct cell line(const struct item *item)
{
	return position(item->finding->place.line);
}

static struct cell column(const struct item *item)
{
	return position(item->finding->place.column);
}

static struct cell pointer(const struct item *item)
{
	return cell_text(item->finding->pointer);
}

static struct cell message(const struct item *item)
{
	return cell_text(item->finding->message);
}

static struct cell tool(const struct item *item)
{
	return cell_about(cell_text(item->finding->tool), SUBJECT_TOOL, NULL);
}

static struct cell fingerprint(const struct item *item)
{
	return cell_text(arena_printf(item->arena, "%016" PRIx64,
				      item->finding->fingerprint));
}

static struct cell fails(const struct item *item)
{
	return cell_flag(item->finding->fails ? FLAG_YES : FLAG_NO);
}

static const struct field rows[] = {
	{ "rule", "Rule", CELL_TEXT, 0, rule, NULL },
	{ "severity", "Severity", CELL_TEXT, 0, severity, NULL },
	{ "file", "File", CELL_TEXT, 0, file, NULL },
	{ "line", "Line", CELL_COUNT, FIELD_RIGHT, line, NULL },
	{ "column", "Column", CELL_COUNT, FIELD_RIGHT, column, NULL },
	{ "pointer", NULL, CELL_TEXT, 0, pointer, NULL },
	{ "message", "Message", CELL_TEXT, 0, message, NULL },
	{ "tool", NULL, CELL_TEXT, 0, tool, NULL },
	{ "fingerprint", NULL, CELL_TEXT, 0, fingerprint, NULL },
	{ "fails", NULL, CELL_FLAG, 0, fails, NULL },
};

const struct field_list check_fields = { "findings", NULL, rows,
					 sizeof(rows) / sizeof(*rows) };

static struct item *make_items(const struct finding *findings, size_t count,
			       struct arena *arena)
{
	struct item *items = arena_zero(arena, count, sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		items[i].arena = arena;
		items[i].finding = &findings[i];
	}
	return items;
}

/* "data/a.json:12:9: error: ... [schema]" */
static const char *line_of(struct arena *arena, const struct finding *finding)
{
	struct place place = finding->place;
	const char *text = place.file;

	if (place.line)
		text = arena_printf(arena, "%s:%" PRIu64, text, place.line);
	if (place.column)
		text = arena_printf(arena, "%s:%" PRIu64, text, place.column);
	return arena_printf(arena, "%s: %s: %s [%s]", text,
			    severity_words[finding->severity], finding->message,
			    finding->rule->id);
}

static void add_lines(const struct finding *findings, size_t count,
		      struct report *report)
{
	struct table *table = report_table(report, LAYOUT_LINES);

	table_column(table, "finding", "Finding");
	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = &findings[i];

		table_add(table,
			  toned(finding,
				cell_text(line_of(&report->arena, finding))));
	}
}

/* "2 warnings", or "" for none, with a comma behind what stood before. */
static const char *add_number(struct arena *arena, const char *before,
			      size_t number, const char *noun)
{
	if (!number)
		return before;
	return arena_printf(arena, "%s%s%zu %s%s", before,
			    before[0] ? ", " : "", number, noun,
			    number == 1 ? "" : "s");
}

static const char *summary(struct arena *arena, const struct findings *findings,
			   uint64_t files)
{
	const char *text = "";
	const char *read = arena_printf(arena, "%" PRIu64 " file%s", files,
					files == 1 ? "" : "s");

	for (int i = SEVERITY_ERROR; i >= SEVERITY_NOTE; i--)
		text = add_number(arena, text,
				  findings_count(findings, (enum severity)i),
				  severity_words[i]);
	return text[0]
		   ? arena_printf(arena, "%s in %s", text, read)
		   : arena_printf(arena, "%s, nothing to complain of", read);
}

void check_report(const struct fields *fields, const struct findings *findings,
		  size_t first, size_t count, uint64_t files,
		  struct report *report)
{
	const struct finding *listed = findings->items + first;
	struct item *items = make_items(listed, count, &report->arena);

	if (fields->named) {
		fields_report(fields, items, count, report);
	} else {
		add_lines(listed, count, report);
		fields_fill(report_list(report), fields, items, count);
	}
	report_answer(report, summary(&report->arena, findings, files));
}

/* Those that found anything, in the order of the table. */
static json_t *rules_member(const struct findings *findings)
{
	bool found[CHECK_RULES] = { false };
	json_t *array = json_array();

	for (size_t i = 0; i < findings->count; i++)
		found[findings->items[i].rule - check_rules] = true;
	for (int i = 0; i < CHECK_RULES; i++) {
		const struct check_rule *about = &check_rules[i];
		json_t *object;

		if (!found[i])
			continue;
		object = json_object();
		json_object_set_new(object, "id", json_string(about->id));
		json_object_set_new(
		    object, "severity",
		    json_string(severity_words[about->severity]));
		json_object_set_new(object, "summary",
				    json_string(about->summary));
		json_object_set_new(object, "help", json_string(about->help));
		json_array_append_new(array, object);
	}
	return array;
}

json_t *check_document(const struct fields *fields,
		       const struct findings *findings, uint64_t files,
		       const struct provenance *provenance)
{
	struct arena arena;
	json_t *document, *counts = json_object();

	arena_init(&arena);
	document = document_begin("check", provenance);
	json_object_set_new(
	    document, check_fields.name,
	    fields_objects(fields,
			   make_items(findings->items, findings->count, &arena),
			   findings->count));
	arena_release(&arena);
	json_object_set_new(counts, "files", json_integer((json_int_t)files));
	for (int i = SEVERITY_ERROR; i >= SEVERITY_NOTE; i--) {
		static const char *const members[SEVERITIES] = {
			[SEVERITY_ERROR] = "errors",
			[SEVERITY_WARNING] = "warnings",
			[SEVERITY_NOTE] = "notes",
		};

		json_object_set_new(counts, members[i],
				    json_integer((json_int_t)findings_count(
					findings, (enum severity)i)));
	}
	json_object_set_new(document, "summary", counts);
	json_object_set_new(document, "rules", rules_member(findings));
	return document;
}

void rules_report(struct report *report)
{
	struct table *table = report_table(report, LAYOUT_ROWS);

	table_column(table, "rule", "Rule");
	table_column(table, "severity", "Severity");
	table_column(table, "summary", "Finds");
	for (int i = 0; i < CHECK_RULES; i++) {
		table_add(table, cell_text(check_rules[i].id));
		table_add(table,
			  cell_text(severity_words[check_rules[i].severity]));
		table_add(table, cell_text(check_rules[i].summary));
	}
	report->list = table;
}

void rule_report(const struct check_rule *about, struct report *report)
{
	report_heading(report, about->id, severity_words[about->severity]);
	report_paragraph(
	    report, arena_printf(&report->arena, "Finds: %s.", about->summary));
	report_paragraph(report, about->help);
}
