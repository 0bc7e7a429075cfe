import { GatewayError } from '../gateway/gateway-error.js';

/** Says what went wrong, in the gateway's words, with every field that it names. */
export function ErrorNote({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  const fields = error instanceof GatewayError ? error.errors : [];
  return (
    <div className="note bad" role="alert">
      <p>{error.message}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ path, message }, index) => (
            <li key={index}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
