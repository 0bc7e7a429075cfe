import { Redactor } from './redactor.js';

const redactor = new Redactor(true);
const words = (command: string, args: string[]) =>
  redactor.action({ command, args, cwd: null, metadata: null }).args;

describe('Redactor', () => {
  it.each<[string, string[], string[]]>([
    ['mysql', ['-u', 'root', '-phunter2'], ['-u', 'root', '-p[redacted:password]']],
    ['/usr/bin/curl', ['-u', 'me:hun ter2', 'http://h'], ['-u', 'me:[redacted:password]', 'http://h']],
    ['tool', ['--password', 'hun ter2', '--out', 'f'], ['--password', '[redacted:password]', '--out', 'f']],
    [
      'tool',
      ['--token=a b', 'DB_PASSWORD=x y'],
      ['--token=[redacted:token]', 'DB_PASSWORD=[redacted:password]'],
    ],
    ['tool', ['--token', '--verbose', 'x'], ['--token', '--verbose', 'x']],
    ['sudo', ['mysql', '-phunter2'], ['mysql', '-p[redacted:password]']],
    ['curl', ['-H', 'Authorization: Bearer abc'], ['-H', 'Authorization: Bearer [redacted:authorization]']],
    ['ls', ['-la', '/srv'], ['-la', '/srv']],
  ])('%s %j', (command, args, expected) => {
    expect(words(command, args)).toEqual(expected);
    expect(words(command, expected)).toEqual(expected);
  });

  it('looks into objects, by their keys as well', () => {
    const metadata = {
      headers: { Authorization: 'Bearer abc', 'x-api-key': 'k' },
      password: 123_456,
      tokens: 12,
      token: '$TOKEN',
      passwords: ['a'],
      list: [{ client_secret: ['s3'] }, 'curl https://u:pw@h/'],
    };
    expect(redactor.metadata(metadata)).toEqual({
      headers: { Authorization: 'Bearer [redacted:authorization]', 'x-api-key': '[redacted:api-key]' },
      password: '[redacted:password]',
      tokens: 12,
      token: '$TOKEN',
      passwords: ['a'],
      list: [{ client_secret: ['[redacted:secret]'] }, 'curl https://u:[redacted:url-password]@h/'],
    });
  });

  it('redacts an output before it cuts it, so that no part of a secret is left at the end', () => {
    const output = `${'x'.repeat(90)} password=hunter2hunter2 ${'y'.repeat(5_000)}`;
    for (let bytes = 64; bytes < 200; bytes += 1) {
      const kept = redactor.output(output, bytes) ?? '';
      expect(kept).not.toContain('hunter');
      expect(Buffer.byteLength(kept)).toBe(bytes);
      expect(kept).toMatch(/\n\[cut: 5115 bytes in all\]$/);
    }
  });

  it('leaves everything when it is off, but cuts', () => {
    const off = new Redactor(false);
    const parts = { command: 'mysql -phunter2', args: ['--token=x'], cwd: '/', metadata: { token: 'x' } };
    expect(off.action(parts)).toEqual(parts);
    expect(off.metadata({ password: 'x' })).toEqual({ password: 'x' });
    expect(off.output('token=abc', 100)).toBe('token=abc');
    expect(off.output('x'.repeat(101), 100)).toHaveLength(100);
  });
});
