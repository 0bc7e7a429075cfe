import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { GatewayError } from './gateway/gateway-error.js';
import { styleNonce } from './page/style-nonce.js';
import { cssVariables, theme } from './page/theme.js';
import { Console } from './shell/console.js';
import { SessionGate } from './sign-in/session-gate.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the gateway refuses, it refuses again; only its absence may pass.
      retry: (failures, error) =>
        failures < 3 && !(error instanceof GatewayError && error.status >= 400 && error.status < 500),
    },
  },
});

/** The operators' page. */
export function App({ signInCode }: { readonly signInCode: string | undefined }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queries}>
        <SessionGate code={signInCode}>
          <Console />
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>
  );
}
