/* Options taken one by one: what each does to struct options. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "config/setting.h"
#include "smolcmp/address.h"
#include "smolcmp/url.h"

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

int set_base_url(const struct setting *setting)
{
	if (!url_is_base(setting->text))
		return setting_refuse(setting);
	setting->options->base_url = setting->text;
	return 0;
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
