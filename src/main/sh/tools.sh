# shellcheck shell=bash
# Finding JDK 25, Maven, Node and Docker, and installing those that are missing.

readonly JAVA_VERSION=25

# Prints the home of a JDK of the right version; fails if there is none.
find_jdk() {
	local home on_path
	on_path=$(command -v javac || true)
	[[ -z $on_path ]] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
	for home in "${JAVA_HOME-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/*; do
		if [[ -x $home/bin/javac ]] && grep -qs "^JAVA_VERSION=\"${JAVA_VERSION}[\".]" "$home/release"; then
			echo "$home"
			return
		fi
	done
	return 1
}

# Sets JAVA_HOME for everything that follows.
use_jdk() {
	JAVA_HOME=$(find_jdk) || die "JDK $JAVA_VERSION is missing: see './quayside doctor'"
	export JAVA_HOME
}

# there PROGRAM: whether a program is there, the Docker module of Debian's own Python, or
# PostgreSQL, which Debian keeps off the path.
there() {
	case $1 in
		postgres) compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null ;;
		python3-docker) /usr/bin/python3 -c 'import docker' 2>/dev/null ;;
		*) command -v "$1" >/dev/null ;;
	esac
}

# Prints the packages with the tools that are missing, given the programs that are needed.
missing_packages() {
	local program
	for program; do
		there "$program" && continue
		case $program in
			mvn) echo maven ;;
			node) echo nodejs ;;
			dockerd) echo docker.io ;;
			ip) echo iproute2 ;;
			postgres) echo postgresql ;;
			# Debian 13 moved the client into a package of its own.
			docker) if package_exists docker-cli; then echo docker-cli; else echo docker.io; fi ;;
			*) echo "$program" ;;
		esac
	done | sort -u
}

# Installs a JDK of the right version where Debian or Adoptium's repository has one.
install_jdk() {
	local package
	((EUID != 0)) || apt-get update
	for package in "openjdk-$JAVA_VERSION-jdk-headless" "temurin-$JAVA_VERSION-jdk"; do
		if package_exists "$package"; then
			install_packages "$package"
			return
		fi
	done
	die "JDK $JAVA_VERSION is missing and this machine's package sources have none: install Temurin $JAVA_VERSION from adoptium.net below /usr/lib/jvm (or set JAVA_HOME to where it is) and run this again"
}

# ensure_tools PROGRAM...: sees to it that the JDK and the programs are there.
ensure_tools() {
	local -a packages
	find_jdk >/dev/null || step "Install JDK $JAVA_VERSION" install_jdk
	use_jdk
	mapfile -t packages < <(missing_packages "$@")
	((${#packages[@]} == 0)) || step "Install ${packages[*]}" install_packages "${packages[@]}"
}
