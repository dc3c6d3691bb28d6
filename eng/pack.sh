#!/usr/bin/env bash
# Packs everything users get: eng/pack.sh FOLDER [VERSION] [ARGUMENT OF dotnet pack]...
# Release is built unless the further arguments say --configuration; --no-build packs what is built already.
# WITH_ORLEANS=true packs the cluster engine too, where its packages can be restored.
# READY_TO_RUN names the systems that images are compiled for, which a worker starts faster with; empty: none.
set -euo pipefail
[ $# -ge 1 ] || { sed -n 2,5p "$0" >&2; exit 2; }
systems=${READY_TO_RUN-linux-x64 linux-arm64 win-x64 osx-arm64}
mkdir -p "$1"
folder=$(cd "$1" && pwd)
options=(-p:ContinuousIntegrationBuild=true --nologo --verbosity quiet)
if [ $# -ge 2 ]; then
    options+=("-p:Version=$2" "${@:3}")
fi
configuration=Release
build=yes
for ((i = 0; i < ${#options[@]}; i++)); do
    case ${options[i]} in
        --configuration | -c) configuration=${options[i + 1]} ;;
        --no-build) build=no ;;
    esac
done
cd "$(dirname "$0")/.."
images=$(mktemp -d)
trap 'rm -rf "$images"' EXIT
if [ -n "$systems" ] && [ $build = yes ]; then
    dotnet build src/ExpRunner --configuration "$configuration" "${options[@]}"
fi
for system in $systems; do
    dotnet publish eng/ReadyToRun --runtime "$system" --output "$images/$system/lib/net10.0" --nologo --verbosity quiet \
        "-p:ArtifactsPath=$images/work/" "-p:Built=$PWD/artifacts/bin/ExpRunner/${configuration,,}/"
done
rm -rf "$images/work"
for project in ExpRunner.Core ExpRunner.Programs ExpRunner.Reporting ExpRunner ExpRunner.Tool; do
    dotnet pack "src/$project" --output "$folder" "-p:ReadyToRunImages=$images/" "${options[@]}"
done
if [ "${WITH_ORLEANS-}" = true ]; then
    dotnet pack src/ExpRunner.Orleans --output "$folder" -p:WithOrleans=true "${options[@]}"
fi
