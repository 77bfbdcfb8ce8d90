/*
 * How far an address is from us: what the network reaches there is public, or
 * belongs to whoever runs this network, this link or this machine.
 */
#ifndef TRANSFER_REACH_H
#define TRANSFER_REACH_H

#include <sys/socket.h>

/* From the narrowest to the widest. */
enum reach {
	REACH_NEVER,	/* no one host: all, many, none, or nobody yet */
	REACH_LOOPBACK, /* this machine */
	REACH_LINK,	/* this link, where machines in clouds get secrets */
	REACH_PRIVATE,	/* this network, or the provider's */
	REACH_PUBLIC,
};

/* Of an address of IPv4 or IPv6, also of one that carries another; of any other
 * family REACH_NEVER. */
enum reach reach_of(const struct sockaddr *address);

/* The same of an address as text, without brackets. */
enum reach reach_of_text(const char *text);

/* "public", "private", "link-local" or "loopback". */
const char *reach_word(enum reach reach);

/* What has this word, "any" being that of the narrowest; of none that is known
 * the widest. */
enum reach reach_of_word(const char *word);

#endif
