import { GatewayError } from '../gateway/gateway-error.js';
import type { ImportReport } from '../gateway/wire.js';

/** Told how many bytes have gone, and of how many. */
export type OnProgress = (bytes: number, total: number) => void;

/**
 * Sends a file of telemetry. Its progress is that of the sending; the gateway stores it as it comes.
 * @throws GatewayError with what the gateway says, or that it doesn't answer
 */
export function importTelemetry(
  file: File,
  csrfToken: string | null,
  onProgress: OnProgress,
): Promise<ImportReport> {
  // Only this kind of request tells how far sending is.
  const request = new XMLHttpRequest();
  request.open('POST', '/v1/actions/import');
  request.setRequestHeader('content-type', 'text/csv');
  if (csrfToken !== null) request.setRequestHeader('x-bylaw-csrf', csrfToken);
  request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
  return new Promise((resolve, reject) => {
    request.onerror = () =>
      reject(new GatewayError(0, 'unreachable', 'The gateway does not answer. Is it running?'));
    request.onload = () => {
      const { status, statusText, responseText } = request;
      if (status === 200) resolve(JSON.parse(responseText) as ImportReport);
      else GatewayError.of(new Response(responseText, { status, statusText })).then(reject, reject);
    };
    request.send(file);
  });
}
