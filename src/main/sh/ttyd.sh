# shellcheck shell=bash
# ttyd, which a terminal is measured beside.

# get_ttyd FOLDER: lays ttyd out in a folder, with all the libraries it needs, from Debian's next
# release: this one has none. What is there already stays. Nothing is installed.
get_ttyd() {
	local folder=$1 from work
	[[ ! -d $folder/plugins ]] || return 0
	# shellcheck disable=SC2016 # apt's own variables
	from=$(apt-get indextargets --format '$(LABEL)|$(COMPONENT)|$(REPO_URI)' | sed -n 's/^Debian|main|//p' | sort -u | head -n 1)
	work=$(mktemp -d)
	mkdir -p "$work"/{none,lists/partial,cache/archives/partial}
	: >"$work/status"
	echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $from forky main" >"$work/sources.list"
	cat >"$work/apt.conf" <<-END
		Dir::Etc::SourceList "$work/sources.list";
		Dir::Etc::SourceParts "$work/none";
		Dir::Etc::Preferences "$work/none/preferences";
		Dir::Etc::PreferencesParts "$work/none";
		Dir::State "$work";
		Dir::State::Status "$work/status";
		Dir::Cache "$work/cache";
		APT::Sandbox::User "root";
		APT::Install-Recommends "false";
		Acquire::Languages "none";
	END
	APT_CONFIG=$work/apt.conf apt-get update -qq -o APT::Update::Error-Mode=any
	APT_CONFIG=$work/apt.conf apt-get install -y -qq --download-only ttyd
	mkdir -p "$folder"
	local package
	for package in "$work"/cache/archives/*.deb; do
		dpkg-deb -x "$package" "$folder"
	done
	mkdir "$folder/plugins"
	cp "$folder"/usr/lib/*/libwebsockets-evlib_uv.so "$folder/plugins"
	rm -rf "$work"
}
