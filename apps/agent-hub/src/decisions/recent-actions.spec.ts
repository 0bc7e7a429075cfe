import { newId } from '@bylaw/platform';
import { RecentActions } from './recent-actions.js';

describe('RecentActions', () => {
  it('knows whose each of the latest actions is, and that of no other', () => {
    const recent = new RecentActions();
    const [ada, bob] = [newId(), newId()];
    const owners = new Map(Array.from({ length: 200 }, (_, n) => [newId(), n % 3 === 0 ? ada : bob]));
    for (const [id, owner] of owners) recent.remember(id, owner);
    const known = [...owners].filter(([id, owner]) => recent.ownerOf(id) === owner);
    // Two of them may have come to the same place.
    expect(known.length).toBeGreaterThan(190);
    expect([...owners].every(([id, owner]) => [owner, undefined].includes(recent.ownerOf(id)))).toBe(true);
    for (let n = 0; n < 200; n += 1) expect(recent.ownerOf(newId())).toBeUndefined();
  });

  it('tells ids apart that have the same place', () => {
    const recent = new RecentActions();
    const id = '0192f0c1-1111-7abc-8def-00000000000a';
    recent.remember(id, 'ada');
    expect(recent.ownerOf(id)).toBe('ada');
    expect(recent.ownerOf('0192f0c1-1111-7abc-8def-10000000000a')).toBeUndefined();
    expect(recent.ownerOf('0192f0c2-1111-7abc-8def-00000000000a')).toBeUndefined();
    recent.remember('0192f0c2-1111-7abc-8def-00000000000a', 'bob');
    expect(recent.ownerOf(id)).toBeUndefined();
    expect(recent.ownerOf('0192f0c2-1111-7abc-8def-00000000000a')).toBe('bob');
    expect(recent.ownerOf('00000000-0000-0000-0000-000000000000')).toBeUndefined();
  });
});
