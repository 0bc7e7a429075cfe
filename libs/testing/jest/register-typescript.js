import { register } from 'node:module';

// For `node --import`: what is imported from here on may be TypeScript.
register('./typescript-hooks.js', import.meta.url);
