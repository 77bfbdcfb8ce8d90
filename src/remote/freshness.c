#include "remote/freshness.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* As long as RFC 9111 lets a number of seconds be. */
static const int64_t longest = INT64_C(0x80000000);

/* Seconds, all of a text of that length; -1: it is no number. */
static int64_t parse_seconds(const char *text, size_t length)
{
	int64_t seconds = 0;

	if (!length)
		return -1;
	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		seconds = seconds * 10 + (text[i] - '0');
		if (seconds > longest)
			seconds = longest;
	}
	return seconds;
}

static bool is_word(const char *text, size_t length, const char *word)
{
	return length == strlen(word) && strncasecmp(text, word, length) == 0;
}

/* What is known after one directive, or NAME=VALUE. */
static void take(struct freshness *freshness, int64_t *lifetime,
		 const char *text, size_t length)
{
	const char *equals = memchr(text, '=', length);
	size_t name = equals ? (size_t)(equals - text) : length;
	const char *value = text + name + (equals ? 1 : 0);
	size_t rest = (size_t)(text + length - value);
	int64_t seconds;

	if (is_word(text, name, "no-store"))
		freshness->no_store = true;
	if (is_word(text, name, "no-cache"))
		*lifetime = 0;
	if (!is_word(text, name, "max-age"))
		return;
	if (rest >= 2 && value[0] == '"' && value[rest - 1] == '"') {
		value++;
		rest -= 2;
	}
	seconds = parse_seconds(value, rest);
	/* Of several the shortest one counts, and none is shorter than what
	 * cannot be read. */
	if (seconds < 0)
		*lifetime = 0;
	else if (*lifetime < 0 || seconds < *lifetime)
		*lifetime = seconds;
}

struct freshness freshness_of(const char *cache_control, const char *age)
{
	static const char blanks[] = " \t";
	struct freshness freshness = { .seconds = 0 };
	const char *at = cache_control ? cache_control : "";
	int64_t lifetime = -1, spent;

	while (*at) {
		size_t length = strcspn(at, ",");
		size_t lead = strspn(at, blanks);
		size_t end = length;

		while (end > lead && strchr(blanks, at[end - 1]))
			end--;
		if (end > lead)
			take(&freshness, &lifetime, at + lead, end - lead);
		at += length + (at[length] ? 1 : 0);
	}
	spent = age ? parse_seconds(age, strlen(age)) : 0;
	/* An age that nobody can read may be any. */
	freshness.seconds =
	    lifetime > spent && spent >= 0 ? lifetime - spent : 0;
	return freshness;
}
