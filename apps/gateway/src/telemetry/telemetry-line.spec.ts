import { DomainError } from '@bylaw/contracts';
import { Redactor } from '@bylaw/redaction';
import { TELEMETRY_COLUMNS, type TelemetryColumn } from './telemetry-columns.js';
import { LineProblem, telemetryHeader, telemetryLine } from './telemetry-line.js';

const context = { now: '2026-11-22T12:00:00.000Z', newId: () => 'new-id', redactor: new Redactor(true) };

function line(values: Partial<Record<TelemetryColumn, string | Buffer>>) {
  const fields = TELEMETRY_COLUMNS.map((column) => Buffer.from(values[column] ?? ''));
  return telemetryLine(TELEMETRY_COLUMNS, fields, context);
}

describe('telemetryHeader', () => {
  const header = (text: string) => telemetryHeader(text.split(',').map((name) => Buffer.from(name)));

  it('takes any of the columns in any order', () => {
    expect(header('command')).toEqual(['command']);
    expect(header(' tool ,command')).toEqual(['tool', 'command']);
  });

  it.each(['command,colour', 'tool', 'command,command', ''])('refuses %j', (text) => {
    expect(() => header(text)).toThrow(DomainError);
  });
});

describe('telemetryLine', () => {
  it('fills what is missing', () => {
    expect(line({ command: 'ls' })).toEqual({
      id: 'new-id',
      ts: context.now,
      eventType: null,
      tabId: null,
      batchId: null,
      tool: 'shell',
      command: 'ls',
      exitCode: null,
      stdout: null,
      stderr: null,
      score: null,
      label: null,
      metadata: null,
    });
  });

  it('reads every column', () => {
    const id = '0192F0C1-0000-7000-8000-000000000001';
    const read = line({
      id,
      ts: '2026-01-31 13:00:00+01:00',
      command: 'rm -rf "a\nb"',
      tool: 'bash',
      exit_code: '-1',
      stdout: 'x'.repeat(20_000),
      safety_score: '12.5',
      safety_label: '1',
      metadata: '{"a":{"b":"[[["}}',
    });
    expect(read).toMatchObject({
      id: id.toLowerCase(),
      ts: '2026-01-31T12:00:00.000Z',
      command: 'rm -rf "a\nb"',
      tool: 'bash',
      exitCode: -1,
      score: 12.5,
      label: 'unsafe',
      metadata: { a: { b: '[[[' } },
    });
    expect(read.stdout).toHaveLength(16_384);
    expect(read.stdout).toMatch(/x\n\[cut: 20000 bytes in all\]$/);
  });

  it('cuts an output between characters', () => {
    const { stderr } = line({ command: 'x', stderr: `x${'é'.repeat(8_192)}` });
    expect(stderr).toMatch(/^xé+\n\[cut: 16385 bytes in all\]$/);
    expect(Buffer.byteLength(stderr ?? '')).toBeLessThanOrEqual(16_384);
  });

  it('takes secrets out of whatever may hold them', () => {
    const read = line({
      id: 'evt-1',
      command: 'mysql -phunter2',
      stdout: 'TOKEN=hunter2',
      stderr: 'https://u:hunter2@h/',
      metadata: '{"password":"hunter2"}',
    });
    expect(JSON.stringify(read)).not.toContain('hunter2');
    expect(read).toMatchObject({
      command: 'mysql -p[redacted:password]',
      stdout: 'TOKEN=[redacted:token]',
      stderr: 'https://u:[redacted:url-password]@h/',
      metadata: { password: '[redacted:password]', importedId: 'evt-1' },
    });
  });

  it('gives an id that is no UUID one that is always the same, and keeps the former', () => {
    const [first, again, other] = [
      line({ id: 'evt-1', command: 'a' }),
      line({ id: 'evt-1', command: 'b', metadata: '{"k":1}' }),
      line({ id: 'evt-2', command: 'a' }),
    ];
    expect(first.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
    expect(again.metadata).toEqual({ k: 1, importedId: 'evt-1' });
  });

  it.each<[string, Partial<Record<TelemetryColumn, string | Buffer>>]>([
    ['command is empty', { command: '' }],
    ['command is larger than 65536 bytes', { command: 'é'.repeat(32_769) }],
    ['command is not valid UTF-8', { command: Buffer.from([0x61, 0xff]) }],
    ['command has a NUL character', { command: 'a\0b' }],
    ['ts is not a time', { command: 'a', ts: 'yesterday' }],
    ['ts is not a time', { command: 'a', ts: '2026-02-30T00:00:00Z' }],
    ['ts is not a time', { command: 'a', ts: '1960-01-01T00:00:00Z' }],
    ['exit_code is not a whole number', { command: 'a', exit_code: '1.5' }],
    ['exit_code is not a whole number', { command: 'a', exit_code: '3000000000' }],
    ['safety_score is not a number', { command: 'a', safety_score: '101' }],
    ['safety_score is not a number', { command: 'a', safety_score: 'high' }],
    ['safety_label is not 0', { command: 'a', safety_label: '3' }],
    ['safety_label is not 0', { command: 'a', safety_label: 'safe' }],
    ['metadata is not valid JSON', { command: 'a', metadata: '{' }],
    ['metadata is not a JSON object', { command: 'a', metadata: '[1]' }],
    ['metadata has a NUL', { command: 'a', metadata: '{"a":"\\u0000"}' }],
    ['metadata has a NUL', { command: 'a', metadata: '{"a":"\\ud800"}' }],
    ['metadata is nested deeper', { command: 'a', metadata: `{"a":${'['.repeat(200)}${']'.repeat(200)}}` }],
    ['metadata is larger', { command: 'a', metadata: JSON.stringify({ a: 'x'.repeat(16_384) }) }],
    ['tool is longer', { command: 'a', tool: 'x'.repeat(201) }],
  ])('says that %s', (message, values) => {
    expect(() => line(values)).toThrow(LineProblem);
    expect(() => line(values)).toThrow(message);
  });

  it('says when fields are missing or too many', () => {
    expect(() => telemetryLine(['command'], [Buffer.from('a'), Buffer.from('b')], context)).toThrow(
      'has 2 fields, but the header has 1',
    );
  });
});
