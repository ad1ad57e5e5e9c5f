#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Classifies pictures by an ONNX file that Pathloom has exported.

How a picture becomes the network's input, and what the classes are called, is read from the file's own metadata.
Needs numpy, Pillow and onnxruntime:  python3 -m pip install numpy pillow onnxruntime
"""

import argparse
import json
import sys

try:
    import numpy
    import onnxruntime
    from PIL import Image, ImageOps
except ImportError as missing:
    sys.exit(f"error: the module {missing.name} is missing; numpy, Pillow and onnxruntime are needed: "
             "python3 -m pip install numpy pillow onnxruntime")


class NotUnderstood(Exception):
    pass


def said(metadata, key):
    if key not in metadata:
        raise NotUnderstood(f"its metadata lack {key}: it was not exported by Pathloom, or by an old one")
    return json.loads(metadata[key])


def expect(rule, **known):
    for key, values in known.items():
        if rule.get(key) not in values:
            raise NotUnderstood(f"{key} is {rule.get(key)!r}, which this sample does not know")


def upright_in_8_bits(picture):
    """Turned as EXIF says, 16 bits rounded to 8, transparency laid on black."""
    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I"):  # 16 bits of grey
        deep = numpy.asarray(picture, dtype=numpy.int64).clip(0, 65535)
        picture = Image.fromarray(((deep + 128) // 257).astype(numpy.uint8))
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        black = Image.new("RGBA", picture.size, (0, 0, 0, 255))
        picture = Image.alpha_composite(black, picture)
    return picture


def image_of(path, rule):
    """Height x width x channels, whole numbers from 0 to 255."""
    expect(rule, orientation=["exif"], transparency=["black"], colours=["RGB", "grey"], crop=["centre"],
           filter=["triangle"], levels=[256])
    with Image.open(path) as opened:
        picture = upright_in_8_bits(opened).convert("L" if rule["colours"] == "grey" else "RGB")
    width, height = rule["width"], rule["height"]
    scale = min(picture.width / width, picture.height / height)
    left, top = (picture.width - width * scale) / 2, (picture.height - height * scale) / 2
    box = (max(left, 0), max(top, 0), min(left + width * scale, picture.width), min(top + height * scale, picture.height))
    pixels = numpy.asarray(picture.resize((width, height), Image.BILINEAR, box=box))
    return pixels.reshape(height, width, -1)


def tensor_of(pixels, form):
    expect(form, type=["float32", "uint8"], layout=["NCHW", "NHWC"], colours=["RGB", "grey"])
    if form["type"] == "float32":
        low, high = form["range"]
        pixels = low + (high - low) * (pixels / 255)
        if not form["inGraph"]:
            if "mean" not in form:
                raise NotUnderstood("it does not say how its pixels are normalised")
            pixels = (pixels - numpy.array(form["mean"])) / numpy.array(form["deviation"])
    elif form["range"] != [0, 255] or not form["inGraph"]:
        raise NotUnderstood("its bytes mean something else than pixels from 0 to 255")
    if form["layout"] == "NCHW":
        pixels = pixels.transpose(2, 0, 1)
    return numpy.ascontiguousarray(pixels[numpy.newaxis].astype(form["type"]))


def main():
    parser = argparse.ArgumentParser(description="Classifies pictures by an ONNX file that Pathloom has exported.")
    parser.add_argument("network", help="the ONNX file")
    parser.add_argument("pictures", nargs="+", help="pictures of any kind that Pillow reads")
    parser.add_argument("--top", type=int, default=5, metavar="N", help="show so many classes (default: 5)")
    arguments = parser.parse_args()

    session = onnxruntime.InferenceSession(arguments.network, providers=["CPUExecutionProvider"])
    metadata = session.get_modelmeta().custom_metadata_map
    form, rule = said(metadata, "pathloom.input"), said(metadata, "pathloom.resize")
    names = json.loads(metadata.get("pathloom.classes", "null"))
    for path in arguments.pictures:
        tensor = tensor_of(image_of(path, rule), form)
        logits = session.run(None, {form["name"]: tensor})[0].reshape(-1).astype(numpy.float64)
        shares = numpy.exp(logits - logits.max())
        shares /= shares.sum()
        print(path)
        for index in numpy.argsort(-logits, kind="stable")[: arguments.top]:
            name = names[index] if names else f"class {index}"
            print(f"  {100 * shares[index]:6.2f} %  logit {logits[index]:10.6f}  {name}")


if __name__ == "__main__":
    try:
        main()
    except NotUnderstood as reason:
        sys.exit(f"error: the network's file cannot be followed: {reason}")
    except OSError as reason:  # no such file, no picture
        sys.exit(f"error: {reason}")
