using System.Globalization;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>
/// What a node is told to do, in the language of the POSIX shell (dash, busybox and bash run it): a guardian, which keeps a folder for this runner and ends all
/// that runs there when nobody is heard any more, and in that folder the functions that each stage is run by, so that its own script is short.
/// </summary>
internal static class NodeScripts
{
    /// <summary>What the guardian prints when it is ready, and when it cannot be.</summary>
    public const string Ready = "exprun-ready", Failed = "exprun-failed";

    /// <summary>What it is told: somebody is there; all has ended well; a stage's program is to be asked to end, and is to be killed: with the slot and the token.</summary>
    public const string Beat = "beat", Farewell = "bye", Term = "TERM", Kill = "KILL";

    /// <summary>The exit code of a stage's script whose folder is not there any more.</summary>
    public const int NoFolder = 96;

    private const double Step = 0.05;

    private const string Functions = """
        exprun_left() {
          [ -n "$group" ] && kill -s 0 -- "-$group" && echo "-$group"
          exprun_marked
        }
        exprun_marked() { grep -lF "EXPRUN_TOKEN=$token" /proc/[0-9]*/environ | while IFS=/ read -r none proc process rest; do echo "$process"; done; }
        exprun_send() { for process in $(exprun_left); do kill -s "$1" -- "$process"; done; }
        exprun_wait() { tries=$1; while [ "$tries" -gt 0 ] && [ -n "$(exprun_left)" ]; do sleep 0.05 || sleep 1; tries=$((tries - 1)); done; }
        exprun_kill() { rounds=100; while [ "$rounds" -gt 0 ] && [ -n "$(exprun_left)" ]; do exprun_send KILL; exprun_wait 1; rounds=$((rounds - 1)); done; }
        exprun_end() { exprun_send TERM; exprun_wait "$grace"; exprun_kill; }
        exprun_find() {
          why=
          case $1 in
            */*) if [ -d "$1" ]; then why=directory; elif [ ! -f "$1" ]; then why=nofile; elif [ ! -x "$1" ]; then why=mode; fi ;;
            *) command -v "$1" >/dev/null || why=path ;;
          esac
          if [ -n "$why" ]; then echo "$why" > "$run/s/$slot.why"; exit 127; fi
        }
        exprun_exec() {
          # The only task of who looks is this shell, which becomes the program; where there is no /proc another one has to tell its number.
          for process in /proc/self/task/*; do process=${process##*/}; done
          if [ "$process" != "*" ]; then
            echo "$process $token" > "$run/g/$slot"
            exec $exprun_setsid "$@"
          fi
          exec $exprun_setsid /bin/sh -c 'echo "$$ $1" > "$0"; shift; exec "$@"' "$run/g/$slot" "$token" "$@"
        }
        exprun_watch() {
          last=
          trap 'kill "$pause"; exit' TERM
          while :; do
            sleep "$watch" >/dev/null & pause=$!
            wait "$pause"
            size=$(wc -c < "$metrics")
            [ "$size" = "$last" ] || printf '%s!' "$tok"
            last=$size
          done
        }
        exprun_mark() {
          tries=0
          : > "$run/s/$slot.old"
          : > "$run/s/$slot.new"
          until [ "$run/s/$slot.new" -nt "$run/s/$slot.old" ]; do
            tries=$((tries + 1))
            [ "$tries" -lt 200 ] || sleep 0.1 || sleep 1
            : > "$run/s/$slot.new"
          done
        }
        exprun_hasfiles() {
          for file in "$out"/* "$out"/.[!.]* "$out"/..?*; do
            if [ "$file" != "$out/$given" ] && { [ -e "$file" ] || [ -L "$file" ]; }; then return 0; fi
          done
          return 1
        }
        exprun_pack() {
          cd "$out" || return 0
          if [ -z "$mark" ]; then
            exprun_hasfiles || return 0
            printf '%sO' "$tok"
            tar cf - . || bad=$?
          elif [ -n "$(find . ! -type d -newer "$run/s/$slot.old" -print | head -n 1)" ]; then
            printf '%sO' "$tok"
            find . ! -type d -newer "$run/s/$slot.old" -exec tar cf - {} + || bad=$?
          fi
        }
        exprun_matches() {
          for file; do
            shift
            if [ -e "$file" ] || [ -L "$file" ]; then set -- "$@" "$file"; fi
          done
          [ "$#" -gt 0 ] || return 0
          printf '%sF' "$tok"
          tar cf - "$@" || bad=$?
        }
        exprun_free() { df -Pk "$run" | { read -r head; read -r a b c free rest; echo "$free"; }; }
        exprun_stage() {
          exec 3<&0 4>&2 </dev/null 2>/dev/null
          told= bad=0 why= free= group=
          trap 'told=1' USR1
          trap : HUP INT TERM
          [ ! -s "$run/g/$slot" ] || : > "$run/g/$slot"
          echo "$$ $token" > "$run/s/$slot"
          if ! exprun_bring; then
            code=input
          elif ! cd "$dir"; then
            code=folder
          else
            printf '%s+' "$tok"
            printf '%s+' "$tok" >&4
            [ -z "$watch" ] || { exprun_watch 3<&- 4>&- & watcher=$!; }
            ( exprun_run ) 2>&4 3<&- 4>&-
            code=$?
            read -r group rest < "$run/g/$slot"
            [ -z "$watch" ] || kill -s TERM -- "$watcher"
            if [ -n "$told" ]; then exprun_wait "$patience"; fi
            kill -s KILL -- "-$group"
            [ -z "$group" ] && [ "$code" -eq 127 ] && read -r why < "$run/s/$slot.why" && rm -f "$run/s/$slot.why"
          fi
          [ "$code" = 0 ] || free=$(exprun_free)
          printf '%s.\n' "$tok" >&4
          printf '%s-%s,%s,%s\n' "$tok" "$code" "$why" "$free"
          case $code in input | folder) ;; *) exprun_pack; cd "$dir" && exprun_fetch ;; esac
          printf '%s.%s\n' "$tok" "$bad"
          exec >&- 4>&-
          : > "$run/g/$slot"
          : > "$run/s/$slot"
          [ -z "$last" ] && [ "$code" = 0 ] || [ ! -e "$out" ] || { cd / && rm -rf "$out"; }
          exit 0
        }
        """;

    private const string Guard = """
        exprun_all() {
          for file in "$run"/g/*; do read -r group rest < "$file" && [ -n "$group" ] && kill -s 0 -- "-$group" && echo "-$group"; done
          exprun_marked
        }
        exprun_tell() {
          # The number of a shell that is gone may be another process's.
          [ -n "$2" ] && { [ ! -e "/proc/$2/cmdline" ] || grep -qF "$run" "/proc/$2/cmdline"; } && kill -s "$1" -- "$2"
        }
        exprun_order() {
          slot=$2 token=$3 tries=40 owner=$3
          # A program that is about to be started has no group yet, and no variables to be known by.
          until [ -z "$owner" ] || [ -s "$run/g/$slot" ] || [ "$tries" -eq 0 ]; do
            sleep 0.05 || sleep 1
            tries=$((tries - 1)) owner=
            read -r shell owner < "$run/s/$slot"
            [ "$owner" = "$token" ] || owner=
          done
          read -r shell owner < "$run/s/$slot"
          [ "$owner" = "$token" ] && exprun_tell USR1 "$shell"
          read -r group owner < "$run/g/$slot"
          [ "$owner" = "$token" ] || group=
          case $1 in TERM) exprun_send TERM ;; *) exprun_kill ;; esac
        }
        exprun_clear() {
          exprun_left() { exprun_all; }
          group=
          exprun_end
          for file in "$run"/s/*; do read -r shell rest < "$file" && exprun_tell KILL "$shell"; done
          cd /
          rm -rf "$run"
        }
        exprun_listen() {
          trap 'kill -s TERM -- "$pause"; exit' TERM
          while :; do
            sleep "$silence" & pause=$!
            wait "$pause"
            [ -e "$run/beat" ] || break
            rm -f "$run/beat"
          done
          exprun_clear
          kill -s KILL -- "$$"
        }
        exec 3<&0 </dev/null 2>/dev/null
        : > "$run/beat"
        exprun_listen <&- >/dev/null 3<&- & listener=$!
        trap : HUP INT QUIT TERM
        while read -r word slot owner <&3; do
          case $word in
            beat) : > "$run/beat"; echo beat ;;
            bye) break ;;
            TERM | KILL) exprun_order "$word" "$slot" "$owner" 3<&- >/dev/null & ;;
          esac
        done
        kill -s TERM -- "$listener"
        exprun_clear
        exit 0
        """;

    /// <summary>The guardian's script.</summary>
    /// <param name="folder">The folder it makes.</param>
    /// <param name="token">What all processes of this runner carry there, without what tells attempts apart.</param>
    /// <param name="grace">How long programs may take to end when they are told to.</param>
    /// <param name="silence">How long nothing may be heard.</param>
    public static string Guardian(string folder, string token, TimeSpan grace, TimeSpan silence) => $$"""
        umask 077
        run={{ShellText.Word(folder)}} token={{token}} grace={{Steps(grace)}} silence={{Seconds(silence / 2)}}
        fail() { echo "{{Failed}} $*"; exit 1; }
        setsid=$(command -v setsid) || { perl -MPOSIX=setsid -e 1 2>/dev/null && setsid="perl -MPOSIX=setsid -e setsid;exec(@ARGV)"; } || fail "it has no setsid (of util-linux or busybox) and no perl; install one of them"
        mkdir -p "$run/g" "$run/s" || fail "the folder $run cannot be made"
        cat > "$run/lib" <<'EXPRUN_END' || fail "the folder $run cannot be written into"
        {{Functions}}
        EXPRUN_END
        printf "exprun_setsid='%s'\n" "$setsid" >> "$run/lib" || fail "the folder $run cannot be written into: its disk is full"
        . "$run/lib"
        echo {{Ready}}
        {{Guard}}
        """;

    /// <summary>Steps of the shell's waiting loops.</summary>
    public static string Steps(TimeSpan time) => ((int)(time.TotalSeconds / Step) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Seconds for <c>sleep</c>.</summary>
    public static string Seconds(TimeSpan time) => Math.Max(Step, time.TotalSeconds).ToString("0.###", CultureInfo.InvariantCulture);
}
