/** The database that holds a migrated, empty schema, for cloning. */
export const TEMPLATE_DATABASE = 'bylaw_template';

/** The value of an environment variable that the global set-up of the integration tests publishes. */
export function testEnvironment(name: 'BYLAW_TEST_POSTGRES_URL' | 'BYLAW_TEST_REDIS_URL'): string {
  const value = process.env[name];
  if (value !== undefined) return value;
  throw new Error(
    `${name} is not set: tests with services are *.int-spec.ts files of the project "integration".`,
  );
}
