import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts names and leaves out white space, as RFC 8785 says', () => {
    expect(canonicalJson({ b: [1, 1e21, 0.1], a: { d: null, c: 'é"\n' } })).toBe(
      '{"a":{"c":"é\\"\\n","d":null},"b":[1,1e+21,0.1]}',
    );
  });

  it.each([undefined, Symbol('x'), NaN, { a: Infinity }])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
