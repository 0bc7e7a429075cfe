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

  it('hides what is a secret by its name or its form (I12)', () => {
    const secrets = ['s3cr3t-1', 's3cr3t-2', 's3cr3t-3', 's3cr3t-4', 's3cr3t-5', 's3cr3t-6'];
    const [password, key, hash, header, own, basic] = secrets;
    const payload = {
      tokenId: 'shown',
      password,
      env: { API_KEY: key, accessToken: { value: hash } },
      hash,
      command: `curl -H "Authorization: Bearer ${header}" bylaw_op_${own}`,
      args: [`basic ${basic}`],
    };
    const text = payloadInShort(JSON.stringify(payload));
    expect(text).toContain('"tokenId":"shown"');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('shows nothing of what is no JSON', () => {
    expect(payloadInShort('password=x')).toBe('(not JSON)');
  });

  it('cuts no character in two', () => {
    expect(textInShort('ab🙂cd', 4)).toBe('ab…');
  });
});
