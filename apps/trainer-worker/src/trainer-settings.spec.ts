import { DEFAULT_SETTINGS } from '@bylaw/learning';
import { Environment } from '@bylaw/platform';
import { readTrainerSettings } from './trainer-settings.js';

const STORES = { DATABASE_URL: 'postgres://x', REDIS_URL: 'redis://x' };

describe('what training asks for', () => {
  it('has the documented defaults', () => {
    expect(readTrainerSettings(new Environment(STORES)).learning).toEqual(DEFAULT_SETTINGS);
  });

  it('is told by the environment', () => {
    const { learning } = readTrainerSettings(
      new Environment({
        ...STORES,
        TRAINING_MIN_PRECISION: '0.8',
        TRAINING_OBSERVE_PRECISION: '0.7',
        TRAINING_FALSE_DISCOVERIES: '0.01',
        TRAINING_CONTRIBUTION_SHARE: '0.25',
        TRAINING_REJECTED_GROWTH: '3',
        TRAINING_PREVALENCE: '0.1',
      }),
    );
    expect(learning).toEqual({
      ...DEFAULT_SETTINGS,
      minPrecisionLower: 0.8,
      observePrecisionLower: 0.7,
      falseDiscoveries: 0.01,
      contribution: { ...DEFAULT_SETTINGS.contribution, share: 0.25 },
      rejectedGrowth: 3,
      prevalence: 0.1,
    });
  });

  it('is refused when it makes no sense', () => {
    const env = new Environment({
      ...STORES,
      TRAINING_CONTRIBUTION_SHARE: '1',
      TRAINING_MIN_PRECISION: 'high',
    });
    expect(() => readTrainerSettings(env)).toThrow(/TRAINING_MIN_PRECISION.*TRAINING_CONTRIBUTION_SHARE/s);
  });
});
