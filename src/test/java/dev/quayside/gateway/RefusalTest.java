package dev.quayside.gateway;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused: a line a case, and for each the proof that the daemon heard nothing of
 * it that changes anything.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class RefusalTest {

	private final RecordingUpstream upstream;

	private final TestSession session;

	RefusalTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.session = new TestSession(gateway);
		this.upstream = upstream;
	}

	@BeforeEach
	void haveAnImage() throws IOException {
		this.session.raw("POST /images/create?fromImage=alpine&tag=latest HTTP/1.1\r\nHost: docker\r\n\r\n");
		this.upstream.forget();
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					# the create body, beside "Image":"alpine"      | status | what it must say
					"HostConfig":{"Privileged":true}                | 403 | Privileged is refused
					"Privileged":true                               | 400 | The field Privileged is not known
					"hostconfig":{"privileged":true}                | 400 | The field hostconfig is not known
					"HostConfig":{"PRIVILEGED":true}                | 400 | The field PRIVILEGED is not known
					"Ho\\u017ftConfig":{"Privileged":true}          | 400 | is not known
					"\\u0048ostConfig":{"Privi\\u006ceged":true}    | 403 | Privileged is refused
					"HostConfig":{"Binds":["/:/host"]}              | 403 | Binds is refused
					"Binds":["/:/host"]                             | 400 | The field Binds is not known
					"HostConfig":{"Binds":["data:/x:shared"]}       | 403 | Binds is refused
					"HostConfig":{"Binds":["/etc/../etc:/host"]}    | 403 | Binds is refused
					"HostConfig":{"Binds":["data:/proc/x"]}         | 400 | Binds must name
					"HostConfig":{"Binds":["data:/a/../../x"]}      | 400 | Binds must name
					"HostConfig":{"Binds":["data:/"]}               | 400 | Binds must name
					"HostConfig":{"Binds":["data:data"]}            | 403 | Binds is refused
					"HostConfig":{"Mounts":[{"Type":"bind"}]}       | 400 | a folder of the host
					"HostConfig":{"Mounts":[{"Type":"npipe"}]}      | 400 | a folder of the host
					"HostConfig":{"Mounts":[{"Type":"image"}]}      | 400 | a folder of the host
					"HostConfig":{"Mounts":[{"Type":"volume","Target":"/x","BindOptions":{"Propagation":"shared"}}]} | 403 | BindOptions
					"HostConfig":{"Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Name":"x"}}}]} | 403 | DriverConfig
					"HostConfig":{"Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"Subpath":"../x"}}]} | 403 | Subpath
					"HostConfig":{"Mounts":[{"Type":"volume","Source":"../x","Target":"/x"}]} | 400 | invalid characters
					"HostConfig":{"Mounts":[{"Type":"tmpfs","Target":"/x","TmpfsOptions":{"Options":[["exec"]]}}]} | 403 | Options
					"HostConfig":{"Mounts":[{"Source":"x","Target":"/x"}]} | 400 | without a type
					"HostConfig":{"VolumesFrom":["x"]}              | 404 | No such container: x
					"HostConfig":{"Tmpfs":{"/t":"uid=0,suid"}}      | 400 | the option suid
					"HostConfig":{"Tmpfs":{"/proc":""}}             | 400 | Tmpfs must name
					"HostConfig":{"NetworkMode":"host"}             | 403 | NetworkMode is refused
					"HostConfig":{"NetworkMode":"container:abc"}    | 404 | No such container: abc
					"HostConfig":{"NetworkMode":"docker0"}          | 404 | network docker0 not found
					"HostConfig":{"PidMode":"host"}                 | 403 | PidMode is refused
					"HostConfig":{"PidMode":"container:abc"}        | 403 | PidMode is refused
					"HostConfig":{"IpcMode":"host"}                 | 400 | IpcMode
					"HostConfig":{"IpcMode":"shareable"}            | 400 | IpcMode
					"HostConfig":{"UTSMode":"host"}                 | 403 | UTSMode is refused
					"HostConfig":{"UsernsMode":"host"}              | 403 | UsernsMode is refused
					"HostConfig":{"CgroupnsMode":"host"}            | 400 | CgroupnsMode
					"HostConfig":{"CgroupParent":"/x"}              | 403 | CgroupParent is refused
					"HostConfig":{"Runtime":"x"}                    | 403 | Runtime is refused
					"HostConfig":{"CapAdd":["SYS_ADMIN"]}           | 403 | SYS_ADMIN
					"HostConfig":{"CapAdd":["cap_sys_ptrace"]}      | 403 | SYS_PTRACE
					"HostConfig":{"CapAdd":["ALL"]}                 | 403 | ALL
					"HostConfig":{"CapAdd":["NET_RAW"]}             | 403 | NET_RAW
					"HostConfig":{"Devices":[{"PathOnHost":"/dev/vda"}]} | 403 | Devices is refused
					"HostConfig":{"DeviceCgroupRules":["a *:* rwm"]} | 403 | DeviceCgroupRules is refused
					"HostConfig":{"DeviceRequests":[{"Count":-1}]}  | 403 | DeviceRequests is refused
					"HostConfig":{"MaskedPaths":["/x"]}             | 403 | MaskedPaths is refused
					"HostConfig":{"Sysctls":{"kernel.x":"1"}}       | 403 | Sysctls is refused
					"HostConfig":{"Links":["web:web"]}              | 403 | Links is refused
					"HostConfig":{"ExtraHosts":["h:host-gateway"]}  | 403 | ExtraHosts is refused
					"HostConfig":{"RestartPolicy":{"Name":"always"}} | 403 | RestartPolicy is refused
					"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"80"}]}} | 403 | PortBindings is refused
					"HostConfig":{"PublishAllPorts":true}           | 403 | PublishAllPorts is refused
					"HostConfig":{"OomKillDisable":true}            | 403 | OomKillDisable is refused
					"HostConfig":{"OomScoreAdj":-1000}              | 403 | OomScoreAdj is refused
					"HostConfig":{"VolumeDriver":"x"}               | 400 | VolumeDriver
					"HostConfig":{"StorageOpt":{"size":"1G"}}       | 403 | StorageOpt is refused
					"HostConfig":{"Annotations":{"a":"b"}}          | 403 | Annotations is refused
					"HostConfig":{"Invented":1}                     | 400 | The field Invented is not known
					"HostConfig":"x"                                | 400 | HostConfig is not an object
					"NetworkingConfig":{"EndpointsConfig":{"host":{}}} | 403 | EndpointsConfig is refused
					"NetworkingConfig":{"EndpointsConfig":{"docker0":{}}} | 404 | network docker0 not found
					"NetworkingConfig":{"EndpointsConfig":{"bridge":{"DriverOpts":{"a":"b"}}}} | 403 | DriverOpts is refused
					"NetworkingConfig":{"EndpointsConfig":{"bridge":{"Links":["a"]}}} | 403 | Links is refused
					"NetworkingConfig":{"EndpointsConfig":{"bridge":{"MacAddress":"x"}}} | 403 | MacAddress is refused
					"Labels":{"dev.quayside.session":"x"}           | 400 | cannot begin with dev.quayside.
					"WorkingDir":"/proc/self/fd/8"                  | 400 | WorkingDir
					"WorkingDir":"//proc/self"                      | 400 | WorkingDir
					"WorkingDir":"/x/../proc"                       | 400 | WorkingDir
					"WorkingDir":"relative"                         | 400 | WorkingDir
					"WorkingDir":"/x\\n/../proc/self/fd/8"           | 400 | WorkingDir
					"WorkingDir":"/./proc"                          | 400 | WorkingDir
					"Volumes":{"/proc/v":{}}                        | 400 | Volumes must name
					"Healthcheck":{"Test":["CMD","x"],"Interval":1000000} | 400 | Interval
					"MacAddress":"02:42:ac:11:00:02"                | 403 | MacAddress is refused
					"OnBuild":["RUN x"]                             | 403 | OnBuild is refused
					"Cmd":"sh"                                      | 400 | Cmd is not a list
					"StopTimeout":100000                            | 400 | StopTimeout
					"Env":["A=\\u0000"]                             | 400 | Env
					"Tty":"true"                                    | 400 | Tty is not true or false
					"Cmd":["a"],"Cmd":["b"]                         | 400 | each name once
					""")
	void aFieldOfTheCreateBody(String fields, int status, String says) throws IOException {
		String answer = this.session.request("POST", "/v1.41/containers/create",
				"{\"Image\":\"alpine\"," + fields + "}");
		assertThat(answer).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"Image":"alpine"}{"HostConfig":{"Privileged":true}} | one JSON object
			[]                                                   | not a JSON object
			null                                                 | not a JSON object
			{"Image":"alpine","Cmd":[                            | one JSON object
			{"Image":"alpine" 'x':1}                             | one JSON object
			{"Image":7}                                          | No image specified
			{}                                                   | No image specified
			""")
	void aBodyThatIsNotOneObject(String body, String says) throws IOException {
		String answer = this.session.request("POST", "/v1.41/containers/create", body);
		assertThat(answer).startsWith("HTTP/1.1 400").contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			POST /v1.23/containers/web/start                    | 400 | too old
			GET /v1.31/containers/json                          | 400 | too old
			GET /v1.99/containers/json                          | 400 | too new
			GET /v1.041/containers/json                         | 404 | page not found
			GET /%63ontainers/json                              | 400 | The path
			GET //containers/json                               | 400 | The path
			GET /containers/../version                          | 400 | The path
			GET /containers/./json                              | 400 | The path
			GET http://x/version                                | 400 | The path
			GET /Containers/json                                | 404 | page not found
			GET /containers/json?all=1&all=0                    | 400 | stands twice
			GET /containers/json?all=1;limit=2                  | 400 | percent-encoded
			GET /containers/json?nosuch=1                       | 400 | nosuch
			GET /containers/json?filters={"network":["x"]}      | 400 | percent-encoded
			GET /containers/json?filters=%7B%22network%22:%5B%22x%22%5D%7D | 400 | Invalid filter
			GET /containers/json?filters=%7B%22volume%22:%5B%22x%22%5D%7D  | 400 | Invalid filter
			GET /containers/json?filters=%7B%22before%22:%5B%22x%22%5D%7D  | 200 | []
			GET /containers/json?filters=%7B%22name%22:%5B%22((a%7B1000%7D)%7B1000%7D)%22%5D%7D | 400 | braces
			POST /containers/prune?filters=%7B%22label%22:%5B%22x%22%5D%7D | 400 | leave --filter out
			POST /containers/nosuch/attach/ws                   | 403 | not part of this playground
			POST /containers/nosuch/start?checkpoint=x          | 400 | checkpoint
			DELETE /containers/nosuch?link=1                    | 404 | No such container
			POST /images/create?fromSrc=http://127.0.0.1/x      | 400 | fromSrc must be -
			POST /images/create?fromImage=127.0.0.1:5000/alpine&tag=latest | 404 | this playground offers
			POST /images/create?fromImage=nosuch&tag=latest     | 404 | this playground offers
			POST /images/create?fromSrc=-&changes=CMD%20x       | 400 | takes no changes
			POST /images/alpine/push                            | 403 | not part of this playground
			POST /images/nosuch/push                            | 404 | An image does not exist locally
			POST /images/nosuch/tag?repo=x                      | 404 | No such image
			POST /images/alpine/tag                             | 400 | invalid reference format
			POST /images/alpine/tag?repo=UPPER                  | 400 | invalid reference format
			POST /images/alpine/tag?repo=a&repo=b               | 400 | stands twice
			POST /images/alpine/tag?repo=sha256                 | 400 | invalid repository name
			POST /images/alpine/tag?repo=a@sha256:00            | 403 | not by digest
			GET /images/get                                     | 400 | at least one
			GET /images/get?names=nosuch:x                      | 404 | reference does not exist
			GET /images/search                                  | 400 | No term
			GET /images/json?filters=%7B%22nosuch%22:%5B%22x%22%5D%7D | 400 | Invalid filter
			POST /images/prune?filters=%7B%22nosuch%22:%5B%22x%22%5D%7D | 400 | Invalid filter
			DELETE /images/nosuch?force=1                       | 404 | No such image
			POST /build?remote=http://127.0.0.1/x               | 400 | building from a URL is not part
			POST /commit?container=x                            | 404 | No such container
			POST /auth                                          | 403 | logging in
			POST /session                                       | 403 | BuildKit
			POST /grpc                                          | 403 | BuildKit
			POST /swarm/init                                    | 403 | swarm mode
			POST /swarm/join                                    | 403 | swarm mode
			POST /swarm/leave                                   | 503 | not part of a swarm
			GET /events?since=yesterday                         | 400 | seconds of Unix time
			GET /events?since=2&until=1                         | 400 | cannot be after
			GET /events?filters=%7B%22nosuch%22:%5B%22x%22%5D%7D | 400 | Invalid filter
			GET /containers/nosuch/stats                        | 404 | No such container
			GET /containers/nosuch/stats?stream=1&one-shot=1    | 400 | one-shot
			GET /containers/nosuch/changes                      | 404 | No such container
			GET /containers/nosuch/export                       | 404 | No such container
			GET /containers/nosuch/top?ps_args=e                | 404 | No such container
			GET /containers/json?filters=%7B%22status%22:%5B%22x%22%5D%7D | 400 | Invalid filter
			GET /services                                       | 503 | not a swarm manager
			POST /plugins/pull                                  | 403 | plugins
			GET /plugins                                        | 200 | []
			POST /volumes/prune?filters=%7B%22label%22:%5B%22x%22%5D%7D | 400 | leave --filter out
			POST /networks/prune?filters=%7B%22label%22:%5B%22x%22%5D%7D | 400 | leave --filter out
			DELETE /networks/bridge                             | 403 | pre-defined
			DELETE /networks/host                               | 403 | pre-defined
			DELETE /networks/docker0                            | 404 | network docker0 not found
			DELETE /volumes/nosuch                              | 404 | no such volume
			PUT /volumes/nosuch                                 | 403 | not part of this playground
			GET /distribution/alpine/json                       | 403 | registry
			GET /debug/pprof/                                   | 400 | The path
			GET /debug/vars                                     | 404 | page not found
			OPTIONS /containers/json                            | 403 | not part of this playground
			PATCH /containers/json                              | 403 | not part of this playground
			""")
	void aRequestLine(String line, int status, String says) throws IOException {
		String answer = this.session.raw(line + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.upstream.changes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			GET /version HTTP/1.1~~                                             | 400 | Host is missing
			GET /version HTTP/1.1~Host: a~Host: b~~                             | 400 | stands twice
			GET /version HTTP/1.0~Host: a~~                                     | 400 | first line
			GET  /version HTTP/1.1~Host: a~~                                    | 400 | first line
			GET /version HTTP/1.1~Host: a~ folded~~                             | 400 | folded
			GET /version HTTP/1.1~Host : a~~                                    | 400 | folded or has no name
			GET /version HTTP/1.1^Host: a^^                                     | 400 | lone line feed
			GET /version HTTP/1.1!Host: a~~                                     | 400 | lone carriage return
			GET /version HTTP/1.1~Host: a~X: \u00e9~~                           | 400 | visible ASCII
			POST /containers/create HTTP/1.1~Host: a~Content-Length: 2~Transfer-Encoding: chunked~~{} | 400 | both
			POST /containers/create HTTP/1.1~Host: a~Content-Length: 2~Content-Length: 3~~{} | 400 | stands twice
			POST /containers/create HTTP/1.1~Host: a~Content-Length: -2~~{}     | 400 | not a number
			POST /containers/create HTTP/1.1~Host: a~Content-Length: +2~~{}     | 400 | not a number
			POST /containers/create HTTP/1.1~Host: a~Transfer-Encoding: xchunked~~ | 501 | only chunked
			POST /containers/create HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked~~ | 501 | only chunked
			POST /containers/create HTTP/1.1~Host: a~Transfer-Encoding: chunked~~zz~ | 400 | size of a chunk
			POST /containers/create HTTP/1.1~Host: a~Transfer-Encoding: chunked~~2;x=y~{}~0~~ | 400 | size of a chunk
			POST /containers/create HTTP/1.1~Host: a~Transfer-Encoding: chunked~~2~{}}0~~ | 400 | where its size says
			POST /containers/create HTTP/1.1~Host: a~Transfer-Encoding: chunked~~fffffffff~ | 400 | size of a chunk
			POST /containers/create HTTP/1.1~Host: a~Expect: x~~                | 417 | expectation
			GET /version HTTP/1.1~Host: a~Connection: Upgrade~Upgrade: h2c~~    | 400 | tcp only
			GET /version HTTP/1.1~Host: a~Connection: Upgrade~Upgrade: tcp~~    | 400 | cannot upgrade
			GET /_ping HTTP/1.1~Host: a~Upgrade: tcp~~                          | 400 | tcp only
			PRI * HTTP/2.0~~SM~~                                                | 400 | first line
			""")
	void bytesThatAreNoRequest(String wire, int status, String says) throws IOException {
		String answer = this.session.raw(wire.replace("~", "\r\n").replace('^', '\n').replace('!', '\r'));
		assertThat(answer).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/networks/create    | {"Name":"n","Driver":"host"}                      | 400 | networks of this playground are bridges
					/networks/create    | {"Name":"n","Options":{"com.docker.network.bridge.name":"docker0"}} | 403 | Options is refused
					/networks/create    | {"Name":"n","IPAM":{"Config":[{"Subnet":"8.8.8.0/24"}]}} | 403 | Config is refused
					/networks/create    | {"Name":"n","Ingress":true}                       | 403 | Ingress is refused
					/networks/create    | {"Name":"n","ConfigFrom":{"Network":"x"}}         | 403 | ConfigFrom is refused
					/networks/create    | {"Name":"n","Scope":"swarm"}                      | 400 | local
					/networks/create    | {"Name":"../n"}                                   | 400 | Invalid network name
					/networks/create    | {"Name":"a/b"}                                    | 400 | Invalid network name
					/networks/create    | {"Name":""}                                       | 400 | Invalid network name
					/networks/create    | {"Name":"bridge"}                                 | 403 | predefined
					/networks/create    | {"Name":"host"}                                   | 403 | predefined
					/networks/create    | {"name":"n"}                                      | 400 | not known
					/networks/create    | {"Name":"n","Labels":{"dev.quayside.session":"x"}} | 400 | cannot begin with
					/networks/docker0/connect | {"Container":"web"}                         | 404 | network docker0 not found
					/networks/host/disconnect | {"Container":"web","Force":true}            | 404 | network host not found
					/volumes/create     | {"Name":"v","Driver":"x"}                         | 400 | volumes of this playground are local
					/volumes/create     | {"Name":"v","DriverOpts":{"type":"none","o":"bind","device":"/"}} | 403 | DriverOpts is refused
					/volumes/create     | {"Name":"../v"}                                   | 400 | invalid characters
					/volumes/create     | {"Name":"v"}                                      | 400 | too short
					/volumes/create     | {"Name":"/etc"}                                   | 400 | invalid characters
					/volumes/create     | {"Name":"v","ClusterVolumeSpec":{"Group":"x"}}    | 403 | ClusterVolumeSpec is refused
					/volumes/create     | {"Name":"v","Labels":{"dev.quayside.session":"x"}} | 400 | cannot begin with
					/volumes/create     | {"Name":"v","driveropts":{"o":"bind"}}            | 400 | not known
					""")
	void aNetworkOrAVolume(String path, String body, int status, String says) throws IOException {
		assertThat(this.session.request("POST", "/v1.41" + path, body)).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"Privileged":true}                       | 400 | not known
			{"RestartPolicy":{"Name":"always"}}       | 403 | RestartPolicy is refused
			{"CgroupParent":"/"}                      | 403 | CgroupParent is refused
			{"Devices":[{"PathOnHost":"/dev/sda"}]}   | 403 | Devices is refused
			{"CpusetCpus":"0-63"}                     | 403 | CpusetCpus is refused
			{"OomKillDisable":true}                   | 403 | OomKillDisable is refused
			{"memory":1}                              | 400 | not known
			""")
	void anUpdate(String body, int status, String says) throws IOException {
		this.session.docker().run("create", "--name", "web", "alpine");
		this.upstream.forget();
		assertThat(this.session.request("POST", "/v1.41/containers/web/update", body)).startsWith("HTTP/1.1 " + status)
			.contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"Cmd":["true"],"Privileged":true}            | 403 | Privileged is refused
			{"Cmd":["true"],"WorkingDir":"/proc/self/fd"} | 400 | WorkingDir
			{"Cmd":["true"],"WorkingDir":"/x\\n/../proc"}  | 400 | WorkingDir
			{"Cmd":["true"],"privileged":true}            | 400 | not known
			{"Cmd":["true"],"Invented":"x"}               | 400 | not known
			""")
	void anExec(String body, int status, String says) throws IOException {
		this.session.docker().run("create", "--name", "web", "alpine");
		this.upstream.forget();
		assertThat(this.session.request("POST", "/v1.41/containers/web/exec", body)).startsWith("HTTP/1.1 " + status)
			.contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

}
