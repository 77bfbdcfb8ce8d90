#include "cmd/study.h"

#include "cmd/data.h"

struct study {
	struct arena *arena;
	bool scored;
	struct scoring scoring;
	const struct duels *duels;
	bool studied;
	struct panel panel;
	struct known_prior prior;
};

struct study *study_new(struct arena *arena)
{
	struct study *study = arena_zero(arena, 1, sizeof(*study));

	study->arena = arena;
	return study;
}

const struct scoring *data_scoring(const struct data *data)
{
	struct study *study = data->study;

	if (!study->scored)
		study->scoring = scoring_make(&data->catalog, &data->yardstick,
					      data_prior(data), study->arena);
	study->scored = true;
	return &study->scoring;
}

const struct duels *data_duels(const struct data *data)
{
	struct study *study = data->study;

	if (!study->duels)
		study->duels = duels_study(&data->catalog, study->arena);
	return study->duels;
}

const struct panel *data_panel(const struct data *data)
{
	struct study *study = data->study;

	if (!study->studied)
		study->panel = panel_study(&data->catalog, study->arena);
	study->studied = true;
	return &study->panel;
}

const struct known_prior *data_prior(const struct data *data)
{
	prior_know(&data->study->prior, &data->catalog);
	return &data->study->prior;
}
