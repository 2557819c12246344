# shellcheck shell=bash
# What is missing, and how to mend it.

# How many checks found something without which Quayside does not run.
missing=0

good() {
	printf '%s✓%s %-16s %s\n' "$green" "$plain" "$1" "$2"
}

# weak WHAT FINDING HOW: something that works less well than it could.
weak() {
	printf '%s!%s %-16s %s\n  %-16s %s\n' "$yellow" "$plain" "$1" "$2" '' "→ $3"
}

# bad WHAT FINDING HOW: something without which it does not run.
bad() {
	printf '%s✗%s %-16s %s\n  %-16s %s\n' "$red" "$plain" "$1" "$2" '' "→ $3"
	missing=$((missing + 1))
}

check_jdk() {
	local home
	if home=$(find_jdk); then
		good "JDK $JAVA_VERSION" "$home"
	else
		bad "JDK $JAVA_VERSION" missing "install Temurin $JAVA_VERSION below /usr/lib/jvm, or set JAVA_HOME to where one is"
	fi
}

# check_program NAME PROGRAM: prints the first line of its version.
check_program() {
	local packages
	if command -v "$2" >/dev/null; then
		good "$1" "$("$2" --version 2>/dev/null | sed -n 's/\x1b\[[0-9;]*m//g; 1p')"
	else
		packages=$(missing_packages "$2")
		bad "$1" missing "sudo apt-get install -y $packages (as root, './quayside up' does it)"
	fi
}

check_daemon() {
	local version socket
	socket=$(daemon_socket) || {
		missing=$((missing + 1))
		return
	}
	if ! version=$(daemon_version); then
		if [[ -S $socket && ! -w $socket ]]; then
			bad "Docker daemon" "no right to use $socket" "sudo usermod -aG docker $(id -un), then log in again"
		elif ! own_socket "$socket"; then
			bad "Docker daemon" "none answers at $socket" "start the one that DOCKER_HOST or the client's context points to, or unset DOCKER_HOST"
		else
			bad "Docker daemon" "none answers at $socket" "sudo $(start_command) (as root, './quayside up' does it)"
		fi
		return
	fi
	case $version in
		1[0-9].* | 20.10.[0-9] | 20.10.[0-9][!0-9]*)
			weak "Docker daemon" "$version at $socket" "it is old enough to have known ways out of a container: use 20.10.24 or later" ;;
		*) good "Docker daemon" "$version at $socket; 'down' leaves it running" ;;
	esac
}

check_images() {
	local image kind
	if [[ ! -d $content || ! -r $content ]]; then
		bad "Content" "$content cannot be read" "name the folder of the courses with --content"
		return
	fi
	good "Content" "$content"
	daemon_version >/dev/null || return 0
	while read -r image kind; do
		case $kind in
			present) good "Image" "$image" ;;
			stand-in) weak "Image" "$image is an offline stand-in" "with a registry in reach: ./quayside up --fresh-images" ;;
			missing) weak "Image" "$image is missing" "./quayside up gets it" ;;
		esac
	done < <(src/main/docker/images list "$content")
}

check_port() {
	local pid
	if pid=$(server_pid); then
		address=$(server_option "$pid" server.address) port=$(server_option "$pid" server.port)
		if healthy "$address" "$port"; then
			good "Server" "runs at $(url_of "$address" "$port") (process $pid)"
		else
			bad "Server" "process $pid does not say that it is up" "see $data/quayside.log; './quayside down' ends it"
		fi
	elif port_taken "$address" "$port"; then
		bad "Port $port" "taken by another program" "end it, or choose another: ./quayside up --port N"
	else
		good "Port $port" free
	fi
}

check_packet_filter() {
	if ((EUID == 0)) && command -v iptables >/dev/null; then
		good "Packet filter" "learners' containers cannot reach this machine"
	else
		weak "Packet filter" "without root and iptables, learners' containers can reach what listens on this machine" \
			"run the server as root, or set the rules by hand: docs/security.md"
	fi
}

check_folder() {
	local folder=$data free
	if [[ -e $data && ! (-d $data && -w $data) ]]; then
		bad "Data folder" "$data cannot be written" "sudo install -d -o $(id -un) $data, or choose another with --data"
		return
	fi
	while [[ ! -e $folder ]]; do
		folder=$(dirname "$folder")
	done
	if [[ ! -w $folder ]]; then
		bad "Data folder" "$data cannot be made" "sudo install -d -o $(id -un) $data, or choose another with --data"
		return
	fi
	good "Data folder" "$data"
	free=$(df --output=avail -BG "$folder" | tail -n 1 | tr -dc 0-9)
	if ((free < 2)); then
		weak "Disk" "$free GB free at $folder" "make room: learners' containers and images need some"
	else
		good "Disk" "$free GB free at $folder"
	fi
}

doctor() {
	read_options "$@"
	check_jdk
	check_program Maven mvn
	check_program Node node
	check_program npm npm
	if command -v docker >/dev/null; then
		check_program "Docker client" docker
		check_daemon
		check_images
	else
		check_program "Docker client" docker
	fi
	check_packet_filter
	check_folder
	check_port
	if ((missing)); then
		echo "$missing missing: mend the lines with ✗ and run './quayside doctor' again."
		return 1
	fi
	echo "Nothing is missing."
}
