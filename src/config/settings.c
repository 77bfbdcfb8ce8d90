/* Options taken one by one: what each does to struct options. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "config/setting.h"
#include "smolcmp/address.h"
#include "smolcmp/url.h"

enum {
	WIDTH_LEAST = 20,
	WIDTH_MOST = 10000,
	THREADS_MOST = 64,
	TIMEOUT_MOST = 86400
};

/* Seconds that nobody waits for: a hundred years. */
#define AGE_MOST UINT64_C(3155760000)

int set_data(const struct setting *setting)
{
	if (!setting->text[0])
		return setting_refuse(setting);
	setting_append(setting, &setting->options->data, setting->text);
	return 0;
}

static int set_date(const struct setting *setting, struct date *date)
{
	return date_parse(setting->text, strlen(setting->text), date)
		   ? 0
		   : setting_refuse(setting);
}

int set_as_of(const struct setting *setting)
{
	return set_date(setting, &setting->options->as_of);
}

int set_since(const struct setting *setting)
{
	return set_date(setting, &setting->options->since);
}

int set_until(const struct setting *setting)
{
	return set_date(setting, &setting->options->until);
}

/* Any text but an empty one. */
static int set_text(const struct setting *setting, const char **text)
{
	if (!setting->text[0])
		return setting_refuse(setting);
	*text = setting->text;
	return 0;
}

int set_policy(const struct setting *setting)
{
	return set_text(setting, &setting->options->policy);
}

int set_today(const struct setting *setting)
{
	return set_date(setting, &setting->options->today);
}

int set_fail_on(const struct setting *setting)
{
	setting->options->fail_on = (enum fail_on)setting->choice;
	return 0;
}

int set_gate(const struct setting *setting)
{
	setting->options->only_gates = true;
	return 0;
}

int set_online(const struct setting *setting)
{
	setting->options->online = true;
	return 0;
}

int set_rules(const struct setting *setting)
{
	setting->options->rules = true;
	return 0;
}

int set_baseline(const struct setting *setting)
{
	setting->options->baseline = setting->text;
	return 0;
}

int set_explain_rule(const struct setting *setting)
{
	setting->options->explain_rule = setting->text;
	return 0;
}

int set_over(const struct setting *setting)
{
	setting_append(setting, &setting->options->over, setting->text);
	return 0;
}

int set_because(const struct setting *setting)
{
	setting->options->because = setting->text;
	return 0;
}

int set_to(const struct setting *setting)
{
	return set_text(setting, &setting->options->to);
}

int set_from(const struct setting *setting)
{
	struct address address;

	if (!address_parse(setting->text, setting->arena, &address))
		return setting_refuse(setting);
	setting->options->from = setting->text;
	return 0;
}

int set_subject(const struct setting *setting)
{
	return set_text(setting, &setting->options->subject);
}

int set_unsubscribe(const struct setting *setting)
{
	if (!address_is_url(setting->text))
		return setting_refuse(setting);
	setting->options->unsubscribe = setting->text;
	return 0;
}

int set_skip_empty(const struct setting *setting)
{
	setting->options->skip_empty = true;
	return 0;
}

int set_full_text(const struct setting *setting)
{
	setting->options->full_text = true;
	return 0;
}

int set_update(const struct setting *setting)
{
	return set_text(setting, &setting->options->update);
}

int set_update_facts(const struct setting *setting)
{
	setting->options->update_facts = true;
	return 0;
}

int set_check(const struct setting *setting)
{
	return set_text(setting, &setting->options->verify);
}

int set_format(const struct setting *setting)
{
	setting->options->format = setting->text;
	return 0;
}

int set_json(const struct setting *setting)
{
	setting->options->format = "json";
	return 0;
}

int set_output(const struct setting *setting)
{
	return set_text(setting, &setting->options->output);
}

int set_fields(const struct setting *setting)
{
	setting->options->fields = setting->text;
	return 0;
}

int set_reviews(const struct setting *setting)
{
	setting->options->reviews = true;
	return 0;
}

int set_exit_code(const struct setting *setting)
{
	setting->options->exit_code = true;
	return 0;
}

int set_expect(const struct setting *setting)
{
	setting->options->expect = setting->text;
	return 0;
}

int set_or_lean(const struct setting *setting)
{
	setting->options->or_lean = true;
	return 0;
}

int set_send(const struct setting *setting)
{
	setting->options->send = true;
	return 0;
}

int set_smtp(const struct setting *setting)
{
	return set_text(setting, &setting->options->smtp);
}

int set_recipients(const struct setting *setting)
{
	return set_text(setting, &setting->options->recipients);
}

int set_dry_run(const struct setting *setting)
{
	setting->options->dry_run = true;
	return 0;
}

int set_category(const struct setting *setting)
{
	setting->options->category = setting->text;
	return 0;
}

int set_tag(const struct setting *setting)
{
	setting->options->tag = setting->text;
	return 0;
}

int set_license(const struct setting *setting)
{
	setting->options->license = setting->text;
	return 0;
}

int set_verdict(const struct setting *setting)
{
	setting->options->verdict = setting->text;
	return 0;
}

int set_price(const struct setting *setting)
{
	struct price_limit *price = &setting->options->price;
	char *end;

	switch (setting->choice) {
	case 0:
		price->kind = PRICE_FREE;
		return 0;
	case 1:
		price->kind = PRICE_PAID;
		return 0;
	default:
		break;
	}
	price->most = strtod(setting->text, &end);
	if (strspn(setting->text, "0123456789.eE+-") != strlen(setting->text) ||
	    end == setting->text || *end || !isfinite(price->most) ||
	    price->most < 0)
		return setting_refuse(setting);
	price->kind = PRICE_MAX;
	return 0;
}

int set_sort(const struct setting *setting)
{
	setting->options->sort = setting->text;
	return 0;
}

/* A whole number within bounds. */
static int set_number(const struct setting *setting, long low, long high,
		      long *number)
{
	char *end;
	long value;

	errno = 0;
	value = strtol(setting->text, &end, 10);
	if (setting->text[0] < '0' || setting->text[0] > '9' || *end || errno ||
	    value < low || value > high)
		return setting_refuse(setting);
	*number = value;
	return 0;
}

int set_by(const struct setting *setting)
{
	setting->options->by_category = true;
	return 0;
}

int set_explain(const struct setting *setting)
{
	setting->options->explain = true;
	return 0;
}

int set_chart(const struct setting *setting)
{
	setting->options->chart = true;
	return 0;
}

int set_limit(const struct setting *setting)
{
	return set_number(setting, 1, 1000000000, &setting->options->limit);
}

int set_pairs(const struct setting *setting)
{
	long number = 0;

	if (set_number(setting, 0, 1000000000, &number) < 0)
		return -1;
	setting->options->pairs = (struct count){ true, (uint64_t)number };
	return 0;
}

int set_base_url(const struct setting *setting)
{
	if (!url_is_base(setting->text))
		return setting_refuse(setting);
	setting->options->base_url = setting->text;
	return 0;
}

int set_threads(const struct setting *setting)
{
	return set_number(setting, 1, THREADS_MOST, &setting->options->threads);
}

/* A number above 0 with a letter behind it, which is where the letter stands
 * in units; refused where that is nowhere. */
static int set_amount(const struct setting *setting, const char *units,
		      uint64_t *number, size_t *unit)
{
	const char *text = setting->text;
	char *end;
	const char *letter;
	unsigned long long value;

	errno = 0;
	value = strtoull(text, &end, 10);
	letter = *end ? strchr(units, *end) : NULL;
	if (text[0] < '0' || text[0] > '9' || !letter || end[1] || errno)
		return setting_refuse(setting);
	*number = value;
	*unit = (size_t)(letter - units);
	return 0;
}

/* Bytes by the letter behind a number. */
static int set_size(const struct setting *setting, uint64_t *size)
{
	uint64_t value = 0;
	size_t unit = 0;

	if (set_amount(setting, "KMGT", &value, &unit) < 0)
		return -1;
	if (setting->text[0] == '0' || value > UINT64_MAX >> 10 * (unit + 1))
		return setting_refuse(setting);
	*size = value << 10 * (unit + 1);
	return 0;
}

int set_memory(const struct setting *setting)
{
	return set_size(setting, &setting->options->memory);
}

int set_max_filesize(const struct setting *setting)
{
	return set_size(setting, &setting->options->max_filesize);
}

int set_offline(const struct setting *setting)
{
	setting->options->offline = true;
	return 0;
}

int set_refresh(const struct setting *setting)
{
	setting->options->refresh = true;
	return 0;
}

int set_max_age(const struct setting *setting)
{
	static const uint64_t seconds[] = { 1, 60, 60 * 60, 24 * 60 * 60 };
	uint64_t value = 0;
	size_t unit = 0;

	if (set_amount(setting, "smhd", &value, &unit) < 0)
		return -1;
	if (value > AGE_MOST / seconds[unit])
		return setting_refuse(setting);
	setting->options->max_age =
	    (struct count){ true, value * seconds[unit] };
	return 0;
}

int set_timeout(const struct setting *setting)
{
	return set_number(setting, 1, TIMEOUT_MOST, &setting->options->timeout);
}

int set_width(const struct setting *setting)
{
	return set_number(setting, WIDTH_LEAST, WIDTH_MOST,
			  &setting->options->width);
}

int set_color(const struct setting *setting)
{
	setting->options->color = (enum color)setting->choice;
	return 0;
}

int set_quiet(const struct setting *setting)
{
	setting->options->quiet = true;
	setting->options->verbose = false;
	return 0;
}

int set_verbose(const struct setting *setting)
{
	setting->options->verbose = true;
	setting->options->quiet = false;
	return 0;
}

int set_no_pager(const struct setting *setting)
{
	setting->options->no_pager = true;
	return 0;
}

int set_help(const struct setting *setting)
{
	setting->options->help = true;
	return 0;
}

int set_version(const struct setting *setting)
{
	setting->options->version = true;
	return 0;
}
