/* Options that take numbers, with units or without. */
#include <ctype.h>
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

/* A whole number, and what stands behind it. */
static int set_amount(const struct setting *setting, uint64_t *number,
		      const char **unit)
{
	const char *text = setting->text;
	char *end;
	unsigned long long value;

	errno = 0;
	value = strtoull(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || errno)
		return setting_refuse(setting);
	*number = value;
	*unit = end;
	return 0;
}

/* Bytes, or what the letter behind the number makes of them: K or KiB. */
static int set_size(const struct setting *setting, uint64_t *size)
{
	static const char units[] = "KMGT";
	const char *unit, *found;
	uint64_t value = 0;
	size_t power = 0;

	if (set_amount(setting, &value, &unit) < 0)
		return -1;
	if (*unit) {
		found = strchr(units, toupper((unsigned char)*unit));
		if (!found || (unit[1] && strcmp(unit + 1, "iB") != 0))
			return setting_refuse(setting);
		power = (size_t)(found - units) + 1;
	}
	if (!value || value > UINT64_MAX >> 10 * power)
		return setting_refuse(setting);
	*size = value << 10 * power;
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

/* Seconds, or what the letter behind the number makes of them. */
static int set_duration(const struct setting *setting, uint64_t low,
			uint64_t high, uint64_t *duration)
{
	static const char units[] = "smhd";
	static const uint64_t seconds[] = { 1, 60, 60 * 60, 24 * 60 * 60 };
	const char *unit, *found;
	uint64_t value = 0;

	if (set_amount(setting, &value, &unit) < 0)
		return -1;
	found = *unit ? strchr(units, *unit) : units;
	if (!found || (*unit && unit[1]) ||
	    value > high / seconds[found - units])
		return setting_refuse(setting);
	value *= seconds[found - units];
	if (value < low)
		return setting_refuse(setting);
	*duration = value;
	return 0;
}

int set_max_age(const struct setting *setting)
{
	uint64_t age = 0;

	if (set_duration(setting, 0, AGE_MOST, &age) < 0)
		return -1;
	setting->options->max_age = (struct count){ true, age };
	return 0;
}

int set_timeout(const struct setting *setting)
{
	uint64_t timeout = 0;

	if (set_duration(setting, 1, TIMEOUT_MOST, &timeout) < 0)
		return -1;
	setting->options->timeout = (long)timeout;
	return 0;
}

int set_width(const struct setting *setting)
{
	return set_number(setting, WIDTH_LEAST, WIDTH_MOST,
			  &setting->options->width);
}
