/* Options that take numbers, with units or without. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "config/setting.h"

enum {
	WIDTH_LEAST = 20,
	WIDTH_MOST = 10000,
	THREADS_MOST = 64,
	TIMEOUT_MOST = 86400
};

/* Seconds that nobody waits for: a hundred years. */
#define AGE_MOST UINT64_C(3155760000)

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
