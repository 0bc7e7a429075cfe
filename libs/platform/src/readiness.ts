/** Says why an app can't serve now, or null when it can. */
export type ReadinessCheck = () => Promise<string | null> | string | null;

/** What must be true before an app takes requests. */
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();

  add(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  /** Reasons not to be ready, by check; empty when ready. A check that throws, or takes over 2 s, is a reason. */
  async reasons(): Promise<Readonly<Record<string, string>>> {
    const found: Record<string, string> = {};
    await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        const reason = await withTimeout(check);
        if (reason !== null) found[name] = reason;
      }),
    );
    return found;
  }
}

async function withTimeout(check: ReadinessCheck): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer within 2 s'), 2_000);
  });
  try {
    return await Promise.race([Promise.resolve(check()), timeout]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
