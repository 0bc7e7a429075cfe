export { canonicalForms } from './canonical-forms.js';
export type { CanonicalLine, Form, Redirection, SimpleCommand } from './simple-command.js';
