/*
 * Asks a host whether it is there, as busybox's ping does, whose output this has. Debian's
 * busybox needs a raw socket for it, which learners' containers may not open; a socket of the
 * kernel's own for echo requests (icmp(7), SOCK_DGRAM) needs no right. IPv4 alone.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/ip_icmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PAYLOAD = 56, LONGEST = 65536 };

struct echo {
	struct icmphdr head;
	char payload[PAYLOAD];
};

static volatile sig_atomic_t ended;

static void end(int signal)
{
	(void)signal;
	ended = 1;
}

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void wait_until(double moment)
{
	double left = moment - milliseconds();
	if (!ended && left > 0)
		usleep((useconds_t)(left * 1e3));
}

static _Noreturn void fail(const char *what)
{
	fprintf(stderr, "ping: %s: %s\n", what, strerror(errno));
	exit(1);
}

static _Noreturn void usage(void)
{
	fputs("Usage: ping [-c COUNT] [-W SECONDS] HOST\n\n"
	      "Send echo requests to HOST, one a second\n\n"
	      "\t-c COUNT\tSend so many\n"
	      "\t-W SECONDS\tWait so long for the last answer (default: 10)\n",
	      stderr);
	exit(1);
}

static long positive(const char *text)
{
	char *rest;
	long value = strtol(text, &rest, 10);
	if (*rest != '\0' || value < 1 || value > 1000000)
		usage();
	return value;
}

/* Takes one answer, waiting until a moment; gives its sequence, or -1 where none came. */
static int answer(int fd, double until, int *bytes, int *ttl)
{
	static char buffer[LONGEST];
	char control[CMSG_SPACE(sizeof(int))];
	struct iovec place = {buffer, sizeof buffer};
	struct msghdr message = {.msg_iov = &place, .msg_iovlen = 1, .msg_control = control};

	double left = until - milliseconds();
	if (ended || left <= 0)
		return -1;
	struct timeval most = {(time_t)(left / 1e3), (suseconds_t)((long)(left * 1e3) % 1000000) + 1};
	if (most.tv_usec > 999999)
		most.tv_usec = 999999;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
	message.msg_controllen = sizeof control;
	ssize_t count = recvmsg(fd, &message, 0);
	if (count < (ssize_t)sizeof(struct icmphdr))
		return -1;
	for (struct cmsghdr *note = CMSG_FIRSTHDR(&message); note; note = CMSG_NXTHDR(&message, note))
		if (note->cmsg_level == IPPROTO_IP && note->cmsg_type == IP_TTL)
			memcpy(ttl, CMSG_DATA(note), sizeof *ttl);
	*bytes = (int)count;
	return ntohs(((struct icmphdr *)buffer)->un.echo.sequence);
}

int main(int argc, char **argv)
{
	long count = 0, patience = 10;
	int option;
	while ((option = getopt(argc, argv, "c:W:")) != -1)
		if (option == 'c')
			count = positive(optarg);
		else if (option == 'W')
			patience = positive(optarg);
		else
			usage();
	if (optind + 1 != argc)
		usage();
	const char *host = argv[optind];

	struct addrinfo wanted = {.ai_family = AF_INET, .ai_socktype = SOCK_DGRAM}, *found;
	if (getaddrinfo(host, NULL, &wanted, &found) != 0) {
		fprintf(stderr, "ping: bad address '%s'\n", host);
		return 1;
	}
	int fd = socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP);
	int on = 1;
	if (fd < 0)
		fail("cannot open a socket for echo requests");
	setsockopt(fd, IPPROTO_IP, IP_RECVTTL, &on, sizeof on);
	const char *address = inet_ntoa(((struct sockaddr_in *)found->ai_addr)->sin_addr);
	struct sigaction act = {.sa_handler = end};
	sigaction(SIGINT, &act, NULL);

	printf("PING %s (%s): %d data bytes\n", host, address, PAYLOAD);
	long sent = 0, received = 0;
	double least = 0, most = 0, sum = 0;
	while (!ended && (count == 0 || sent < count)) {
		struct echo request = {.head = {.type = ICMP_ECHO, .un.echo.sequence = htons((uint16_t)sent)}};
		double begun = milliseconds();
		if (sendto(fd, &request, sizeof request, 0, found->ai_addr, found->ai_addrlen) < 0)
			fail("sendto");
		sent++;
		double until = begun + (sent == count ? patience * 1e3 : 1e3);
		int bytes = 0, ttl = 0, sequence;
		while ((sequence = answer(fd, until, &bytes, &ttl)) >= 0 && sequence != (uint16_t)(sent - 1))
			;
		if (sequence >= 0) {
			double took = milliseconds() - begun;
			least = received == 0 || took < least ? took : least;
			most = took > most ? took : most;
			sum += took;
			received++;
			printf("%d bytes from %s: seq=%d ttl=%d time=%.3f ms\n", bytes, address, sequence, ttl, took);
			fflush(stdout);
			if (sent != count)
				wait_until(until);
		}
	}

	printf("\n--- %s ping statistics ---\n%ld packets transmitted, %ld packets received, %ld%% packet loss\n", host,
	       sent, received, sent > 0 ? (sent - received) * 100 / sent : 0);
	if (received > 0)
		printf("round-trip min/avg/max = %.3f/%.3f/%.3f ms\n", least, sum / (double)received, most);
	return received > 0 ? 0 : 1;
}
