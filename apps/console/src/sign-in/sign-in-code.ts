/** Takes the code of a one-time sign-in link (`#code=…`) out of the address, so that it stays in no history. */
export function takeSignInCode(): string | undefined {
  const match = /^#code=([\w.~-]+)$/.exec(location.hash);
  if (match === null) return undefined;
  history.replaceState(null, '', location.pathname + location.search);
  return match[1];
}
