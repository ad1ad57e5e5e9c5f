#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times the models of a bundle in ONNX Runtime and writes result.csv beside the plan.

Usage: python3 measure.py [--threads N] [--device NAME] [--provider NAME] [--seconds S]

Needs the Python packages onnxruntime and numpy. What was measured is written after every model, so an interrupted
measurement continues where it stopped.
"""
import argparse
import csv
import os
import platform
import random
import statistics
import sys
import time

import numpy
import onnxruntime

HERE = os.path.dirname(os.path.abspath(__file__))
RESULT = os.path.join(HERE, "result.csv")
FIELDS = ["file", "latency_ms", "latency_std_ms", "samples"]


def read_plan():
    batch = 1
    with open(os.path.join(HERE, "plan.csv"), encoding="utf-8") as plan:
        lines = []
        for line in plan:
            if line.startswith("# batch:"):
                batch = int(line.split(":")[1])
            if not line.startswith("#"):
                lines.append(line)
    return batch, list(csv.DictReader(lines))


def read_done(facts):
    """What an interrupted measurement with the same settings has left."""
    if not os.path.exists(RESULT):
        return {}
    with open(RESULT, encoding="utf-8") as result:
        lines = result.readlines()
    for key, value in facts.items():
        if key != "date" and f"# {key}: {value}\n" not in lines:
            sys.exit(f"{RESULT} was measured with another {key} than '{value}': move it away to measure anew")
    return {row["file"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def write(facts, done):
    with open(RESULT + ".part", "w", encoding="utf-8", newline="\n") as result:
        for key, value in facts.items():
            result.write(f"# {key}: {value}\n")
        writer = csv.DictWriter(result, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(done[name] for name in sorted(done))
    os.replace(RESULT + ".part", RESULT)


def measure(row, batch, arguments):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = arguments.threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(os.path.join(HERE, row["file"]), options, providers=[arguments.provider])
    if session.get_providers()[0] != arguments.provider:  # it falls back to the processor
        raise RuntimeError(f"{arguments.provider} cannot be used here, only {', '.join(session.get_providers())}")
    images = numpy.random.default_rng(1).random(
        (batch, int(row["cin"]), int(row["in_h"]), int(row["in_w"])), dtype=numpy.float32)
    feed = {session.get_inputs()[0].name: images}
    for _ in range(5):
        session.run(None, feed)
    times = []
    end = time.perf_counter() + arguments.seconds
    while len(times) < 20 or time.perf_counter() < end:
        begin = time.perf_counter()
        session.run(None, feed)
        times.append((time.perf_counter() - begin) * 1000)
    return {"file": row["file"], "latency_ms": f"{statistics.median(times):.6g}",
            "latency_std_ms": f"{statistics.stdev(times):.6g}", "samples": len(times)}


def main():
    parser = argparse.ArgumentParser(description="Times the models of this bundle in ONNX Runtime.")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default=platform.processor() or platform.machine(), help="its name in the table")
    parser.add_argument("--provider", default="CPUExecutionProvider", help="of ONNX Runtime")
    parser.add_argument("--seconds", type=float, default=0.5, help="spent on each model")
    arguments = parser.parse_args()
    batch, plan = read_plan()
    facts = {"device": arguments.device.replace(",", ";"), "threads": arguments.threads,
             "runtime": f"ONNX Runtime {onnxruntime.__version__}; {arguments.provider}",
             "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
    done = read_done(facts)
    waiting = [row for row in plan if row["file"] not in done]
    random.Random(1).shuffle(waiting)
    failed = 0
    for number, row in enumerate(waiting, 1):
        print(f"{number}/{len(waiting)} {row['file']}", file=sys.stderr)
        try:
            done[row["file"]] = measure(row, batch, arguments)
        except Exception as error:  # one model that the runtime refuses must not end the measurement
            print(f"{row['file']}: {error}", file=sys.stderr)
            failed += 1
            continue
        write(facts, done)
    print(f"{RESULT}: {len(done)} of {len(plan)} models measured", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
