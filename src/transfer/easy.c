#include "transfer/easy.h"

#include <stdlib.h>

#include "transfer/confine.h"

/* Whose certificates count in place of the system's. */
static const char ca_file[] = "SSL_CERT_FILE";
static const char ca_folder[] = "SSL_CERT_DIR";

const char *easy_variable(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] ? value : NULL;
}

bool easy_set_text(CURL *curl, CURLoption option, const char *text)
{
	return curl_easy_setopt(curl, option, text) == CURLE_OK;
}

bool easy_set_number(CURL *curl, CURLoption option, long number)
{
	return curl_easy_setopt(curl, option, number) == CURLE_OK;
}

void easy_set_quick(CURL *curl)
{
#if CURL_AT_LEAST_VERSION(7, 87, 0)
	/* What is run may be older than what was built for. */
	curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
#else
	(void)curl;
#endif
}

bool easy_set_trust(CURL *curl)
{
	if (!easy_set_number(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2))
		return false;
	if (!easy_variable(ca_file) && !easy_variable(ca_folder))
		return true;
	return easy_set_text(curl, CURLOPT_CAINFO, easy_variable(ca_file)) &&
	       easy_set_text(curl, CURLOPT_CAPATH, easy_variable(ca_folder));
}

bool easy_set_proxy_trust(CURL *curl)
{
	if (!easy_variable(ca_file) && !easy_variable(ca_folder))
		return true;
	return easy_set_text(curl, CURLOPT_PROXY_CAINFO,
			     easy_variable(ca_file)) &&
	       easy_set_text(curl, CURLOPT_PROXY_CAPATH,
			     easy_variable(ca_folder));
}

bool easy_set_netrc(CURL *curl, const char *netrc)
{
	return !netrc[0] ||
	       (easy_set_number(curl, CURLOPT_NETRC, CURL_NETRC_OPTIONAL) &&
		easy_set_text(curl, CURLOPT_NETRC_FILE, netrc));
}

void easy_find_netrc(struct buffer *path)
{
	if (easy_variable("HOME"))
		buffer_printf(path, "%s/.netrc", easy_variable("HOME"));
}

int easy_confine(const char *netrc, const char *folder, struct buffer *why)
{
	const curl_version_info_data *built =
	    curl_version_info(CURLVERSION_NOW);
	const char *files[] = { netrc, easy_variable(ca_file),
				easy_variable(ca_folder), built->cainfo,
				built->capath };
	size_t count = sizeof(files) / sizeof(*files);

	for (size_t i = 0; i < count; i++)
		if (!files[i])
			files[i] = "";
	return confine(files, count, folder, why);
}
