import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

/** RFC 8785, appendix B: IEEE 754 doubles and the text of each. */
const NUMBERS = `
  0000000000000000 0
  8000000000000000 0
  0000000000000001 5e-324
  8000000000000001 -5e-324
  7fefffffffffffff 1.7976931348623157e+308
  ffefffffffffffff -1.7976931348623157e+308
  4340000000000000 9007199254740992
  c340000000000000 -9007199254740992
  4430000000000000 295147905179352830000
  44b52d02c7e14af5 9.999999999999997e+22
  44b52d02c7e14af6 1e+23
  44b52d02c7e14af7 1.0000000000000001e+23
  444b1ae4d6e2ef4e 999999999999999700000
  444b1ae4d6e2ef4f 999999999999999900000
  444b1ae4d6e2ef50 1e+21
  3eb0c6f7a0b5ed8c 9.999999999999997e-7
  3eb0c6f7a0b5ed8d 0.000001
  41b3de4355555553 333333333.3333332
  41b3de4355555554 333333333.33333325
  41b3de4355555555 333333333.3333333
  41b3de4355555556 333333333.3333334
  41b3de4355555557 333333333.33333343
  becbf647612f3696 -0.0000033333333333333333
  43143ff3c1cb0959 1424953923781206.2`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' ') as [string, string]);

const double = (bits: string): number => Buffer.from(bits, 'hex').readDoubleBE();

describe('canonicalJson', () => {
  it.each(NUMBERS)('writes the number %s as RFC 8785 does: %s', (bits, text) => {
    expect(canonicalJson(double(bits))).toBe(text);
  });

  it('writes the example of RFC 8785, 3.2.2', () => {
    const given = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalJson(JSON.parse(given))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts the names of RFC 8785, 3.2.3, by their UTF-16 code units, whatever stands where', () => {
    const names = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    const sorted = `{${names.map((name) => `${JSON.stringify(name)}:{"a":1,"b":2}`).join(',')}}`;
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
        const value = Object.fromEntries(order.map((name) => [name, { b: 2, a: 1 }]));
        expect(canonicalJson(value)).toBe(sorted);
      }),
      { seed: 8_785 },
    );
  });

  it('escapes only what must be, in the short way where there is one', () => {
    const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('');
    const low = String.raw`\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r`;
    const rest = Array.from({ length: 18 }, (_, n) => `\\u00${(14 + n).toString(16).padStart(2, '0')}`).join(
      '',
    );
    expect(canonicalJson(controls)).toBe(`"${low}${rest}"`);
    expect(canonicalJson('"\\/\u007f\u2028\u2029😀')).toBe('"\\"\\\\/\u007f\u2028\u2029😀"');
  });

  it('says the same of a value however it was written, and so that it is read again', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(JSON.stringify(value, null, 2)))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { seed: 8_785, numRuns: 40 },
    );
  });

  it.each([undefined, Symbol('x'), NaN, { a: Infinity }, 1n])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it.each(['\ud800', 'a\udfff', ['\\\ud83d'], { '\udc00': 1 }])(
    'refuses half of a surrogate pair: %j',
    (value) => {
      expect(() => canonicalJson(value)).toThrow('half of a surrogate pair');
    },
  );

  it('leaves alone what only looks like half of a surrogate pair', () => {
    expect(canonicalJson(['\\ud800', '\\\\udfff', '😀'])).toBe(String.raw`["\\ud800","\\\\udfff","😀"]`);
  });
});
