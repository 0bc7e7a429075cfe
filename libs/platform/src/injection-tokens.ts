/** Injection tokens of what has no class of its own. */
export const LOGGER = Symbol('LOGGER');
export const CLOCK = Symbol('CLOCK');
export const NEW_ID = Symbol('NEW_ID');
