import { VariedExamples, type Facets } from './varied-examples.js';

const facets = (over: Partial<Facets> & { id: string }): Facets => ({
  ...{ cause: 'r1', program: 'rm', label: 'none', skeleton: 'rm -rf *', agent: 'one', tool: 'shell' },
  ...over,
});

describe('VariedExamples', () => {
  it('shows what differs in more before what came first, and fills up with the rest', () => {
    const examples = new VariedExamples<string>(4);
    examples.add(facets({ id: '1' }), 'first');
    examples.add(facets({ id: '2' }), 'the same again');
    examples.add(facets({ id: '3', agent: 'two' }), 'other agent');
    examples.add(facets({ id: '4', program: 'dd', skeleton: 'dd *' }), 'other program');
    examples.add(facets({ id: '5', cause: 'r2' }), 'other rule');
    expect(examples.choose()).toEqual(['first', 'other rule', 'other program', 'other agent']);
  });

  it('finds the rare one among ten thousand, wherever it came', () => {
    for (const place of [0, 5_000, 9_999]) {
      const examples = new VariedExamples<number>(10);
      for (let n = 0; n < 10_000; n++) {
        const rare = n === place ? { program: 'mkfs', skeleton: 'mkfs *' } : {};
        examples.add(facets({ id: `${n}`, agent: `agent ${n}`, ...rare }), n);
      }
      const chosen = examples.choose();
      expect(chosen).toHaveLength(10);
      expect(chosen).toContain(place);
      expect(new Set(chosen).size).toBe(10);
    }
  });

  it('reaches beyond the newest when all are alike', () => {
    const examples = new VariedExamples<number>(10);
    for (let n = 0; n < 10_000; n++) examples.add(facets({ id: `${n}` }), n);
    expect(Math.max(...examples.choose())).toBeGreaterThan(100);
  });

  it('chooses the same of the same stream', () => {
    const chosen = [1, 2].map(() => {
      const examples = new VariedExamples<number>(10);
      for (let n = 0; n < 5_000; n++) {
        examples.add(facets({ id: `${n}`, agent: `${n % 700}`, program: `p${n % 90}` }), n);
      }
      return examples.choose();
    });
    expect(chosen[0]).toEqual(chosen[1]);
  });
});
