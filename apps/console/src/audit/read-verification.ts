import { GatewayError } from '../gateway/gateway-error.js';
import type { VerificationResponse } from '../gateway/wire.js';

/** How far a verification is: so many events were found to be whole, of so many that there were at its start. */
export interface VerificationProgress {
  readonly checked: number;
  readonly total: number;
}

const BROKE_OFF = 'The verification broke off: the gateway or its database went away. Start it again.';

/**
 * Has the gateway verify the audit, and tells meanwhile how far it is.
 * @throws GatewayError with what the gateway says, or that it broke off
 */
export async function readVerification(
  answer: Response,
  onProgress: (progress: VerificationProgress) => void,
): Promise<VerificationResponse> {
  if (!answer.ok || answer.body === null) throw await GatewayError.of(answer);
  let rest = '';
  let found: VerificationResponse | null = null;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const said = JSON.parse(line) as VerificationProgress | VerificationResponse;
      if ('valid' in said) found = said;
      else onProgress(said);
    }
  }
  if (found === null) throw new GatewayError(0, 'unreachable', BROKE_OFF);
  return found;
}
