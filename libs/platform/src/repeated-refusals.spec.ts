import { RepeatedRefusals } from './repeated-refusals.js';

describe('RepeatedRefusals', () => {
  it('has one a second of each code logged, and tells how many were left out', () => {
    let now = 5_000;
    const refusals = new RepeatedRefusals(() => now);
    const look = () => [refusals.leftOut('recording_unavailable'), refusals.leftOut('service_unavailable')];
    expect(look()).toEqual([0, 0]);
    now = 5_999;
    expect([...look(), ...look()]).toEqual([null, null, null, null]);
    now = 6_000;
    expect(look()).toEqual([2, 2]);
    now = 9_000;
    expect(look()).toEqual([0, 0]);
  });
});
