#!/bin/sh
# Run COMMAND where ROOT is as a container's root: read-only, with no network but a loopback and no other processes.
#
#   sh scripts/isolate.sh ROOT COMMAND...     (Linux with user namespaces; needs no root)
set -eu

root=$1
shift
exec unshare --user --map-root-user --net --mount --pid --fork --kill-child --mount-proc sh -euc '
    root=$1
    shift
    ip link set lo up
    mount --bind "$root" "$root"
    mount -o remount,bind,ro "$root"
    mount --rbind /dev "$root/dev"
    mount --rbind /proc "$root/proc"
    mount --rbind /sys "$root/sys"
    exec "$@"
' sh "$root" "$@"
