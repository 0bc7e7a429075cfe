import { v7 } from 'uuid';

/** Makes ids; passed in, so that tests can know them (I11). */
export type NewId = () => string;

/** A UUIDv7: unique, and ordered by the time of its making. */
export const newId: NewId = () => v7();
