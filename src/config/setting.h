/* Between the table of options and their parser. */
#ifndef CONFIG_SETTING_H
#define CONFIG_SETTING_H

#include "smolcmp/options.h"

/* What setters work with. */
struct setting {
	struct options *options;
	const struct option_row *row;
	const char *text; /* the argument */
	int choice;	  /* its number among the choices, or -1 */
	struct arena *arena;
	struct error *error;
};

/* Add a text to a list of the options. */
void setting_append(const struct setting *setting, struct texts *list,
		    const char *text);

/* Say that the argument is not one that the option takes; returns -1. */
int setting_refuse(const struct setting *setting);

/*
 * A setter per option, called set_ and its name: takes the argument into the
 * options, or refuses it.
 */
int set_data(const struct setting *setting);
int set_threads(const struct setting *setting);
int set_memory(const struct setting *setting);
int set_offline(const struct setting *setting);
int set_refresh(const struct setting *setting);
int set_max_age(const struct setting *setting);
int set_timeout(const struct setting *setting);
int set_max_filesize(const struct setting *setting);
int set_as_of(const struct setting *setting);
int set_since(const struct setting *setting);
int set_until(const struct setting *setting);
int set_policy(const struct setting *setting);
int set_today(const struct setting *setting);
int set_fail_on(const struct setting *setting);
int set_gate(const struct setting *setting);
int set_online(const struct setting *setting);
int set_rules(const struct setting *setting);
int set_baseline(const struct setting *setting);
int set_explain_rule(const struct setting *setting);
int set_over(const struct setting *setting);
int set_because(const struct setting *setting);
int set_to(const struct setting *setting);
int set_from(const struct setting *setting);
int set_subject(const struct setting *setting);
int set_unsubscribe(const struct setting *setting);
int set_skip_empty(const struct setting *setting);
int set_format(const struct setting *setting);
int set_json(const struct setting *setting);
int set_output(const struct setting *setting);
int set_fields(const struct setting *setting);
int set_reviews(const struct setting *setting);
int set_exit_code(const struct setting *setting);
int set_expect(const struct setting *setting);
int set_or_lean(const struct setting *setting);
int set_send(const struct setting *setting);
int set_smtp(const struct setting *setting);
int set_recipients(const struct setting *setting);
int set_dry_run(const struct setting *setting);
int set_full_text(const struct setting *setting);
int set_update(const struct setting *setting);
int set_update_facts(const struct setting *setting);
int set_check(const struct setting *setting);
int set_category(const struct setting *setting);
int set_tag(const struct setting *setting);
int set_license(const struct setting *setting);
int set_verdict(const struct setting *setting);
int set_price(const struct setting *setting);
int set_sort(const struct setting *setting);
int set_by(const struct setting *setting);
int set_explain(const struct setting *setting);
int set_chart(const struct setting *setting);
int set_limit(const struct setting *setting);
int set_pairs(const struct setting *setting);
int set_base_url(const struct setting *setting);
int set_width(const struct setting *setting);
int set_color(const struct setting *setting);
int set_quiet(const struct setting *setting);
int set_verbose(const struct setting *setting);
int set_no_pager(const struct setting *setting);
int set_help(const struct setting *setting);
int set_version(const struct setting *setting);
int set_weights(const struct setting *setting);
int set_only(const struct setting *setting);

#endif
