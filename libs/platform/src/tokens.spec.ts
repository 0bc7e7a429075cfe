import { hashToken, newToken } from './tokens.js';

describe('tokens', () => {
  it('say what they are for and are never the same', () => {
    expect(newToken('operator')).toMatch(/^bylaw_op_[\w-]{43}$/);
    expect(newToken('enrolment')).toMatch(/^bylaw_enr_[\w-]{43}$/);
    expect(newToken('agent')).toMatch(/^bylaw_agt_[\w-]{43}$/);
    expect(new Set(Array.from({ length: 100 }, () => newToken('agent'))).size).toBe(100);
  });

  it('are stored as SHA-256', () => {
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
