# shellcheck shell=bash
# Asking a server whether it is up, with nothing but Bash.

# The address at which this machine itself reaches what listens on an address.
reachable() {
	case $1 in
		0.0.0.0 | localhost) echo 127.0.0.1 ;;
		::) echo ::1 ;;
		*) echo "$1" ;;
	esac
}

# healthy ADDRESS PORT: whether the server says that it is up.
healthy() {
	# shellcheck disable=SC2016 # what is quoted is for the inner shell
	timeout 10 bash -c '
		exec 3<>"/dev/tcp/$1/$2"
		printf "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" >&3
		grep -q "\"status\":\"UP\"" <&3
	' bash "$(reachable "$1")" "$2" 2>/dev/null
}
