import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** Colours that are no further apart than this, squared, are taken for one shade. */
const SAME_SHADE = 200;
const TRUE_COLOUR = 2;
const BYTES = 3;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each, row by row. */
  readonly rgb: Buffer;
}

/**
 * The same picture with 256 of its colours, and for each other colour the nearest of these: a screen is flat but for the edges of
 * its letters, so that little is lost, and the file is a third as large.
 * @throws Error when it is no picture of eight-bit true colour, as Chromium takes them
 */
export function asPalettePng(png: Buffer): Buffer {
  const pixels = read(png);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.rgb.length; at += BYTES) {
    const colour = pixels.rgb.readUIntBE(at, BYTES);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  return write(pixels, chosen(byCount));
}

/** Those that it has most of, but first of each shade only one: else the greys of black letters would leave no place for red. */
function chosen(byCount: readonly number[]): readonly number[] {
  const apart: number[] = [];
  for (const colour of byCount) {
    if (apart.length === COLOURS) return apart;
    if (apart.every((other) => distanceOf(colour, other) > SAME_SHADE)) apart.push(colour);
  }
  return [...new Set([...apart, ...byCount])].slice(0, COLOURS);
}

/** By the PNG specification (third edition), sections 5 and 9. */
function read(png: Buffer): Pixels {
  const data: Buffer[] = [];
  let header: Buffer = Buffer.alloc(0);
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
    at += 12 + length;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, , , interlaced] = header.subarray(8);
  if (depth !== 8 || kind !== TRUE_COLOUR || interlaced !== 0)
    throw new Error('It is no true-colour picture');
  return { width, height, rgb: unfiltered(inflateSync(Buffer.concat(data)), width * BYTES, height) };
}

function unfiltered(raw: Buffer, stride: number, height: number): Buffer {
  const rgb = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < BYTES ? 0 : rgb[at - BYTES]!;
      const up = y === 0 ? 0 : rgb[at - stride]!;
      const corner = x < BYTES || y === 0 ? 0 : rgb[at - stride - BYTES]!;
      rgb[at] = raw[at + y + 1]! + predicted(filter, left, up, corner);
    }
  }
  return rgb;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (toLeft! <= toUp! && toLeft! <= toCorner!) return left;
  return toUp! <= toCorner! ? up : corner;
}

function write({ width, height, rgb }: Pixels, palette: readonly number[]): Buffer {
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = rgb.readUIntBE(pixel * BYTES, BYTES);
    const place = places.get(colour) ?? nearest(colour, palette);
    places.set(colour, place);
    rows[pixel + Math.floor(pixel / width) + 1] = place;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(partsOf));
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function nearest(colour: number, palette: readonly number[]): number {
  let best = { place: 0, distance: Infinity };
  for (const [place, other] of palette.entries()) {
    const distance = distanceOf(colour, other);
    if (distance < best.distance) best = { place, distance };
  }
  return best.place;
}

/** The square of how far one is from the other. */
function distanceOf(one: number, other: number): number {
  const parts = partsOf(other);
  return partsOf(one).reduce((sum, part, index) => sum + (part - parts[index]!) ** 2, 0);
}

function partsOf(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}
