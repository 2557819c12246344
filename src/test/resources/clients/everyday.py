"""What a Python program does with Docker on a day, told line by line."""
import io

import docker

client = docker.from_env()


def tell(*words):
    print(*words, flush=True)


def talk(socket, line):
    """Sends a line, ends the input and reads the answer without the frame's head."""
    socket._sock.sendall(line)
    socket._sock.shutdown(1)
    answer = socket.read()
    socket.close()
    return answer[8:]


tell("ping", client.ping(), client.info()["Containers"])
tell("pull", client.images.pull("alpine", tag="latest").tags)
tell("images", [image.tags for image in client.images.list()], [image.tags for image in client.images.list("alpine")])
tell("history", client.images.get("alpine").history()[0]["Tags"])

tell("run", client.containers.run("alpine", "echo hello", remove=True))
try:
    client.containers.run("alpine", "sh -c 'echo wrong >&2; exit 3'", remove=True)
except docker.errors.ContainerError as failed:
    tell("failed", failed.exit_status, failed.stderr)
try:
    client.containers.get("nosuch")
except docker.errors.NotFound as missing:
    tell("missing", missing.explanation)

network = client.networks.create("net", driver="bridge", check_duplicate=True, labels={"a": "b"})
volume = client.volumes.create("data", labels={"a": "b"})
web = client.containers.run(
    "alpine", ["sleep", "600"], name="web", detach=True, network="net", volumes={"data": {"bind": "/data", "mode": "rw"}},
    environment={"A": "b"}, labels=["mine"], mem_limit="64m", working_dir="/tmp", hostname="host", user="root", init=True)
web.reload()
tell("web", web.name, web.status, web.image.tags, web.labels, list(web.attrs["NetworkSettings"]["Networks"]))
tell("exec", web.exec_run("sh -c 'echo kept >/data/x; cat /data/x; echo $A; pwd; hostname'"))
tell("demux", web.exec_run("sh -c 'echo out; echo err >&2; exit 5'", demux=True))
tell("stream", b"".join(web.exec_run("echo streamed", stream=True).output))
tell("input", talk(web.exec_run("cat", stdin=True, socket=True).output, b"through exec\n"))
tell("list", [c.name for c in client.containers.list()], [c.name for c in client.containers.list(filters={"label": "mine"})])
tell("top", web.top()["Processes"][-1][-1])
web.pause()
web.reload()
tell("paused", web.status)
web.unpause()
web.rename("site")
web.restart(timeout=0)
network.disconnect(web)
network.connect(web, aliases=["other"])
web.reload()
tell("site", web.name, web.status, "other" in web.attrs["NetworkSettings"]["Networks"]["net"]["Aliases"])
web.kill()
tell("stopped", web.wait()["StatusCode"], web.logs())
tell("networks", sorted(n.name for n in client.networks.list()), [n.name for n in client.networks.list(names=["net"])])
tell("volumes", [v.name for v in client.volumes.list()], client.volumes.get("data").attrs["Labels"])
web.remove(v=True, force=True)
network.remove()
volume.remove()

cat = client.containers.create("alpine", "cat", stdin_open=True)
socket = cat.attach_socket(params={"stdin": 1, "stdout": 1, "stream": 1})
cat.start()
tell("attach", talk(socket, b"through attach\n"))
cat.wait()
tell("logs", b"".join(cat.logs(stream=True)))
cat.remove()
dockerfile = io.BytesIO(b"FROM alpine\nENV A=b\nRUN echo built >/made\nCMD cat /made\n")
image, output = client.images.build(fileobj=dockerfile, tag="mine:1", rm=True)
tell("build", image.tags, client.containers.run("mine:1", remove=True))
client.images.remove("mine:1")
client.containers.prune()
client.networks.prune()
client.volumes.prune()
tell("left", client.containers.list(all=True), client.volumes.list())
