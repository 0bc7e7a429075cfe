import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { takeSignInCode } from './sign-in/sign-in-code.js';
import './style.css';

const root = document.getElementById('console');
if (root === null) throw new Error('index.html has no element #console');

createRoot(root).render(
  <StrictMode>
    <App signInCode={takeSignInCode()} />
  </StrictMode>,
);
