#!/usr/bin/env bash
# Slurm on this machine alone, for tests: `eng/slurm.sh up FOLDER [PORT [OWNER]]` starts munged, slurmctld and slurmd, with all their files in FOLDER, and
# prints the file to name in SLURM_CONF; `eng/slurm.sh down FOLDER` cancels what runs there and ends the three. Needs root, and slurm-wlm installed.
# PORT is slurmctld's, PORT+1 slurmd's. With OWNER, the number of a process, all ends when that has ended, however it did.
# SLURM_TEST_CPUS (8) are declared, however many there are, so that several tasks run at once.
set -euo pipefail
usage="usage: eng/slurm.sh up FOLDER [PORT [OWNER]] | down FOLDER"
verb=${1:?$usage}
mkdir -p "${2:?$usage}"
folder=$(cd "$2" && pwd)
port=${3:-6817}
owner=${4-}
conf=$folder/slurm.conf
export SLURM_CONF=$conf PATH=$PATH:/usr/sbin

fail() {
    echo "eng/slurm.sh: $1" >&2
    tail -n 5 "$folder"/*.log >&2 2>/dev/null || true
    exit 1
}

# within SECONDS WHAT COMMAND…: waits until the command is true.
within() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || fail "$what"
        sleep 0.05
    done
}

configure() {
    local host
    host=$(hostname -s)
    mkdir -p "$folder/spool" "$folder/state"
    # munged wants to be sure that nobody else can write where its socket is.
    chmod 755 "$folder"
    (umask 077 && head -c 128 /dev/urandom >"$folder/munge.key")
    cat >"$conf" <<CONF
ClusterName=exprun
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SlurmdSpoolDir=$folder/spool
StateSaveLocation=$folder/state
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_min_interval=0,batch_sched_delay=0,sched_interval=1,bf_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
DefMemPerCPU=100
OverTimeLimit=0
KillWait=1
MinJobAge=10
UnkillableStepTimeout=20
GresTypes=gpu
NodeName=$host NodeAddr=127.0.0.1 CPUs=${SLURM_TEST_CPUS:-8} RealMemory=8000 Gres=gpu:2 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES DefaultTime=60 MaxTime=INFINITE State=UP
PartitionName=closed Nodes=ALL MaxTime=INFINITE State=DOWN
CONF
    # Devices that are everywhere stand for graphics processors: Slurm counts them and binds them.
    printf 'Name=gpu File=/dev/null\nName=gpu File=/dev/zero\n' >"$folder/gres.conf"
}

up() {
    [ "$(id -u)" = 0 ] || fail "must be root to start Slurm's daemons"
    command -v slurmctld munged >/dev/null || fail "slurm-wlm is not installed"
    [ ! -e "$folder/slurmctld.pid" ] || fail "$folder is in use; eng/slurm.sh down $folder ends what runs there"
    configure
    munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" \
        --log-file="$folder/munged.log" --seed-file="$folder/munged.seed" --num-threads=2
    slurmctld -c -f "$conf" </dev/null >/dev/null 2>&1
    slurmd -f "$conf" </dev/null >/dev/null 2>&1
    within 30 "the node did not become idle" idle
    [ -z "$owner" ] || setsid "$0" watch "$folder" "$port" "$owner" </dev/null >/dev/null 2>&1 &
    echo "$conf"
}

idle() { [ "$(sinfo --noheader --partition=main --format=%T)" = idle ]; }

# Each step that runs has a socket in the spool folder.
quiet() { [ -z "$(find "$folder/spool" -maxdepth 1 -type s -print -quit)" ]; }

# One that has ended and was not asked about yet has ended.
gone() { ! grep -qsE '^[0-9]+ \(.*\) [^ZX]' "/proc/$1/stat"; }

end() {
    local file=$folder/$1.pid pid
    [ -e "$file" ] || return 0
    pid=$(cat "$file")
    # A number that another program has by now is left alone.
    if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "$1" ]; then
        kill "$pid"
        within 20 "$1 ($pid) does not end" gone "$pid"
    fi
    rm -f "$file"
}

down() {
    # A controller that is gone has nothing to cancel by; waiting for it would take minutes.
    ! scontrol ping 2>/dev/null | grep -q UP || scancel --user="$(id -un)" 2>/dev/null || true
    local late=
    (within 60 "steps do not end" quiet) || late=1
    end slurmd
    end slurmctld
    end munged
    [ -z "$late" ]
}

# Whoever started it was killed, and could not end it.
watch() {
    until gone "$owner"; do
        [ -e "$folder/slurmctld.pid" ] || return 0
        sleep 1
    done
    down
}

case $verb in
    up) up ;;
    watch) watch ;;
    down) down ;;
    *) fail "$usage" ;;
esac
