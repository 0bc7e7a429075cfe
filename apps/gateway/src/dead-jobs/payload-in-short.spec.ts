import { payloadInShort, textInShort } from './payload-in-short.js';

describe('payloadInShort', () => {
  it('shows the first of many items', () => {
    const actions = Array.from({ length: 250 }, (_, index) => ({ id: index, command: `echo ${index}` }));
    expect(payloadInShort(JSON.stringify({ actions }))).toBe(
      '{"actions":[{"id":0,"command":"echo 0"},{"id":1,"command":"echo 1"},"… 248 more"]}',
    );
  });

  it('cuts long texts and many keys, and never grows long itself', () => {
    const keys = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`k${index}`, 'x'.repeat(500)]));
    const text = payloadInShort(JSON.stringify(keys));
    expect(text).toContain(`"k0":"${'x'.repeat(79)}…"`);
    expect(text).toHaveLength(1_000);
    expect(payloadInShort(JSON.stringify({ a: { b: { c: { d: { e: 1 } } } } }))).toBe(
      '{"a":{"b":{"c":{"d":"…"}}}}',
    );
  });

  it('hides what is a secret by its name, its form or where it stands (I12)', () => {
    const secret = (n: number): string => `s3cr3t-Zx81-${n}-qPv0Lw7`;
    const payload = {
      tokenId: 'shown',
      password: secret(1),
      env: { API_KEY: secret(2), accessToken: { value: secret(3) } },
      hash: secret(4),
      command: `curl -H "Authorization: Bearer ${secret(5)}" bylaw_op_${secret(6)}`,
      actions: [{ command: 'mysql', args: ['--password', secret(7), 'shown too'] }],
    };
    const text = payloadInShort(JSON.stringify(payload));
    for (const shown of ['"tokenId":"shown"', '"hash":"[redacted:hash]"', '[redacted:bylaw-token]']) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain('s3cr3t');
  });

  it('shows no beginning of a secret that is cut', () => {
    expect(textInShort(`${'x'.repeat(70)} ghp_${'aB3'.repeat(12)}`, 80)).toBe(`${'x'.repeat(70)} [redacte…`);
    expect(textInShort(`-----BEGIN PRIVATE KEY-----\n${'aB3/'.repeat(500)}`, 80)).not.toContain('aB3');
  });

  it('shows nothing of what is no JSON', () => {
    expect(payloadInShort('password=x')).toBe('(not JSON)');
  });

  it('cuts no character in two', () => {
    expect(textInShort('ab🙂cd', 4)).toBe('ab…');
  });
});
