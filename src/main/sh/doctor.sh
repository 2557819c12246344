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
	good "Docker daemon" "$version at $socket; 'down' leaves it running"
	check_versions
}

# older VERSION THAN: whether one version is before another, by their numbers alone.
older() {
	local numbers=${1#v}
	numbers=${numbers%%[!0-9.]*}
	[[ -n $numbers && $numbers != "$2" && $(printf '%s\n' "$numbers" "$2" | sort -V | head -n 1) == "$numbers" ]]
}

# The weaknesses that are known of the versions of the daemon and its parts.
check_versions() {
	local part version name mended what
	while IFS='|' read -r part version; do
		while IFS='|' read -r name mended what; do
			if [[ $name == "$part" ]] && older "$version" "$mended"; then
				weak "$part" "$version: $what" "use $mended or later, or a package of your distribution that has the mends"
				break
			fi
		done <src/main/resources/dev/quayside/gateway/daemon/weaknesses.txt
	done < <(docker version --format '{{range .Server.Components}}{{.Name}}|{{.Version}}{{println}}{{end}}' 2>/dev/null)
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
	if ((EUID != 0)) || ! command -v iptables >/dev/null; then
		weak "Packet filter" "without root and iptables, learners' containers can reach what listens on this machine" \
			"run the server as root, or set the rules by hand: docs/security.md"
	elif ! iptables -w 5 -n -L INPUT >/dev/null 2>&1; then
		weak "Packet filter" "iptables refuses, so learners' containers can reach what listens on this machine" \
			"see what 'iptables -n -L INPUT' says, or set the rules by hand: docs/security.md"
	else
		good "Packet filter" "learners' containers cannot reach this machine"
	fi
}

# As ControlGroups.java does it.
check_bounds() {
	local driver
	driver=$(docker info --format '{{.CgroupDriver}}' 2>/dev/null) || return 0
	if [[ $driver != systemd && $driver != cgroupfs ]]; then
		weak "Bounds" "the daemon keeps no control groups, so learners may take the whole machine" \
			"give dockerd the option --exec-opt native.cgroupdriver=systemd or =cgroupfs"
	elif ((EUID != 0)); then
		weak "Bounds" "without root, all learners together may take the whole machine" \
			"run the server as root, or bound the control group yourself: docs/operating.md"
	else
		good "Bounds" "control groups bound each session and all learners together"
	fi
}

# As Space.java does it; the daemon's files may be on another machine.
check_daemon_disk() {
	local root size free kept
	root=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null) || return 0
	[[ -d $root ]] || return 0
	read -r size free < <(df --output=size,avail -BM "$root" | tail -n 1 | tr -d M)
	kept=$((size / 5 < 2048 ? size / 5 : 2048))
	if ((free < kept)); then
		weak "Docker's disk" "$free MB free at $root, of which $kept MB are kept from learners: nobody is let in" \
			"make room, or keep less: ./quayside up -- --quayside.bounds.disk-reserve=100MB"
	else
		good "Docker's disk" "$free MB free at $root"
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
	check_bounds
	check_daemon_disk
	check_folder
	check_port
	[[ -z $workshop ]] || check_workshop "$workshop"
	if ((missing)); then
		echo "$missing missing: mend the lines with ✗ and run './quayside doctor' again."
		return 1
	fi
	echo "Nothing is missing."
}
