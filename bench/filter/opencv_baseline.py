"""OpenCV's own bilateral filter as the yardstick of filter-bench.ts, which starts this program.

Standard input: one JSON line {"width", "height", "channels": [{"window", "sigmaSpatial", "sigmaRange"}, ...]}, then one
float32 plane per channel, then one line per measurement with the number of threads. Standard output: one JSON line with
OpenCV's version, then one per measurement: wall and CPU milliseconds of each channel. OpenCV's window is the disc in the
square (81 + 5 + 13 taps), ours the whole square (121 + 9 + 25).
"""

import json
import sys
import time

try:
    import cv2
    import numpy
except ImportError:
    sys.exit("python3-opencv is not installed")


def main():
    stream = sys.stdin.buffer
    setup = json.loads(stream.readline())
    pixels = setup["width"] * setup["height"]
    planes = []
    for _ in setup["channels"]:
        plane = numpy.frombuffer(stream.read(pixels * 4), numpy.float32)
        planes.append(plane.reshape(setup["height"], setup["width"]))
    print(json.dumps({"version": cv2.__version__}), flush=True)
    for line in stream:
        cv2.setNumThreads(int(line))
        wall, cpu = [], []
        for plane, channel in zip(planes, setup["channels"]):
            wall_start, cpu_start = time.perf_counter(), time.process_time()
            cv2.bilateralFilter(plane, channel["window"], channel["sigmaRange"], channel["sigmaSpatial"])
            wall.append((time.perf_counter() - wall_start) * 1000)
            cpu.append((time.process_time() - cpu_start) * 1000)
        print(json.dumps({"wallMs": wall, "cpuMs": cpu}), flush=True)


if __name__ == "__main__":
    main()
