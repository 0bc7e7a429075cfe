import { Contradictions } from './contradictions.js';

describe('Contradictions', () => {
  it('counts distinct unsafe commands that are labelled safe as well', () => {
    const contradictions = new Contradictions();
    for (const command of ['rm', 'dd', 'dd', 'mkfs']) contradictions.addUnsafe(command);
    for (const command of ['ls', 'dd', 'rm', 'rm']) contradictions.addSafe(command);
    expect(contradictions.count()).toEqual({ contradicted: 2, unsafe: 3, exact: true });
  });

  it('counts too many by a sample of bounded size', () => {
    const contradictions = new Contradictions(1_000);
    for (let index = 0; index < 20_000; index += 1) contradictions.addUnsafe(`rm ${index}`);
    for (let index = 0; index < 5_000; index += 1) contradictions.addSafe(`rm ${index}`);
    const { contradicted, unsafe, exact } = contradictions.count();
    expect(exact).toBe(false);
    expect(unsafe).toBeGreaterThan(17_000);
    expect(unsafe).toBeLessThan(23_000);
    expect(contradicted / unsafe).toBeCloseTo(0.25, 1);
  });

  it('knows of too many, too, when all of them contradict', () => {
    const contradictions = new Contradictions(100);
    for (let index = 0; index < 5_000; index += 1) contradictions.addUnsafe(`rm ${index}`);
    for (let index = 0; index < 5_000; index += 1) contradictions.addSafe(`rm ${index}`);
    const { contradicted, unsafe } = contradictions.count();
    expect(contradicted).toBe(unsafe);
  });
});
