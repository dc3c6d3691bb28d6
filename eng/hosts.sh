#!/usr/bin/env bash
# Hosts of their own on this machine, each with a network, a name and an sshd: eng/hosts.sh up FOLDER [COUNT]
#   up FOLDER [COUNT]        starts COUNT hosts (default 3: one, two, three) and writes FOLDER/cluster.yaml and FOLDER/ssh_config;
#                            DISK=16m gives each a work folder of that size
#   link FOLDER HOST up|down connects a host, or cuts it off
#   pids FOLDER HOST         prints the processes of a host
#   down FOLDER              ends all of it
# Needs root, iproute2 and openssh-server.
set -Eeuo pipefail
[ $# -ge 2 ] || { sed -n 2,8p "$0" >&2; exit 2; }
names=(one two three four five six seven eight)
mkdir -p "$2"
folder=$(cd "$2" && pwd)

space() { echo "$(cat "$folder/id")-$1"; }

# The host's end of a cable has the number of the host, ours too: names of devices have 15 characters.
number() { for i in "${!names[@]}"; do [ "${names[i]}" != "$1" ] || { echo $((i + 1)); return; }; done; echo "there is no host $1" >&2; exit 2; }

free_net() {
    local used net
    used=$(ip -o -4 address show)
    for net in $(seq 1 254 | shuf); do
        grep -q "198\.18\.$net\." <<<"$used" || { echo "198.18.$net"; return; }
    done
}

make_key() { ssh-keygen -q -t ed25519 -N '' -C "$2" -f "$1"; }

start() { # NAME NUMBER NET
    local name=$1 number=$2 address=$3.$(($2 + 10)) ns home=$folder/$1
    ns=$(space "$name")
    # A home of its own: what the user's shell does at a login is neither waited for nor left half done where a host is killed.
    mkdir -p "$home/work" "$home/home"
    [ -z "${DISK-}" ] || mount -t tmpfs -o "size=$DISK" exprun-work "$home/work"
    ip netns add "$ns"
    ip link add "$id.$number" type veth peer name eth0 netns "$ns"
    ip link set "$id.$number" master "$id" up
    ip -n "$ns" link set lo up
    ip -n "$ns" link set eth0 up
    ip -n "$ns" address add "$address/24" dev eth0
    make_key "$home/host_key" "$name"
    echo "$address $(cat "$home/host_key.pub")" >>"$folder/known_hosts"
    cat >"$home/sshd_config" <<-END
	ListenAddress $address
	HostKey $home/host_key
	AuthorizedKeysFile $folder/id_key.pub
	PidFile none
	UsePAM no
	StrictModes no
	PasswordAuthentication no
	PermitRootLogin prohibit-password
	SetEnv HOME=$home/home
	END
    # Each of these becomes the next, so that the number is sshd's.
    setsid ip netns exec "$ns" unshare --uts sh -c 'hostname "$1"; exec /usr/sbin/sshd -D -E "$2/log" -f "$2/sshd_config"' sh "$name" "$home" </dev/null >/dev/null 2>&1 &
    echo $! >"$home/pid"
    printf '  - name: %s\n    hostname: %s\n    ssh_config: ssh_config\n    workers: 2\n    tags: [ %s, test ]\n    workdir: %s\n' "$name" "$address" "$name" "$home/work" >>"$folder/cluster.yaml"
}

wait_for() { # NAME ADDRESS
    for _ in $(seq 500); do
        ! (exec 3<>"/dev/tcp/$2/22") 2>/dev/null || return 0
        kill -0 "$(cat "$folder/$1/pid")" 2>/dev/null || { echo "sshd of $1 ended: $(cat "$folder/$1/log")" >&2; return 1; }
        sleep 0.02
    done
    echo "sshd of $1 does not listen" >&2
    return 1
}

up() {
    local count=${1:-3} net i
    [ ! -e "$folder/id" ] || { echo "hosts of $folder are up: $0 down $folder" >&2; exit 2; }
    net=$(free_net)
    id=xr$(od -An -N3 -tx1 /dev/urandom | tr -d ' \n')
    echo "$id" >"$folder/id"
    trap 'down' ERR
    mkdir -p /run/sshd
    ip link add "$id" type bridge
    ip link set "$id" up
    ip address add "$net.1/24" dev "$id"
    make_key "$folder/id_key" exprun-hosts
    printf 'Host *\n  User %s\n  IdentityFile %s\n  IdentitiesOnly yes\n  UserKnownHostsFile %s\n  GlobalKnownHostsFile /dev/null\n' "$(id -un)" "$folder/id_key" "$folder/known_hosts" >"$folder/ssh_config"
    printf 'name: hosts\nnodes:\n' >"$folder/cluster.yaml"
    for ((i = 1; i <= count; i++)); do start "${names[i - 1]}" "$i" "$net"; done
    for ((i = 1; i <= count; i++)); do wait_for "${names[i - 1]}" "$net.$((i + 10))"; done
}

down() {
    local id home ns pids
    [ -e "$folder/id" ] || return 0
    id=$(cat "$folder/id")
    for home in "$folder"/*/; do
        ns=$(space "$(basename "$home")")
        for _ in $(seq 100); do
            pids=$(ip netns pids "$ns" 2>/dev/null || true)
            [ -n "$pids" ] || break
            # shellcheck disable=SC2086 # a list of numbers
            kill -KILL $pids 2>/dev/null || true
            sleep 0.02
        done
        ip netns delete "$ns" 2>/dev/null || true
        umount "$home/work" 2>/dev/null || true
    done
    ip link delete "$id" 2>/dev/null || true
    rm -f "$folder/id"
}

case $1 in
    up) up "${@:3}" ;;
    down) down ;;
    link) ip link set "$(cat "$folder/id").$(number "$3")" "$4" ;;
    pids) ip netns pids "$(space "$3")" ;;
    *) echo "there is no '$1': up, down, link, pids" >&2; exit 2 ;;
esac
