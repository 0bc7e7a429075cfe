import { Api } from './api.js';
import { CommandFailure } from './command-failure.js';
import { readRunState } from './run-state.js';

/** The control plane, as one operator. */
export interface GatewayAccess {
  readonly api: Api;
  readonly url: string;
}

/**
 * The gateway that is meant, and the operator's token: `--gateway` and the environment (BYLAW_GATEWAY_URL, BYLAW_TOKEN)
 * before what `.bylaw/run.json` says of the system that runs here. The token of that system goes to its own gateway only.
 * @throws CommandFailure when one of both is not known
 */
export function gatewayAccess(
  given: string | undefined,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): GatewayAccess {
  const running = readRunState(folder, environment['BYLAW_STATE_DIR']);
  const url = given ?? nonEmpty(environment['BYLAW_GATEWAY_URL']) ?? running?.gatewayUrl;
  if (url === undefined)
    throw new CommandFailure(
      'Which gateway? Name it with --gateway or BYLAW_GATEWAY_URL, or start the system in this folder with `npm start`.',
    );
  if (!URL.canParse(url)) throw new CommandFailure(`${url} is no address of a gateway.`);
  const own = running && new URL(running.gatewayUrl).origin === new URL(url).origin;
  const token = nonEmpty(environment['BYLAW_TOKEN']) ?? (own ? running.adminToken : undefined);
  if (token === undefined)
    throw new CommandFailure(`Who asks? Set BYLAW_TOKEN to an operator's token for ${url}.`);
  return { api: new Api(url, token), url };
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
