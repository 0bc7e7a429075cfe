import { register } from 'node:module';

/** Jest's global set-up: one private Postgres and one private Redis for all integration tests of the run. */
export default async function globalSetup() {
  register('./typescript-hooks.js', import.meta.url);
  const { startTestServices } = await import('../src/test-services.ts');
  await startTestServices();
}
