#!/bin/sh
# The files of the image in a folder, for machines without Docker: `make image-tree`, then `make test-image`.
#
#   sh scripts/image_tree.sh ROOT     (in the project's folder)
#
# /opt/cadenza is installed as the Dockerfile does it. In place of the base image there is this machine's Python, without
# packages, and the system libraries that are linked to: no shell, no tools. ROOT can be moved, and entered with chroot.
set -eu

root=$1
home=$(python3 -c 'import sys; print(sys.base_prefix)')
version=$(python3 -c 'import sys; print("{}.{}".format(*sys.version_info))')

rm -rf "$root"
mkdir -p "$root/usr/local" "$root/etc" "$root/dev" "$root/proc" "$root/sys" "$root/tmp" "$root/opt"
sh scripts/install_image.sh "$root/opt/cadenza"

tar -C "$home" -cf - --exclude=site-packages --exclude=test --exclude=tests --exclude=config-* --exclude=ensurepip \
    --exclude=idlelib --exclude=tkinter --exclude=turtledemo --exclude=lib2to3 --exclude='_tkinter*' --exclude='*.a' \
    --exclude='*.opt-?.pyc' \
    "bin/python$version" "lib/python$version" $(cd "$home" && ls -d lib/libpython"$version".so* 2>/dev/null) |
    tar -C "$root/usr/local" -xf -
for name in python3 "python$version"; do ln -sf "/usr/local/bin/python$version" "$root/opt/cadenza/bin/$name"; done
sed -i 's|^home = .*|home = /usr/local/bin|' "$root/opt/cadenza/pyvenv.cfg"

{ echo "$root/usr/local/bin/python$version"; find "$root" -name '*.so*' -type f; } | xargs ldd 2>/dev/null |
    grep -o ' */[^ ]* (0x' | sed 's/ *(0x//; s/ *//' | sort -u |
    while read -r library; do
        case $library in
            "$root"/* | "$(pwd)/$root"/* | "$home"/*) ;;
            *) cp --parents --dereference "$library" "$root" ;;
        esac
    done
echo /usr/local/lib > "$root/etc/ld.so.conf"
ldconfig -r "$root"
