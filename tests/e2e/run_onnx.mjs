// SPDX-License-Identifier: MIT
// Runs an exported ONNX file in ONNX Runtime on the test split of an IDX data set and prints accuracy as JSON.
// It knows nothing but the file: what its input takes comes from its metadata.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";

const usage = `Usage: run_onnx.mjs --onnx FILE --data FOLDER --packages FOLDER [options]

  --onnx FILE        exported network
  --data FOLDER      folder with t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, plain or .gz
  --packages FOLDER  where packaging/fetch-onnxruntime installed ONNX Runtime
  --limit N          only the first N images (default: all)
  --batch N          images in one call (default: 256)
  --logits FILE      also write the logits as raw little-endian float32`;

class UsageError extends Error {}

function readMaybeZipped(folder, name) {
  for (const [file, open] of [[join(folder, name), (b) => b], [join(folder, name + ".gz"), gunzipSync]]) {
    let bytes;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      if (error.code === "ENOENT") continue;
      throw error;
    }
    return { file, bytes: open(bytes) };
  }
  throw new Error(`${folder}: has neither ${name} nor ${name}.gz`);
}

function readIdx(folder, name, dimensions) {
  const { file, bytes } = readMaybeZipped(folder, name);
  if (bytes.length < 4 + 4 * dimensions || bytes.readUInt32BE(0) !== 0x800 + dimensions)
    throw new Error(`${file}: is not an IDX file with ${dimensions} dimensions`);
  const shape = Array.from({ length: dimensions }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  const values = bytes.subarray(4 + 4 * dimensions);
  if (values.length !== shape.reduce((a, b) => a * b, 1)) throw new Error(`${file}: is truncated`);
  return { shape, values };
}

// Fields of a protocol buffer message as [number, bytes or integer]; ONNX Runtime's JavaScript side does not give out
// the metadata, and this is all it takes to read them.
function* fields(bytes) {
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("the ONNX file is truncated");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(value);
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const [number, type] = [key >>> 3, key & 7];
    if (type === 0) yield [number, varint()];
    else if (type === 2) {
      const length = varint();
      yield [number, bytes.subarray(at, (at += length))];
    } else at += type === 1 ? 8 : 4;
  }
}

function metadataOf(model) {
  const found = {};
  for (const [number, entry] of fields(model)) {
    if (number !== 14) continue; // ModelProto.metadata_props
    const pair = Object.fromEntries(fields(entry));
    found[pair[1].toString()] = pair[2].toString();
  }
  return found;
}

// What the network takes for each of the 256 pixel values.
function pixelTable(form) {
  const table = new Float32Array(256);
  const [low, high] = form.range;
  for (let pixel = 0; pixel < 256; ++pixel) {
    const value = low + ((high - low) * pixel) / 255;
    if (form.inGraph || !form.mean) table[pixel] = value;
    else table[pixel] = (value - form.mean[0]) / form.deviation[0];
  }
  return table;
}

function indexOfLargest(values) {
  let best = 0;
  for (let i = 1; i < values.length; ++i) if (values[i] > values[best]) best = i;
  return best;
}

function options() {
  const text = { type: "string" };
  let values;
  try {
    values = parseArgs({
      options: { onnx: text, data: text, packages: text, limit: text, batch: text, logits: text, help: { type: "boolean" } },
    }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
  if (values.help) return values;
  for (const name of ["onnx", "data", "packages"])
    if (!values[name]) throw new UsageError(`--${name} is missing`);
  for (const [name, fallback] of [["limit", Infinity], ["batch", 256]]) {
    const number = values[name] === undefined ? fallback : Number(values[name]);
    if (!(number >= 1) || (number !== Infinity && !Number.isInteger(number)))
      throw new UsageError(`--${name} must be a whole number above 0`);
    values[name] = number;
  }
  return values;
}

async function main() {
  const { onnx, data, packages, limit, batch, logits: logitsFile, help } = options();
  if (help) {
    console.log(usage);
    return;
  }
  const ort = createRequire(join(resolve(packages), "package.json"))("onnxruntime-node");
  const model = readFileSync(onnx);
  const form = JSON.parse(metadataOf(model)["pathloom.input"] ?? "null");
  if (!form) throw new Error(`${onnx}: its metadata do not tell what its input takes`);
  const images = readIdx(data, "t10k-images-idx3-ubyte", 3);
  const labels = readIdx(data, "t10k-labels-idx1-ubyte", 1);
  const [available, height, width] = images.shape;
  if (labels.shape[0] !== available) throw new Error(`${data}: has ${available} images but ${labels.shape[0]} labels`);
  if (form.channels !== 1 || form.height !== height || form.width !== width)
    throw new Error(
      `${onnx}: takes ${form.channels}x${form.height}x${form.width} images, but the data set has 1x${height}x${width}`,
    );

  const session = await ort.InferenceSession.create(model, { executionProviders: ["cpu"] });
  const table = pixelTable(form);
  const Pixels = { float32: Float32Array, uint8: Uint8Array }[form.type];
  const dims = { NCHW: [1, height, width], NHWC: [height, width, 1] }[form.layout];
  const count = Math.min(limit, available);
  const size = height * width;
  let correct = 0;
  let all;
  for (let start = 0; start < count; start += batch) {
    const n = Math.min(batch, count - start);
    const input = Pixels.from(images.values.subarray(start * size, (start + n) * size), (p) => table[p]);
    const feeds = { [session.inputNames[0]]: new ort.Tensor(form.type, input, [n, ...dims]) };
    const output = (await session.run(feeds))[session.outputNames[0]];
    const classes = output.dims[1];
    if (output.dims.length !== 2 || output.dims[0] !== n)
      throw new Error(`${onnx}: gives an output of ${output.dims.join("x")} for ${n} images`);
    all ??= new Float32Array(count * classes);
    all.set(output.data, start * classes);
    for (let i = 0; i < n; ++i)
      if (indexOfLargest(output.data.subarray(i * classes, (i + 1) * classes)) === labels.values[start + i]) ++correct;
  }
  if (logitsFile) writeFileSync(logitsFile, new Uint8Array(all.buffer));
  const runtime = createRequire(join(resolve(packages), "package.json"))("onnxruntime-node/package.json").version;
  console.log(
    JSON.stringify({ accuracy: correct / count, correct, images: count, logits: logitsFile ?? null, runtime: `ONNX Runtime ${runtime}` }),
  );
}

try {
  await main();
} catch (error) {
  console.error(`error: ${error.message}`);
  if (error instanceof UsageError) console.error(usage);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
