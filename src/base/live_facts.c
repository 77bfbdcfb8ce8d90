#include "smolcmp/live_facts.h"

const char *const live_state_words[LIVE_STATES] = {
	[LIVE_THERE] = "available",
	[LIVE_DISABLED] = "disabled",
	[LIVE_REMOVED] = "removed",
	[LIVE_NO_ID] = "invalid",
};
