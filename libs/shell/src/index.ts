export { canonicalForms } from './canonical-forms.js';
export type { Span } from './cursor.js';
export type { CanonicalLine, Form, Place, Redirection, SimpleCommand } from './simple-command.js';
