# shellcheck shell=bash
# The Docker daemon: found where the client would find it, started where none answers, and
# never a second one.

readonly OWN_SOCKET=/var/run/docker.sock
readonly DAEMON_LOG=/var/log/docker.log

# Prints the address that the client uses, from DOCKER_HOST or its context.
daemon_address() {
	docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null || echo "${DOCKER_HOST:-unix://$OWN_SOCKET}"
}

# Prints the path of the daemon's socket.
daemon_socket() {
	local address
	address=$(daemon_address)
	[[ $address == unix://* ]] \
		|| die "The Docker client is set to $address, but the server needs a daemon on this machine's own socket: unset DOCKER_HOST or choose another context"
	echo "${address#unix://}"
}

# Prints the version of the daemon that answers; fails if none does.
daemon_version() {
	local version
	version=$(timeout 10 docker version --format '{{.Server.Version}}' 2>/dev/null) && [[ -n $version ]] && echo "$version"
}

# Whether a daemon's process runs, though it may not answer yet.
daemon_process() {
	grep -qsx dockerd /proc/[0-9]*/comm
}

# Whether a path is where this machine's own daemon listens.
own_socket() {
	[[ $1 -ef $OWN_SOCKET || $1 == "$OWN_SOCKET" || $1 == "${OWN_SOCKET#/var}" ]]
}

ensure_daemon() {
	local socket
	daemon_version >/dev/null && return
	socket=$(daemon_socket) || exit 1
	if [[ -S $socket && ! -w $socket ]]; then
		die "You have no right to use the Docker daemon at $socket: run 'sudo usermod -aG docker $(id -un)', log in again, and run this again"
	fi
	own_socket "$socket" \
		|| die "No Docker daemon answers at $socket, where DOCKER_HOST or the client's context points: start that daemon, or unset DOCKER_HOST"
	if daemon_process; then
		step "Wait for the Docker daemon" wait_for_daemon
		return
	fi
	((EUID == 0)) || die "No Docker daemon answers at $socket: start it with 'sudo $(start_command)' and run this again"
	ensure_tools dockerd
	step "Start the Docker daemon" start_daemon
}

# Prints how this machine starts its daemon.
start_command() {
	if [[ -d /run/systemd/system ]]; then
		echo systemctl start docker
	elif [[ -x /etc/init.d/docker ]]; then
		echo service docker start
	else
		echo dockerd
	fi
}

start_daemon() {
	local command
	# The package may have started it on being installed.
	daemon_version >/dev/null && return
	# No daemon runs, but the number that a killed one left may be another program's by now,
	# and then the new one refuses to start.
	rm -f /var/run/docker.pid
	command=$(start_command)
	if [[ $command == dockerd ]] || ! $command || ! wait_for_process; then
		setsid dockerd >>"$DAEMON_LOG" 2>&1 </dev/null &
	fi
	wait_for_daemon
}

# Whether the daemon's process is there within three seconds.
wait_for_process() {
	local tries
	for ((tries = 0; tries < 30; tries++)); do
		daemon_process && return
		sleep 0.1
	done
	return 1
}

wait_for_daemon() {
	local until=$((SECONDS + 60)) gone=0
	while ! daemon_version; do
		if daemon_process; then
			gone=0
		else
			gone=$((gone + 1))
		fi
		# A service that starts a daemon that failed may be without one for a moment.
		((gone < 15)) || die "The Docker daemon ended as it started: $(last_words)"
		((SECONDS < until)) || die "The Docker daemon does not answer at $(daemon_socket): see $DAEMON_LOG or 'journalctl -u docker'"
		sleep 0.3
	done
}

# Prints the last line that the daemon logged.
last_words() {
	if [[ -d /run/systemd/system ]]; then
		journalctl --unit docker --lines 1 --output cat 2>/dev/null || echo "see 'journalctl -u docker'"
	else
		tail -n 1 "$DAEMON_LOG" 2>/dev/null || echo "see $DAEMON_LOG"
	fi
}
