import { AskingButton } from '../page/asking-button.js';
import { useMay } from '../sign-in/session.js';

/** Declares a lockdown, or lifts it; for admins. */
export function LockdownSwitch({ isActive }: { readonly isActive: boolean }) {
  if (!useMay('admin')) return null;
  return isActive ? <Lift /> : <Declare />;
}

function Lift() {
  return (
    <AskingButton
      label="Lift the lockdown …"
      title="Lift the lockdown"
      verb="Lift it"
      change={() => (gateway) => gateway.DELETE('/v1/lockdown')}
    >
      The policy decides again about every action, at every hub within a second. Agents in quarantine stay
      there.
    </AskingButton>
  );
}

function Declare() {
  return (
    <AskingButton
      label="Declare a lockdown …"
      title="Declare a lockdown"
      commentLabel="Why"
      verb="Deny everything"
      isGrave
      change={({ comment }) =>
        (gateway) =>
          gateway.PUT('/v1/lockdown', { body: { reason: comment } })
        }
    >
      Every action of every agent is denied until the lockdown is lifted, at every hub within a second. Held
      actions can’t be let go meanwhile.
    </AskingButton>
  );
}
