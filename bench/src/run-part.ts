import { PARTS, type PartName } from './parts.js';

/** One part of the benchmarks, in a process of its own: takes its name as an argument, answers with the rows. */
const name = process.argv[2] as PartName;
const rows = await PARTS[name]();
process.send?.(rows, () => process.disconnect());
