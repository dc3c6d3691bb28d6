#!/usr/bin/env bash
# Packs everything users get: eng/pack.sh FOLDER [VERSION] [ARGUMENT OF dotnet pack]...
# Release is built unless the further arguments say --configuration; --no-build packs what an earlier pack.sh built.
# WITH_ORLEANS=true packs the cluster engine too, where its packages can be restored.
# READY_TO_RUN names the systems that images are compiled for, which a worker starts faster with; empty: none.
# -p:PackageValidationBaselineVersion=0.1.0 fails where a public member of that version is gone. BASELINES is the folder
# with its packages, FOLDER unless set; what is not there is restored.
# What is built is below artifacts/pack, so that other builds of the clone may go on.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,/^set/p' "$0" | grep '^#' >&2; exit 2; }
systems=${READY_TO_RUN-linux-x64 linux-arm64 win-x64 osx-arm64}
mkdir -p "$1"
folder=$(cd "$1" && pwd)
baselines=$(cd "${BASELINES:-$folder}" && pwd)
cd "$(dirname "$0")/.."
artifacts=$PWD/artifacts/pack
options=(-p:ContinuousIntegrationBuild=true -p:AllFrameworks=true "-p:ArtifactsPath=$artifacts" "-p:PackageBaselines=$baselines/" --nologo --verbosity quiet)
[ "${WITH_ORLEANS-}" != true ] || options+=(-p:WithOrleans=true)
if [ $# -ge 2 ]; then
    options+=("-p:Version=$2" "${@:3}")
fi
configuration=Release
build=yes
arguments=()
for ((i = 0; i < ${#options[@]}; i++)); do
    case ${options[i]} in
        --configuration | -c) configuration=${options[++i]} ;;
        --no-build) build=no ;;
        *) arguments+=("${options[i]}") ;;
    esac
done
images=$(mktemp -d)
trap 'rm -rf "$images"' EXIT
if [ $build = yes ]; then
    dotnet build eng/Packages.slnf --configuration "$configuration" "${arguments[@]}"
fi
for system in $systems; do
    dotnet publish eng/ReadyToRun --runtime "$system" --output "$images/$system/lib/net10.0" --nologo --verbosity quiet \
        "-p:ArtifactsPath=$images/work/" "-p:Built=$artifacts/bin/ExpRunner/${configuration,,}_net10.0/"
done
rm -rf "$images/work"
dotnet pack eng/Packages.slnf --configuration "$configuration" --no-build "-p:PackageOutputPath=$folder" "-p:ReadyToRunImages=$images/" "${arguments[@]}"
