import type { TokenResponse } from '../gateway/wire.js';
import { AskingButton } from '../page/asking-button.js';
import { visible } from '../page/visible.js';

/** Ends a token for good. */
export function RevokeButton({ token: { id, name, kind, role } }: { readonly token: TokenResponse }) {
  return (
    <AskingButton
      label="Revoke …"
      isSmall
      title={`Revoke the token of ${visible(name)}`}
      verb="Revoke it for good"
      isGrave
      change={() => (gateway) => gateway.DELETE('/v1/tokens/{id}', { params: { path: { id } } })}
    >
      {kind === 'enrolment'
        ? 'Nobody can register an agent with it any more. Agents that did go on.'
        : `It does not work any more, nor do sessions that were opened with it, and approvals (${role ?? ''}) that were given with it are void.`}{' '}
      It does not come back.
    </AskingButton>
  );
}
