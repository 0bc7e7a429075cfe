import { runPart, type PartName } from './parts.js';

/** One part of the benchmarks, in a process of its own: takes its name and how many minutes as arguments, answers with the rows. */
const [, , name, minutes] = process.argv;
const rows = await runPart(name as PartName, { minutes: Number(minutes ?? 10) });
process.send?.(rows, () => process.disconnect());
