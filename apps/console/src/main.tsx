import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { takeSignInCode } from './sign-in/sign-in-code.js';
import './page/styles.js';
import { shareStyleNonce } from './page/style-nonce.js';

const root = document.getElementById('console');
if (root === null) throw new Error('index.html has no element #console');

shareStyleNonce();
createRoot(root).render(
  <StrictMode>
    <App signInCode={takeSignInCode()} />
  </StrictMode>,
);
