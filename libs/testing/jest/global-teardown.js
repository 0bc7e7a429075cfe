/** Jest's global tear-down: ends what the set-up started; the module hooks are still in place. */
export default async function globalTeardown() {
  const { stopTestServices } = await import('../src/test-services.ts');
  await stopTestServices();
}
