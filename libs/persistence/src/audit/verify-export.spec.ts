import { auditHash, type AuditContent } from './audit-hash.js';
import { parseAuditHead, type AuditHead } from './audit-head.js';
import { verifyExport } from './verify-export.js';

/** The lines of an export of so many events, and the head of each. */
function made(count: number): { lines: string[]; heads: AuditHead[] } {
  const lines: string[] = [];
  const heads: AuditHead[] = [{ seq: 0, hash: '' }];
  for (let seq = 1; seq <= count; seq++) {
    const content: AuditContent = {
      ...{ seq, id: `id-${seq}`, at: '2026-11-22T12:00:00.000Z' },
      actor: { kind: 'operator', id: 'o', name: 'Ada', role: 'admin' },
      ...{
        action: 'suggestion.apply',
        outcome: 'done',
        subject: null,
        reason: 'line\u2028 of its own \\ud800',
      },
      ...{ fromVersion: seq, toVersion: null, details: { b: [1e21, 0.1], a: { 2: 'two', 1: 'one' } } },
      ...{ commandId: null, prevHash: heads.at(-1)?.hash ?? '' },
    };
    const hash = auditHash(content);
    lines.push(JSON.stringify({ ...content, hash }));
    heads.push({ seq, hash });
  }
  lines.push(JSON.stringify({ head: heads.at(-1) }));
  return { lines, heads };
}

async function verify(lines: readonly string[], known?: AuditHead | null) {
  async function* streamed() {
    yield* lines;
  }
  return verifyExport(streamed(), known);
}

describe('verifyExport', () => {
  const { lines, heads } = made(6);

  it('finds a whole export whole, also one of no events, and with every head that was kept before', async () => {
    const whole = { valid: true, events: 6, firstBroken: null, fault: null, head: heads[6] };
    expect(await verify(lines)).toEqual(whole);
    for (const head of heads) expect(await verify(lines, head)).toEqual(whole);
    expect(await verify(made(0).lines)).toMatchObject({ valid: true, events: 0 });
  });

  const at = (index: number, text: (line: string) => string) =>
    lines.map((line, n) => (n === index ? text(line) : line));
  const without = (...indexes: number[]) => lines.filter((_, n) => !indexes.includes(n));
  const line = (index: number) => lines[index] ?? '';

  it.each<[string, readonly string[], number, string]>([
    ['a changed event', at(2, (text) => text.replace('Ada', 'Eve')), 3, 'changed'],
    ['a changed number', at(2, (text) => text.replace('1e+21', '1e+22')), 3, 'changed'],
    ['a field more', at(2, (text) => text.replace('{"seq"', '{"also":1,"seq"')), 3, 'changed'],
    ['a field less', at(2, (text) => text.replace('"commandId":null,', '')), 3, 'changed'],
    ['a removed event', without(2), 3, 'missing'],
    ['a removed first event', without(0), 1, 'missing'],
    ['an event that comes twice', [...lines.slice(0, 3), line(2), ...lines.slice(3)], 4, 'missing'],
    ['events that changed places', [line(0), line(2), line(1), ...lines.slice(3)], 2, 'missing'],
    ['an event of another chain', at(3, () => made(4).lines[3]?.replace('2026', '2027') ?? ''), 4, 'changed'],
    ['no last line', lines.slice(0, -1), 7, 'truncated'],
    ['missing last events', without(4, 5), 5, 'truncated'],
    ['nothing', [], 1, 'truncated'],
    ['lines after the last', [...lines, line(5)], 7, 'unreadable'],
    ['a last line of another', at(6, (text) => text.replace(/"hash":"./, '"hash":"_')), 7, 'unreadable'],
    ['a last line of before', at(6, () => JSON.stringify({ head: heads[4] })), 7, 'unreadable'],
    ['a line that is no JSON', at(1, (text) => text.slice(0, -1)), 2, 'unreadable'],
    ['a line that is no event', at(1, () => '[]'), 2, 'unreadable'],
    ['null', at(1, () => 'null'), 2, 'unreadable'],
    ['a name twice', at(1, (text) => text.replace('{"seq"', '{"action":"nothing","seq"')), 2, 'unreadable'],
    ['other white space', at(1, (text) => text.replace(',', ', ')), 2, 'unreadable'],
    ['other escapes', at(1, (text) => text.replace('Ada', '\\u0041da')), 2, 'unreadable'],
    ['half of a surrogate pair', at(1, (text) => text.replace('Ada', '\\ud800')), 2, 'changed'],
    [
      'an event that is a last line too',
      at(1, (text) => text.replace('{', '{"head":{"seq":6,"hash":""},')),
      2,
      'changed',
    ],
  ])('finds %s', async (_what, tampered, firstBroken, fault) => {
    expect(await verify(tampered)).toMatchObject({ valid: false, firstBroken, fault });
  });

  it('finds an event that was put in or replaced with a hash of its own, by the one after it', async () => {
    const { hash: _, ...content } = JSON.parse(line(2)) as AuditContent & { hash: string };
    const forged = { ...content, reason: 'forged' };
    const tampered = at(2, () => JSON.stringify({ ...forged, hash: auditHash(forged) }));
    expect(await verify(tampered)).toMatchObject({ firstBroken: 4, fault: 'unlinked', head: { seq: 3 } });
  });

  it('finds by a head that was kept a whole export that ends earlier, or tells another story', async () => {
    const earlier = made(4).lines;
    expect(await verify(earlier)).toMatchObject({ valid: true });
    expect(await verify(earlier, heads[6])).toEqual({
      ...{ valid: false, events: 4, firstBroken: 5, fault: 'truncated', head: heads[4] },
    });
    const other = { seq: 3, hash: '0'.repeat(64) };
    expect(await verify(lines, other)).toMatchObject({ firstBroken: 3, fault: 'rewritten' });
  });
});

describe('parseAuditHead', () => {
  it.each<[string, AuditHead | null]>([
    ['0:', { seq: 0, hash: '' }],
    [`12:${'af'.repeat(32)}`, { seq: 12, hash: 'af'.repeat(32) }],
    ...['', '1:', '0:ab', `01:${'a'.repeat(64)}`, `1:${'A'.repeat(64)}`, `1:${'a'.repeat(64)}:`].map(
      (text): [string, null] => [text, null],
    ),
  ])('of %j', (text, head) => {
    expect(parseAuditHead(text)).toEqual(head);
  });
});
