#!/bin/sh
# wrap.sh [options of fold] FILE: says how many lines the text takes.
fold "$@" | awk '{ if (length($0) > longest) longest = length($0) } END { print "lines: " NR; print "longest: " longest }'
