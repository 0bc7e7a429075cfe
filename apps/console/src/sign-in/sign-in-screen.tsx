import { useState, type SubmitEvent } from 'react';
import { ErrorNote } from '../page/error-note.js';

export interface SignInScreenProps {
  readonly signIn: (token: string) => void;
  readonly isBusy: boolean;
  readonly error: Error | null;
}

/** Asks for an operator's token. */
export function SignInScreen({ signIn, isBusy, error }: SignInScreenProps) {
  const [token, setToken] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    signIn(token.trim());
  };
  return (
    <main className="sign-in">
      <h1>Bylaw</h1>
      <p>
        Open the sign-in link that <code>npm start</code> prints, or sign in with an operator’s token.
      </p>
      <form onSubmit={submit}>
        <label htmlFor="token">Token</label>
        <input
          id="token"
          name="token"
          type="password"
          autoComplete="current-password"
          spellCheck={false}
          placeholder="bylaw_op_…"
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <ErrorNote error={error} />
        <button type="submit" className="primary" disabled={isBusy || token.trim() === ''}>
          {isBusy ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
