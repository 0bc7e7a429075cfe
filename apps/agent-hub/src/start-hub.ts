import { ConfigurationError, createHttpApp, type Logger, type RunningApp } from '@bylaw/platform';
import { HubModule } from './hub-module.js';
import type { HubSettings } from './hub-settings.js';

/** A hub that takes requests. */
export interface RunningHub extends RunningApp {
  readonly url: string;
}

/**
 * Starts a hub.
 * @throws ConfigurationError when its port is taken; Error when a store does not answer. Nothing is left running then.
 */
export async function startHub(settings: HubSettings, logger: Logger): Promise<RunningHub> {
  const app = await createHttpApp(HubModule.with(settings, logger), {
    title: 'Bylaw agent hub',
    description: 'Agents register, ask before they act, and report what came of it.',
    logger,
  });
  try {
    await app.listen(settings.port, settings.host);
  } catch (error) {
    await app.close();
    if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
    throw new ConfigurationError([
      `HUB_PORT ${settings.port} on ${settings.host} is taken: free it or choose another`,
    ]);
  }
  return { app, url: await app.getUrl() };
}
