import type { SessionResponse } from '../gateway/wire.js';
import { hashKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, type ReactNode } from 'react';
import { gatewayClient, reading } from '../gateway/gateway-client.js';
import { GatewayError } from '../gateway/gateway-error.js';
import { Loading } from '../page/loading.js';
import { SessionContext, type Session } from './session.js';
import { SignInScreen } from './sign-in-screen.js';

const SESSION_KEY = ['session'];

/** The session of the cookie; null without one. */
async function currentSession(): Promise<SessionResponse | null> {
  try {
    return (await reading.GET('/v1/sessions/current')).data ?? null;
  } catch (error) {
    if (error instanceof GatewayError && error.status === 401) return null;
    throw error;
  }
}

async function signIn(by: { readonly code: string } | { readonly token: string }): Promise<SessionResponse> {
  const { data } = await reading.POST('/v1/sessions', { body: by });
  if (data === undefined) throw new Error('The gateway answered without a session');
  return data;
}

/** The session that a one-time link's code opens. A link that was used already does no harm to who is signed in. */
async function openSession(code: string): Promise<SessionResponse> {
  try {
    return await signIn({ code });
  } catch (error) {
    const current = await currentSession();
    if (current !== null) return current;
    throw error;
  }
}

export interface SessionGateProps {
  /** The code of the one-time link that opened the page, if one did. */
  readonly code: string | undefined;
  readonly children: ReactNode;
}

/** Shows its children to whoever is signed in, and the sign-in screen to everybody else. */
export function SessionGate({ code, children }: SessionGateProps) {
  const queries = useQueryClient();
  const current = useQuery({
    queryKey: SESSION_KEY,
    queryFn: () => (code === undefined ? currentSession() : openSession(code)),
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const signingIn = useMutation({
    mutationFn: (token: string) => signIn({ token }),
    onSuccess: (body) => queries.setQueryData(SESSION_KEY, body),
  });
  const session = useSessionOf(current.data ?? null);
  useExpiry();
  if (current.isPending) return <Loading what="the session" />;
  if (session !== null) return <SessionContext value={session}>{children}</SessionContext>;
  return (
    <SignInScreen
      signIn={signingIn.mutate}
      isBusy={signingIn.isPending}
      error={signingIn.error ?? (signingIn.isIdle ? current.error : null)}
    />
  );
}

function useSessionOf(body: SessionResponse | null): Session | null {
  const queries = useQueryClient();
  return useMemo(() => {
    if (body === null) return null;
    const { name, role, csrfToken } = body;
    const gateway = gatewayClient(csrfToken);
    const signOut = async () => {
      await gateway.DELETE('/v1/sessions/current').catch(() => undefined);
      queries.clear();
      location.assign('/');
    };
    return { name, role, csrfToken, gateway, signOut: () => void signOut() };
  }, [body, queries]);
}

/** Any answer that says 401 means that the session has ended: back to the sign-in screen. */
function useExpiry(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ query, type }) => {
        const error: unknown = type === 'updated' ? query.state.error : null;
        const isSession = query.queryHash === hashKey(SESSION_KEY);
        if (!isSession && error instanceof GatewayError && error.status === 401) {
          queries.setQueryData(SESSION_KEY, null);
        }
      }),
    [queries],
  );
}
