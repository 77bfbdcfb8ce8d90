/* What is said of a panel as a whole. */
#ifndef VIEW_PANEL_H
#define VIEW_PANEL_H

#include "view/item.h"

/* Say in words how far the reviewers agree, numbers behind. */
void panel_words(const struct panel *panel, struct report *report);

/* Each of the other reviewers who share a tool with this one. */
void panel_pairs(const struct item *item, struct report *report);

json_t *panel_agreement(const struct panel *panel);
json_t *panel_accords(const struct item *item);

#endif
