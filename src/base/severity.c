#include "smolcmp/severity.h"

const char *const severity_words[SEVERITIES] = {
	[SEVERITY_OFF] = "off",
	[SEVERITY_NOTE] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};
