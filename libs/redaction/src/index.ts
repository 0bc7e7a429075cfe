export { holdsMark } from './mark.js';
export { Redactor, type RedactedParts } from './redactor.js';
export { secretKindOf } from './secret-name.js';
