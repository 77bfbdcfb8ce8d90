#include "stirling.h"

#include <math.h>

double stirling_error(uint64_t n)
{
	/* mpmath 1.3.0, 40 digits */
	static const double exact[] = {
		0.0,
		0.0810614667953272582,
		0.0413406959554092941,
		0.0276779256849983391,
		0.0207906721037650931,
		0.0166446911898211922,
		0.013876128823070748,
		0.0118967099458917701,
		0.0104112652619720965,
		0.00925546218271273292,
		0.00833056343336287126,
		0.00757367548795184079,
		0.00694284010720952987,
		0.00640899418800420707,
		0.00595137011275884774,
		0.00555473355196280137,
	};
	double x = (double)n;
	double y = 1 / (x * x);

	if (n < sizeof(exact) / sizeof(exact[0]))
		return exact[n];
	return (1. / 12 -
		y * (1. / 360 - y * (1. / 1260 - y * (1. / 1680 - y / 1188)))) /
	       x;
}

/* (1 + u)*log1p(u) - u for small u. In v = u/(2 + u) the logarithm is 2*(v +
 * v^3/3 + v^5/5 + ...), and what cancels can be left out of the sum. */
static double deviance_series(double u)
{
	double v = u / (2 + u);
	double square = v * v;
	double sum = 0;

	for (int k = 21; k >= 3; k -= 2)
		sum = (sum + 1. / k) * square;
	return u * v + 2 * (1 + u) * v * sum;
}

double stirling_deviance(double expected, double excess)
{
	double u = excess / expected;

	if (u <= -1)
		return expected;
	if (u > -.3 && u < .3)
		return expected * deviance_series(u);
	return expected * ((1 + u) * log1p(u) - u);
}
