import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { gunzipped } from './gunzipped.js';

/** As it comes from a network: in pieces of any size. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpack(bytes: Buffer, size = 65_536): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of gunzipped(pieces(bytes, size))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('gunzipped', () => {
  it.each([1, 7, 65_536])('unpacks what comes in pieces of %d bytes', async (size) => {
    const text = Buffer.concat([Buffer.from('command\nls\n'), randomBytes(5_000)]);
    expect((await unpack(gzipSync(text), size)).equals(text)).toBe(true);
  });

  it('unpacks files that were appended to each other', async () => {
    const file = Buffer.concat([gzipSync('command\n'), gzipSync('ls\n'), gzipSync('pwd\n')]);
    expect((await unpack(file)).toString()).toBe('command\nls\npwd\n');
  });

  it('unpacks repetitive telemetry', async () => {
    const text = 'id,command\n'.concat(...Array.from({ length: 20_000 }, (_, i) => `${i},git status\n`));
    expect((await unpack(gzipSync(text))).toString()).toBe(text);
  });

  it('stops unpacking a bomb long before its end', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, 'x'));
    let unpacked = 0;
    const reading = async (): Promise<void> => {
      for await (const chunk of gunzipped(pieces(bomb, 65_536))) unpacked += chunk.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'payload_too_large' });
    expect(unpacked).toBeLessThan(50_000_000);
  });

  it.each([
    ['that is none', Buffer.from('command\nls\n')],
    ['that is cut off', gzipSync(randomBytes(100_000)).subarray(0, 50_000)],
    ['that is damaged', gzipSync(randomBytes(1_000)).fill(0xff, 500, 600)],
  ])('refuses gzip %s', async (_what, bytes) => {
    await expect(unpack(bytes)).rejects.toMatchObject({ code: 'malformed_body' });
  });

  it('passes on how its source ends', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield gzipSync(randomBytes(100_000)).subarray(0, 1_000);
      throw new Error('the caller left');
    }
    const reading = async (): Promise<void> => {
      for await (const chunk of gunzipped(broken())) expect(chunk).toBeInstanceOf(Buffer);
    };
    await expect(reading()).rejects.toThrow('the caller left');
  });
});
