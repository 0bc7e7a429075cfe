import { GatewayError } from '../gateway/gateway-error.js';
import type { ImportReport } from '../gateway/wire.js';

/** Told how many bytes have gone, and of how many; null where that is not known. */
export type OnProgress = (bytes: number, total: number | null) => void;

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

/**
 * Fetches telemetry as a file, and has the browser keep it.
 * @throws GatewayError with what the gateway says; DOMException when it was stopped
 */
export async function exportTelemetry(
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<void> {
  const answer = await fetch(`/v1/actions/export?${new URLSearchParams(query).toString()}`, { signal });
  if (!answer.ok || answer.body === null) throw await GatewayError.of(answer);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    bytes += part.value.byteLength;
    onProgress(bytes, null);
  }
  const url = URL.createObjectURL(new Blob(chunks, { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'bylaw-telemetry.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
