/*
 * Says that a container ran. It is built without a C library, so that the image stays as
 * small as the one that it stands in for.
 */

static const char message[] =
	"\n"
	"Hello from Docker!\n"
	"If you can read this, your installation works from end to end.\n"
	"\n"
	"This is what happened on the way here:\n"
	" 1. The Docker client asked the Docker daemon to run \"hello-world\".\n"
	" 2. The daemon did not have that image and pulled it from a registry.\n"
	" 3. The daemon made a new container from the image and started the\n"
	"    program in it, which writes the lines that you are reading.\n"
	" 4. The daemon passed these lines on to the client, and the client to\n"
	"    your terminal.\n"
	"\n"
	"For something bigger, try a shell in a container:\n"
	" $ docker run -it alpine /bin/sh\n"
	"\n";

static long call(long number, long first, long second, long third)
{
#if defined(__x86_64__)
	long result;
	__asm__ volatile("syscall"
		: "=a"(result)
		: "a"(number), "D"(first), "S"(second), "d"(third)
		: "rcx", "r11", "memory");
	return result;
#elif defined(__aarch64__)
	register long x8 __asm__("x8") = number;
	register long x0 __asm__("x0") = first;
	register long x1 __asm__("x1") = second;
	register long x2 __asm__("x2") = third;
	__asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
	return x0;
#else
#error "No system calls are known for this processor"
#endif
}

#if defined(__x86_64__)
enum { WRITE = 1, EXIT = 60 };
#else
enum { WRITE = 64, EXIT = 93 };
#endif

void _start(void)
{
	long done = 0;
	long size = sizeof(message) - 1;
	while (done < size) {
		long written = call(WRITE, 1, (long)(message + done), size - done);
		if (written <= 0) {
			call(EXIT, 1, 0, 0);
		}
		done += written;
	}
	call(EXIT, 0, 0, 0);
	for (;;) {
	}
}
