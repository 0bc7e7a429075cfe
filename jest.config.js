import { bundledPackages } from './libs/testing/jest/packages.js';

/**
 * Four kinds of test, told apart by file name: `*.spec.ts` is pure and lives beside its code, `*.int-spec.ts`
 * uses a real Postgres and Redis, `test/**\/*.e2e-spec.ts` drives the real processes, and
 * `test/browser/*.browser-spec.ts` the console in a real browser as well. Libraries are resolved from source, so the
 * first two kinds need no build.
 */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { ...(await bundledPackages()), '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/.bylaw/', '/dist/'],
  transform: {
    '^.+\\.ts$': [
      '<rootDir>/libs/testing/jest/transform.js',
      {
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

const withServices = {
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.js',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.js',
};

export default {
  // For a hang, not for a slow machine: the longest of them takes half of it where three at a time share two cores.
  testTimeout: 60_000,
  // Tests of processes mostly wait: three at a time keep two cores busy.
  maxWorkers: 3,
  testSequencer: '<rootDir>/libs/testing/jest/longest-first.js',
  // ES modules that a test loaded are never freed: a worker that has grown too large makes way for a new one.
  workerIdleMemoryLimit: '1500MB',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts'] },
    {
      ...shared,
      ...withServices,
      displayName: 'integration',
      testMatch: ['<rootDir>/{libs,apps,test}/**/*.int-spec.ts'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
    },
  ],
};
