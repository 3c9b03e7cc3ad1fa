#!/bin/sh
# What the image holds, in a virtual environment: run by the Dockerfile, and by `make image-tree` where there is no Docker.
#
#   sh scripts/install_image.sh PREFIX [onnxruntime | onnxruntime-gpu]     (in the project's folder)
set -eu

prefix=$1
runtime=${2:-onnxruntime}
python=$prefix/bin/python

case $runtime in
    onnxruntime | onnxruntime-gpu) ;;
    *) echo "RUNTIME: onnxruntime or onnxruntime-gpu, not $runtime" >&2; exit 2 ;;
esac

# --only-binary: nothing is compiled, so no compiler is needed. Our own package is pure Python, and built from here.
install() {
    python3 -m pip --python "$python" install --quiet --disable-pip-version-check --no-cache-dir \
        --only-binary :all: "$@"
}

python3 -m venv --without-pip "$prefix"
install '.[all]'
if [ "$runtime" = onnxruntime-gpu ]; then
    # Both are the module `onnxruntime`: the one that is wanted must be the one that is left.
    python3 -m pip --python "$python" uninstall --quiet --yes onnxruntime
    install 'onnxruntime-gpu[cuda,cudnn]>=1.21,<2'
fi
