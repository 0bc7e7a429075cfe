export { Redactor, type RedactedParts } from './redactor.js';
