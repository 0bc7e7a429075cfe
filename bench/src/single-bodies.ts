const DIFFERENT_COMMANDS = 2_000;

/** Different commands with three programs each. */
export function singleCommands(): string[] {
  return Array.from(
    { length: DIFFERENT_COMMANDS },
    (_, n) => `cd /srv/app${n} && npm run build -- --tag v${n} | tee build.log`,
  );
}

/** The same as bodies of requests to a hub. */
export function singleBodies(): string[] {
  return singleCommands().map((command) => JSON.stringify({ command }));
}
