#include "smolcmp/panel.h"

struct panel panel_study(const struct catalog *catalog, struct arena *arena)
{
	struct panel panel = {
		.standings = standings_make(catalog, arena),
		.followings = followings_make(catalog, arena),
		.agreement = agreement_of(catalog),
	};

	leniency_fit(&panel.leniency, catalog, arena);
	panel.accords = accords_make(catalog, arena, &panel.accord_count);
	return panel;
}
