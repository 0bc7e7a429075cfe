import { Metrics, createLogger } from '@bylaw/platform';
import { RecordingGate } from './recording-gate.js';

const bound = { mode: 'durable', maxItems: 100, maxBytes: 10_000, replicas: 0 } as const;

function openGate(): RecordingGate {
  const gate = new RecordingGate({ recording: bound }, new Metrics(), createLogger('spec', 'silent'));
  gate.learned({ items: 0, bytes: 0 });
  return gate;
}

describe('RecordingGate', () => {
  it('is closed until Redis was asked, and whenever Redis has failed since it was asked last', () => {
    const gate = new RecordingGate({ recording: bound }, new Metrics(), createLogger('spec', 'silent'));
    expect([gate.isAway, gate.refusal(1)]).toEqual([true, 'Redis does not take it']);
    gate.learned({ items: 0, bytes: 0 });
    expect([gate.isAway, gate.refusal(1)]).toEqual([false, null]);
    gate.failed(new Error('OOM'));
    expect([gate.isAway, gate.refusal(1)]).toEqual([true, 'Redis does not take it']);
    gate.learned({ items: 0, bytes: 0 });
    expect(gate.refusal(1)).toBeNull();
  });

  it('takes what fits with what waits and what is under way', async () => {
    const gate = openGate();
    gate.learned({ items: 90, bytes: 9_000 });
    expect([gate.refusal(10), gate.refusal(11)]).toEqual([null, 'too much waits to be written to Postgres']);
    await gate.whileUnderWay(6, async () => {
      expect([gate.refusal(4), gate.refusal(5) === null]).toEqual([null, false]);
    });
    const failing = gate.whileUnderWay(6, async () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(gate.refusal(10)).toBeNull();
  });

  it('takes nothing more when as many bytes wait as may', () => {
    const gate = openGate();
    gate.learned({ items: 1, bytes: 10_000 });
    expect(gate.refusal(1)).toBe('too much waits to be written to Postgres');
    gate.learned({ items: 1, bytes: 9_999 });
    expect(gate.refusal(1)).toBeNull();
  });

  it('takes what is more than the bound alone when nothing waits, as it never would fit', () => {
    const gate = openGate();
    expect(gate.refusal(101)).toBeNull();
    gate.learned({ items: 1, bytes: 100 });
    expect(gate.refusal(100)).toBe('too much waits to be written to Postgres');
  });
});
