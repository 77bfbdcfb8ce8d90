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

/* Setters with a file of their own. */
int set_weights(const struct setting *setting);
int set_only(const struct setting *setting);

#endif
