import { Alert, Code, List, Text } from '@mantine/core';
import { GatewayError } from '../gateway/gateway-error.js';

/** Says what went wrong, in the gateway's words, with its code and every field that it names. */
export function ErrorNote({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  return (
    <Alert color="bad" role="alert" my="sm">
      <Text size="sm">{error.message}</Text>
      {error instanceof GatewayError && <Details error={error} />}
    </Alert>
  );
}

function Details({ error: { code, errors } }: { readonly error: GatewayError }) {
  return (
    <>
      {errors.length > 0 && (
        <List size="sm">
          {errors.map(({ path, message }, index) => (
            <List.Item key={index}>
              <Code>{path}</Code> {message}
            </List.Item>
          ))}
        </List>
      )}
      <Text size="xs">Code: {code}</Text>
    </>
  );
}
