/* The main list, an object a line. */
#include "render/formats.h"

void jsonl_render(const json_t *list, struct buffer *out)
{
	size_t i;
	json_t *item;

	json_array_foreach((json_t *)list, i, item)
	{
		json_line(item, out);
	}
}
