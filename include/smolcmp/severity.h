/*
 * How bad something is that was found in the data.
 */
#ifndef SMOLCMP_SEVERITY_H
#define SMOLCMP_SEVERITY_H

enum severity {
	SEVERITY_OFF, /* not looked for */
	SEVERITY_NOTE,
	SEVERITY_WARNING,
	SEVERITY_ERROR,
	SEVERITIES,
};

/* "off", "note", "warning" and "error". */
extern const char *const severity_words[SEVERITIES];

#endif
