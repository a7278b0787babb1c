#!/bin/sh
# Builds the kernels with the address and undefined-behaviour sanitizers and runs the fuzz driver on every instruction
# set of this machine. Usage: native/tests/run_sanitized.sh [rounds]
set -eu
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
flags="-std=c++17 -O1 -g1 -fno-var-tracking -Wall -Wextra -ffp-contract=off -fsanitize=address,undefined -fno-sanitize-recover=all"
portable="bilateral cancel rgb_to_lab simd srgb strip_copy strip_layout"

build() { # name, flags of the portable part
  for file in $portable; do c++ $flags $2 -c "src/kernels/$file.cc" -o "$out/$file.o"; done
  for file in bilateral_baseline lab_curve_baseline; do c++ $flags -c "src/kernels/$file.cc" -o "$out/$file.o"; done
  c++ $flags $2 tests/fuzz_driver.cc src/reference/*.cc "$out"/*.o -o "$out/$1"
}

build baseline ""
"$out/baseline" "${1:-300}"
if [ "$(uname -m)" = x86_64 ]; then
  for file in bilateral_avx2 lab_curve_avx2; do
    c++ $flags -mavx2 -mfma -c "src/kernels/$file.cc" -o "$out/$file.o"
  done
  build avx2 "-DBASALIS_HAS_AVX2"
  "$out/avx2" "${1:-300}"
fi
