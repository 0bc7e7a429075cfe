/** Takes the code of a one-time sign-in link (`/sign-in#<code>`) out of the address, so that it stays in no history. */
export function takeSignInCode(): string | undefined {
  if (location.pathname !== '/sign-in') return undefined;
  const code = location.hash.slice(1);
  history.replaceState(null, '', '/');
  return code === '' ? undefined : code;
}
