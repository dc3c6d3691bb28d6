#!/usr/bin/env bash
# Packs everything users get: eng/pack.sh FOLDER [VERSION] [ARGUMENT OF dotnet pack]...
# Release is built unless the further arguments say --configuration; --no-build packs what is built already.
set -euo pipefail
[ $# -ge 1 ] || { sed -n 2,3p "$0" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
options=(--output "$folder" -p:ContinuousIntegrationBuild=true --nologo --verbosity quiet)
if [ $# -ge 2 ]; then
    options+=("-p:Version=$2" "${@:3}")
fi
cd "$(dirname "$0")/.."
for project in ExpRunner.Core ExpRunner.Reporting ExpRunner ExpRunner.Tool; do
    dotnet pack "src/$project" "${options[@]}"
done
